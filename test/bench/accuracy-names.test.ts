import { describe, expect, it } from "vitest";
import type { Document, Place } from "../../bench/accuracy/corpora.js";
import { kindOfBorder, kindOfMiss, shapeOf } from "../../bench/accuracy/name-kinds.js";
import { documentFigures } from "../../bench/accuracy/names.js";
import { at, finding, marked, name } from "./made-up.js";

describe("names", () => {
  const { text, places } = marked("Het was [[Jan de Vries]]. [[Piet]] zag [[Utrecht]] en [[W. Bakker]].");
  const [jan, piet, utrecht, bakker] = places as [Place, Place, Place, Place];
  const document: Document = { id: "1", text, spans: [jan, piet, bakker].map(name), other: [{ ...utrecht, kind: "LOC" }] };

  it("have a shape", () => {
    expect(places.map((place) => shapeOf(text, place))).toEqual(["with a prefix", "one word, sentence start", "one word", "with initials"]);
    expect(shapeOf("JAN BAKKER", at(0, 10))).toBe("ALL CAPS");
    expect(shapeOf("jan", at(0, 3))).toBe("lower case");
    expect(shapeOf("Jan Bakker", at(0, 10))).toBe("two words");
  });

  it("are counted with the kinds of miss and of false alarm", () => {
    const found = [finding("person-name", at(jan.start, jan.end - 6)), finding("person-name", utrecht, { reasons: ["list"] })];
    const below = { ...finding("person-name", piet, { reasons: ["list"] }), outcome: "below-threshold" as const };
    const figures = documentFigures(
      document,
      () => found,
      () => [below],
    );
    expect(figures.agreement).toEqual({ gold: 3, found: 2, exact: 0, goldTouched: 1, foundTouched: 1 });
    expect(figures.inNouns).toEqual([1, 0, 0]);
    expect(figures.misses).toEqual(["one word, sentence start: below the threshold (list)", "with initials: no candidate"]);
    expect(figures.falseAlarms).toEqual(["is LOC: one word (list)"]);
    expect(figures.borders).toEqual(["too short at the end"]);
    expect(figures.details.join("\n")).not.toMatch(/Piet|Utrecht|Bakker/);
  });

  it("that another rule took say so", () => {
    const taken = { ...finding("address", piet), outcome: "taken" as const };
    expect(kindOfMiss(document, piet, [taken])).toBe("one word, sentence start: taken as address");
  });

  it("have borders that can be wrong on both sides", () => {
    expect(kindOfBorder(at(10, 20), [at(8, 19)])).toBe("too long at the front, too short at the end");
    expect(kindOfBorder(at(10, 20), [at(10, 13), at(15, 20)])).toBe("in several parts");
  });
});
