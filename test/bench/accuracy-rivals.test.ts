import { describe, expect, it } from "vitest";
import { changedPlaces, isHidden } from "../../bench/accuracy/changes.js";
import { sampleOf, valuesIn } from "../../bench/accuracy/rivals.js";
import { at, marked } from "./made-up.js";

describe("other libraries", () => {
  it.each([
    ["Bel [[06-12345678]]", "Bel PHONE", true],
    ["Bel [[06-12345678]]", "Bel 06-DIGITS", true],
    ["Bel [[06-12345678]]", "Bel 06-1234DIGITS", false],
    ["Bel [[06-12345678]]", "Bel 06-12345678", false],
    ["IBAN [[NL91ABNA0417164300]]", "IBAN NL91ABNA[PHONE]", false],
  ])("hide the value of %s in %s: %s", (source, output, hidden) => {
    const { text, places } = marked(source);
    expect(isHidden(text, places, output)).toBe(hidden);
  });

  it.each([
    ["a b c d", "a b c d", 0],
    ["Beste klant, dank u", "[NAME_1] klant, dank [NAME_2]", 2],
    ["Beste klant, dank u", "[NAME_1] dank u", 1],
    ["a b", "a [X] b", 1],
    ["van 192.0.2.1 kwam", "van [IP] kwam", 0],
  ])("change %s to %s in %d places", (text, output, places) => {
    expect(changedPlaces(text, output, /(?:\d{1,3}\.){3}\d{1,3}/)).toBe(places);
  });

  it("get lines from all over a text, about as many characters as asked", () => {
    const text = Array.from({ length: 1000 }, (_, index) => `line ${String(index).padStart(4, "0")}`).join("\n");
    const sample = sampleOf([text, "", "  "], 900);
    expect(sample.join("").length).toBeGreaterThan(800);
    expect(sample.join("").length).toBeLessThan(1000);
    expect(Number(sample.at(-1)?.slice(5))).toBeGreaterThan(950);
    expect(sampleOf(["short", "text"], 900)).toEqual(["short", "text"]);
  });

  it("are asked for the vectors that count", () => {
    const valid = [
      { text: "06-12345678", value: "+31612345678", note: "" },
      { text: "0900-1234", value: "+319001234", note: "premium: not personal" },
    ];
    expect(valuesIn({ phone_nl: { valid, invalid: [] }, bag_id: { valid: [{ text: "1", value: "1", note: "" }], invalid: [] } })).toEqual([
      { kind: "phone_nl", text: "06-12345678", places: [at(1, 11)] },
    ]);
  });
});
