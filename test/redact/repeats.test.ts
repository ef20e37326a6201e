import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/index.js";

const redactor = createRedactor();

describe("a name that was found with strong evidence is found again", () => {
  const texts: readonly [name: string, before: string, after: string][] = [
    ["by surname", "Mevrouw Fatima El Amrani belde. El Amrani komt morgen.", "Mevrouw [NAME] belde. [NAME] komt morgen."],
    ["before the full name", "Bakker belde terug. Dat was mevrouw Lisa Bakker.", "[NAME] belde terug. Dat was mevrouw [NAME]."],
    ["by given name", "Overleg met Mark Jansen. Daarna ging Mark weg.", "Overleg met [NAME]. Daarna ging [NAME] weg."],
    ["as user name", "Jan de Vries logt in als jdevries of jan.de.vries.", "[NAME] logt in als [NAME] of [NAME]."],
    ["in a JSON line", '{"achternaam":"Bakker","msg":"Bakker belt terug"}', '{"achternaam":"[NAME]","msg":"[NAME] belt terug"}'],
  ];
  it.each(texts)("%s", (_name, before, after) => {
    expect(redactor.redact(before)).toBe(after);
  });

  it("says so in its reasons", () => {
    const reasons = redactor.scan("Mevrouw Lisa Bakker belde. Bakker komt.").map((finding) => finding.reasons);
    expect(reasons[1]).toContain("repeat");
  });

  const quiet = [
    "Bakker belt terug",
    "Er belde iemand. Mark de taak",
    "login jdevries",
    "De gemeente Utrecht ligt in Utrecht",
    "contactnaam: Gemeente Utrecht\nZij woont in Utrecht.",
  ];
  it.each(quiet)("and not without: %s", (text) => {
    expect(redactor.redact(text)).not.toMatch(/(?<!contactnaam: )\[NAME\]/);
  });
});

describe("in one object", () => {
  const record = { voornaam: "Mark", achternaam: "Bakker", notities: ["Bakker belde", { tekst: "Mark is ziek" }], bakker: "bakker" };

  it("what name fields hold is found in other fields", () => {
    expect(redactor.redact(record)).toEqual({
      voornaam: "[NAME]",
      achternaam: "[NAME]",
      notities: ["[NAME] belde", { tekst: "[NAME] is ziek" }],
      bakker: "bakker",
    });
  });

  const logins: readonly [string, object, readonly string[]][] = [
    ["given name and surname", { voornaam: "Mark", achternaam: "Bakker" }, ["mbakker", "mark.bakker", "bakkerm"]],
    ["with a prefix", { firstName: "Lisa", tussenvoegsel: "van der", lastName: "Wit" }, ["lvanderwit", "lisa.van.der.wit"]],
    ["the other way round", { achternaam: "Bakker", voornaam: "Mark" }, ["mbakker", "mark_bakker"]],
    ["second names", { achternaam: "Bakker", voornamen: "Jan Peter" }, ["jpbakker"]],
  ];
  it.each(logins)("fields that each hold a part of a name make its user names: %s", (_case, fields, names) => {
    for (const login of names) {
      expect(redactor.redact({ ...fields, tekst: `gezien: ${login}` })).toMatchObject({ tekst: "gezien: [NAME]" });
      expect(redactor.redact(JSON.stringify({ ...fields, tekst: `gezien: ${login}` }))).toContain("gezien: [NAME]");
      expect(redactor.redact({ tekst: `gezien: ${login}` })).toEqual({ tekst: `gezien: ${login}` });
    }
  });

  it.each([
    ["in capitals", "BAKKER belde", "[NAME] belde"],
    ["percent-encoded", "/zoek?x=belt%20Bakk%65r&y=1", "/zoek?x=belt%20%5BNAME%5D&y=1"],
    ["with a soft hyphen", "Bak\u00adker belde", "[NAME] belde"],
    ["broken as mail is", "gisteren B=\nakker belde", "gisteren [NAME] belde"],
  ])("is found again %s", (_case, note, redacted) => {
    expect(redactor.redact({ ...record, note })).toMatchObject({ note: redacted });
  });

  it.each([
    ["el amrani belde terug", "[NAME] belde terug"],
    ["zie /dossiers/el-amrani", "zie /dossiers/[NAME]"],
    ["door fatima_el_amrani", "door [NAME]"],
    ["zie el_amrani.pdf", "zie [NAME].pdf"],
    ["model amrani belde", "model amrani belde"],
  ])("with a prefix in small letters: %s", (note, redacted) => {
    expect(redactor.redact({ naam: "Fatima El Amrani", note })).toMatchObject({ note: redacted });
  });

  it("in small letters it may be said of somebody else", () => {
    expect(redactor.redact({ naam: "Jan de Bakker", note: "langs de bakker gegaan" })).toMatchObject({ note: "langs de bakker gegaan" });
  });

  it("is found again however many others are known", () => {
    const others = Array.from({ length: 40 }, (_, at) => ({ achternaam: `Bak${"abcdefghijklmnopqrstuvwxyz"[at % 26]}${"aeiou"[at % 5]}ma` }));
    expect(redactor.redact({ others, ...record, note: "Bakker belde" })).toMatchObject({ note: "[NAME] belde" });
  });

  it("findings come in order, once", () => {
    expect(redactor.scan(record).map(({ path }) => path)).toEqual(["voornaam", "achternaam", "notities[0]", "notities[1].tekst"]);
  });

  it("surrogates are not masked again, and are the same everywhere", () => {
    const masked = createRedactor({ mask: "surrogate" }).redact({ achternaam: "Bakker", notitie: "Bakker belde" });
    expect(masked.notitie).toBe(`${masked.achternaam} belde`);
    expect(masked.achternaam).not.toBe("Bakker");
  });

  it("one object tells nothing about the next", () => {
    redactor.redact(record);
    expect(redactor.redact({ tekst: "Bakker belde" })).toEqual({ tekst: "Bakker belde" });
  });

  it("redacting twice equals redacting once", () => {
    const value = fc.constantFrom("Bakker belde", "Mark de taak", "mevrouw Lisa Bakker", "jbakker", "Mark", "x", "De Vries en Bakker");
    const key = fc.constantFrom("voornaam", "achternaam", "naam", "tekst", "notitie");
    fc.assert(
      fc.property(fc.dictionary(key, value), (input) => {
        const once = redactor.redact(input);
        expect(redactor.redact(once)).toEqual(once);
        expect(redactor.scan(once)).toEqual([]);
      }),
    );
  });
});

describe("with many names the memory stays bounded", () => {
  it("finds the first ones again", () => {
    const names = Array.from({ length: 3000 }, (_, index) => `Jan Xy${letters(index)}s`);
    const out = redactor.redact(`${names.join(", ")}. Gezien: Xy${letters(5)}s en niemand anders`);
    expect(out.slice(-40)).toContain("Gezien: [NAME] en niemand anders");
  });
});

/** A row of small letters for each number. */
function letters(number: number): string {
  return [...number.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join("");
}
