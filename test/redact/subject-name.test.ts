import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/index.js";

const redactor = createRedactor();

/** One person's name in the forms that letters, registers and systems make of it. */
const FORMS: { readonly [name: string]: readonly string[] } = {
  "Jan Peter de Vries": [
    "jan peter de vries",
    "JAN DE VRIES",
    "J.P. de Vries",
    "J. P. de Vries",
    "JP de Vries",
    "J. Vries",
    "Vries, J.P. de",
    "Vries, de, Jan",
    "VRIES DE, JAN",
    "de Vries, Jan",
    "de vries",
    "jan.de.vries",
    "jan_de_vries",
    "jdevries",
    "devriesj",
    "jan.vries",
    "Vries Jan",
    "Vries, Jan",
    "de Vries J.P.",
    "vriesj",
  ],
  "Mark Bakker": ["Bakker Mark", "Bakker M.", "BAKKER M"],
  "Vries, Jan de": ["Jan de Vries", "jdevries"],
  "mevrouw Ayşe Yılmaz": ["ayse yilmaz", "A. Yılmaz", "Yilmaz", "ayilmaz"],
  "Anne-Fleur Jansen-Bakker": ["anne-fleur jansen-bakker", "A. Jansen-Bakker", "jansen"],
  Xyqobert: ["xyqobert"],
};

describe("a known person", () => {
  for (const [name, forms] of Object.entries(FORMS)) {
    it.each(forms)(`${name}: %s`, (form) => {
      expect(redactor.with({ name }).redact(`regel met ${form} erin`)).toBe("regel met [NAME] erin");
    });
  }

  it.each(["Mark de taak", "de bakker bakt brood", "mark", "bak"])("whose names are words: leaves %j alone", (text) => {
    expect(redactor.with({ name: "Mark Bakker" }).redact(text)).toBe(text);
  });

  it("is found at no cost for others", () => {
    expect(redactor.with({ name: "Mark Bakker" }).redact("Mark Bakker en mark_bakker")).toBe("[NAME] en [NAME]");
    expect(redactor.redact("mark_bakker")).toBe("mark_bakker");
  });

  it.each(["12 jan 2025", "Boter en Borat", "bo", "li"])("whose name is short: leaves %j alone", (text) => {
    expect(redactor.with({ name: ["Jan Bakker", "Bo", "Li"] }).redact(text)).toBe(text);
  });

  it.each(["Jan", "JAN", "Bo", "Li", "BO"])("whose name is short is found as %s", (text) => {
    expect(redactor.with({ name: ["Jan Bakker", "Bo", "Li"] }).redact(`log ${text} in`)).toBe("log [NAME] in");
  });
});

describe("a person as the object of a program", () => {
  const user = { id: 7, role: "admin", voornaam: "Xyqobert", tussenvoegsel: "van der", achternaam: "Brstmeer", telefoonnummer: "0612345678", bsn: "999990019" };

  it("is known by the fields that the rules know", () => {
    const known = redactor.with(user);
    expect(known.redact("log xvanderbrstmeer, brstmeer; X. van der Brstmeer en 999990019, admin 7 van der rest")).toBe(
      "log [NAME], [NAME]; [NAME] en [BSN], admin 7 van der rest",
    );
  });

  it("whose names are words stays apart from the words", () => {
    const text = "mark de taak, de bakker bakt, van alles";
    expect(redactor.with({ voornaam: "Mark", achternaam: "Bakker" }).redact(text)).toBe(text);
    expect(redactor.with({ tussenvoegsel: "de" }).redact(text)).toBe(text);
  });

  it("is known by what its class computes", () => {
    class User {
      get name() {
        return "Xyqobert";
      }
    }
    expect(redactor.with(new User()).redact("log xyqobert")).toBe("log [NAME]");
  });

  it.each([
    ["nmae", "name"],
    ["emial", "email"],
    ["phones", "phone"],
  ])("with a typing error in a key (%s) is refused, since its value would not be masked", (key, meant) => {
    expect(() => redactor.with({ [key]: "Xyqobert" })).toThrow(
      expect.objectContaining({ code: "ERR_UNKNOWN_OPTION", message: expect.stringContaining(`Did you mean \`${meant}\`?`) }),
    );
  });

  it.each([["Xyqobert"], [["Xyqobert"]], [12345]])("without keys (%j) is refused, since nothing would be masked", (subject) => {
    expect(() => redactor.with(subject as never)).toThrow(expect.objectContaining({ code: "ERR_USAGE", message: expect.stringContaining("with({ name:") }));
  });

  it.each([undefined, null])("may be nobody (%j)", (subject) => {
    expect(redactor.with(subject).redact("log xyqobert")).toBe("log xyqobert");
  });
});
