import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutUp, redacted } from "./chunked.js";

const MEGABYTE = 1_048_576;

describe("a name that was found with strong evidence", () => {
  const filler = "Er is verder niets bijzonders te melden.\n";
  const letter = (lines: number) => `Mevrouw Lisa Bakker belde.\n${filler.repeat(lines)}Bakker komt, en lbakker logt in.\n${filler}`;

  it.each([0, 20, 200, 1500])("is found again %i lines later", async (lines) => {
    expect(await redacted([letter(lines)])).toBe(`Mevrouw [NAME] belde.\n${filler.repeat(lines)}[NAME] komt, en [NAME] logt in.\n${filler}`);
  });

  it("is forgotten when it was not seen for long, and not when it was", async () => {
    const pause = filler.repeat(1000);
    expect(await redacted([letter(2000)])).toContain("Bakker komt, en lbakker logt in.");
    const seen = await redacted([`Mevrouw Lisa Bakker belde.\n${`${pause}Bakker komt.\n`.repeat(4)}`]);
    expect(seen).not.toContain("Bakker");
  });

  it("is found again when its parts were fields", async () => {
    expect(await redacted([`voornaam: Mark\nachternaam: Bakker\n${filler.repeat(30)}login mbakker\n${filler}`])).toContain("login [NAME]\n");
  });

  it("tells nothing to lines of JSON, to other streams, or to lines that are redacted alone", async () => {
    const first = "Mevrouw Lisa Bakker belde.\n";
    expect(await redacted([`${first}{"msg":"Bakker komt"}\n{"naam":"Lisa Bakker"}\n{"msg":"Bakker komt"}\n`])).toBe(
      'Mevrouw [NAME] belde.\n{"msg":"Bakker komt"}\n{"naam":"[NAME]"}\n{"msg":"Bakker komt"}\n',
    );
    expect(await redacted(["Bakker komt\n"])).toBe("Bakker komt\n");
    expect(await redacted([`${first}Bakker komt\n`], { valueLines: 1 })).toBe("Mevrouw [NAME] belde.\nBakker komt\n");
  });

  it("is found again wherever the chunks were cut", async () => {
    const people = fc.constantFrom(
      "Mevrouw Lisa Bakker belde.\n",
      "Bakker komt.\n",
      "Bericht van mbakker en lbakker.\n",
      "voornaam: Mark\n",
      "Mark de taak.\n",
      filler,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(people, { maxLength: 80 }), fc.array(fc.integer({ min: 1, max: 200 })), async (lines, lengths) => {
        const bytes = Buffer.from(lines.join(""));
        expect(await redacted(cutUp(bytes, lengths))).toBe(await redacted([bytes]));
      }),
      { numRuns: 60 },
    );
  });

  it("takes no more memory in a stream of ever other names", async () => {
    const names = function* () {
      for (let index = 0; index < 40_000; index++)
        yield `De heer Jan Xy${index.toString(26).replace(/\d/g, (digit) => "qrstuvwxyz"[Number(digit)] as string)} belde.\n`;
    };
    const before = process.memoryUsage().heapUsed;
    const output = await redacted([...names()]);
    expect(output).not.toContain("Xy");
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(60 * MEGABYTE);
  }, 60_000);
});

describe("a table of CSV", () => {
  const rows = (count: number, bsn: string, name: string) => Array.from({ length: count }, (_, i) => `${i},${bsn},${name}\n`).join("");
  const header = "nr,bsn,achternaam\n";

  it("keeps its header for all its rows, wherever it is cut", async () => {
    const bytes = Buffer.from(header + rows(500, "999990018", "Xyqo"));
    expect(await redacted([bytes])).toBe(header + rows(500, "[BSN]", "[NAME]"));
    expect(await redacted(cutUp(bytes, [1, 7, 100, 3000]))).toBe(await redacted([bytes]));
  });

  it("is over where other lines come", async () => {
    const text = `${header}1,999990018,Xyqo\nEn verder,zonder,tabel.\nKlaar.\n${"regel\n".repeat(40)}1,999990018,Rood\n`;
    expect(await redacted([text])).toContain("1,999990018,Rood\n");
  });
});
