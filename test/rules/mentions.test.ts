import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mentionsOf } from "../../rules/lib/names/mentions.js";

const word = fc.constantFrom(
  "Xyqo",
  "Zwartveld",
  "Xyqhof",
  "P.",
  "A.C.",
  "Th.",
  "J",
  "van",
  "der",
  "El",
  "de",
  "Van",
  "mevrouw",
  "dr.",
  "MSc",
  "Anne-Xyq",
  "Xyqé",
  "O'Xyq",
  "Li",
);
const name = fc.array(word, { minLength: 1, maxLength: 5 }).chain((words) => fc.constantFrom(words.join(" "), `${words[0]}, ${words.slice(1).join(" ")}`));

describe("how a name is mentioned again", () => {
  it("tells what all user names hold, so that a text without it need not be searched for each", () => {
    fc.assert(
      fc.property(name, (called) => {
        const { core, spellings } = mentionsOf(called);
        if (core !== "") for (const spelling of spellings()) expect(spelling).toContain(core);
      }),
      { numRuns: 2000 },
    );
  });

  it("knows no user name of somebody whose given name is not known", () => {
    for (const called of ["Zwartveld", "P. van der Zwartveld", "De Zwartveld", "mevrouw Zwartveld", "A.C. Zwartveld"]) expect(mentionsOf(called).core).toBe("");
    for (const called of ["Xyqo Zwartveld", "Xyqo van der Zwartveld", "Zwartveld, Xyqo", "P. Xyqo Zwartveld", "dr. Xyqo de Zwartveld"])
      expect(mentionsOf(called).core).toBe("zwartveld");
  });
});
