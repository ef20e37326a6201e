import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/index.js";

const redactor = createRedactor();

describe("what is asked of a database or an API", () => {
  const texts: readonly [name: string, before: string, after: string][] = [
    ["a date of SQL with its type", "WHERE geboortedatum = DATE '1985-03-12'", "WHERE geboortedatum = DATE '[DATE-OF-BIRTH]'"],
    ["a function of SQL", "geboortedatum = TO_DATE('1985-03-12','YYYY-MM-DD')", "geboortedatum = TO_DATE('[DATE-OF-BIRTH]','YYYY-MM-DD')"],
    ["a string of SQL Server", "achternaam = N'de Vries'", "achternaam = N'[NAME]'"],
    ["OData, eq", "$filter=achternaam eq 'Xyqo' and n eq 'rood'", "$filter=achternaam eq '[NAME]' and n eq 'rood'"],
    ["OData in an address", "/p?$filter=achternaam%20eq%20'Xyqo'", "/p?$filter=achternaam%20eq%20'[NAME]'"],
    [
      "OData, a part",
      "startswith(voornaam,'Xyqa') or contains(tolower(klant/achternaam), 'xyqa')",
      "startswith(voornaam,'[NAME]') or contains(tolower(klant/achternaam), '[NAME]')",
    ],
    ["RSQL", "?filter=geboortedatum=ge=1985-03-12;n=ge=3", "?filter=geboortedatum=ge=[DATE-OF-BIRTH];n=ge=3"],
    ["a matrix parameter before a path", "/x;naam=Fatima%20El%20Amrani/op", "/x;naam=%5BNAME%5D/op"],
    ["Prisma, as a line", '{"where":{"achternaam":{"contains":"Xyqo"},"n":{"gte":1}}}', '{"where":{"achternaam":{"contains":"[NAME]"},"n":{"gte":1}}}'],
    ["MongoDB, as a line", '{"geboortedatum":{"$gte":"1985-03-12"}}', '{"geboortedatum":{"$gte":"[DATE-OF-BIRTH]"}}'],
    ["a string in a function of SQL", "set achternaam = UPPER(N'Xyqo')", "set achternaam = UPPER(N'[NAME]')"],
    ["an operator in an operator", '{"achternaam":{"not":{"equals":"Xyqo"}}}', '{"achternaam":{"not":{"equals":"[NAME]"}}}'],
    ["both sides of a change", '{"achternaam":{"from":"Xyqo","to":"Zuqa"}}', '{"achternaam":{"from":"[NAME]","to":"[NAME]"}}'],
    ["nothing of an order", '{"orderBy":{"achternaam":"asc"},"sort":[{"voornaam":"DESC"}]}', '{"orderBy":{"achternaam":"asc"},"sort":[{"voornaam":"DESC"}]}'],
    [
      "nothing of a description",
      '{"bsn":{"in":"query","type":"string"},"x":{"contains":"Xyqo"}}',
      '{"bsn":{"in":"query","type":"string"},"x":{"contains":"Xyqo"}}',
    ],
  ];
  it.each(texts)("%s", (_name, before, after) => {
    expect(redactor.redact(before)).toBe(after);
  });

  it("the value of the key above it, in objects", () => {
    const where = {
      achternaam: { contains: "Xyqo", mode: "insensitive" },
      geboortedatum: { gte: "1985-03-12" },
      bsn: { not: { $in: ["999990019", "999992995"] } },
    };
    expect(redactor.redact({ where })).toEqual({
      where: { achternaam: { contains: "[NAME]", mode: "insensitive" }, geboortedatum: { gte: "[DATE-OF-BIRTH]" }, bsn: { not: { $in: ["[BSN]", "[BSN]"] } } },
    });
  });

  it("JSON Patch (RFC 6902)", () => {
    const patch = [
      { op: "replace", path: "/klant/achternaam", value: "Xyqo" },
      { op: "add", path: "/geboortedatum", value: "1985-03-12" },
      { op: "add", path: "/kleur", value: "rood" },
    ];
    const [name, birth, colour] = redactor.redact(patch);
    expect([name?.value, birth?.value, colour?.value]).toEqual(["[NAME]", "[DATE-OF-BIRTH]", "rood"]);
  });
});
