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
  ],
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
});
