import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import { classOf, SPECIAL } from "../../src/detect/chars.js";
import { cuesNear, useCues } from "../../src/detect/cues.js";
import { rulebookOf } from "../../src/detect/rulebook.js";
import { type Anchors, findAnchors, found, NEEDS_VIEW } from "../../src/detect/scanner.js";
import { fastScanner } from "../../src/detect/wasm/scanner.js";

const tables = rulebookOf(rules).scan;
const fast = fastScanner();

/** Anchors with their rules, and what `cuesNear` says at each of them. */
function inJavaScript(text: string, isView: boolean): readonly number[] {
  const count = findAnchors(text, tables, isView);
  useCues(found.cues);
  return seen(count, found);
}

function inWebAssembly(text: string, isView: boolean): readonly number[] {
  const count = fast?.scan(text, tables, isView) ?? Number.NaN;
  useCues(fast?.cues ?? found.cues);
  return seen(count, fast?.anchors ?? found);
}

/** Where the text has to be read as a view, what was found before is of no use to anybody. */
function seen(count: number, anchors: Anchors): readonly number[] {
  if (count === NEEDS_VIEW) return [NEEDS_VIEW];
  const places = anchors.places.slice(0, count);
  return [count, ...places, ...anchors.rules.slice(0, count), ...[...places].filter((place) => (place & 7) !== 5).map((place) => cuesNear(place >> 3))];
}

/** Pieces that the scanner has rules about, so that random texts are full of them. */
const pieces = fc.constantFrom(
  ..."a Z é Ş ß ı 0 12 999990019 2026-11-22 _ = := :: => :// : > < </ <b> @ $ * { } [ ] \" ' ` \\ \\n & &amp; &#64; % %40 =\n =\r , ; | BSN bsn: Jan van_der 06 +31 NL91ABNA0417164300 \u0001 \u00a0 € 😀 Ж 漢 １ \u200b".split(
    " ",
  ),
  " ",
  "\n",
  "\t",
  '"key":',
  "geboren ",
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  "0000000000000000000000000000000000000000000000",
);
const text = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ maxLength: 200, unit: "binary" }),
  fc.array(pieces, { maxLength: 80 }).map((list) => list.join("")),
);

describe("the scanner in WebAssembly", () => {
  it("runs here", () => {
    expect(fast).toBeDefined();
  });

  it("finds what the one in JavaScript finds, in any text", () => {
    fc.assert(
      fc.property(text, fc.boolean(), (sample, isView) => {
        expect(inWebAssembly(sample, isView)).toEqual(inJavaScript(sample, isView));
      }),
      { numRuns: 3000 },
    );
  });

  it("finds what the one in JavaScript finds, in the examples of all rules", () => {
    for (const { examples } of rules) {
      for (const example of [...examples.match, ...examples.ignore].flatMap((one) => [one, JSON.stringify({ msg: one })])) {
        expect(inWebAssembly(example, true)).toEqual(inJavaScript(example, true));
      }
    }
  });

  it("forgets the end of a longer text before it", () => {
    const long = `${"BSN 999990019 ".repeat(40)}geboren`;
    inWebAssembly(long, true);
    for (let length = 0; length < 80; length++) expect(inWebAssembly(long.slice(0, length), true)).toEqual(inJavaScript(long.slice(0, length), true));
  });

  it("reads a text that has no room in it in stretches", () => {
    const long = fc.tuple(text, text, fc.integer({ min: 16_300, max: 16_500 }), fc.constantFrom(" ", "<b ", "= ", "a:", "x1_-", "€ "));
    fc.assert(
      fc.property(long, fc.boolean(), ([first, second, length, filling], isView) => {
        const sample = `${first.padEnd(length, filling)}${second}${filling.repeat(12_000)}${second}`;
        expect(inWebAssembly(sample, isView)).toEqual(inJavaScript(sample, isView));
      }),
      { numRuns: 200 },
    );
  });

  it("leaves a text with a word that has no room in it to the other", () => {
    expect(fast?.scan("a".repeat(16_384), tables, false)).toBe(1);
    expect(fast?.scan("a".repeat(16_385), tables, false)).toBeUndefined();
  });

  it("leaves a rulebook that does not last to the other", () => {
    expect(fast?.scan("BSN 999990019", { ...tables, isLasting: false }, false)).toBeUndefined();
  });

  it("leaves rulebooks that there is no room for to the other", () => {
    const books = Array.from({ length: 20 }, () => rulebookOf(rules).scan);
    const counts = books.map((book) => fast?.scan("BSN 999990019", book, false));
    expect(counts.at(-1)).toBeUndefined();
    expect(fast?.scan("BSN 999990019", tables, false)).toBe(findAnchors("BSN 999990019", tables, false));
  });

  it("finds every character that a view reads differently", () => {
    const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join("a");
    const places: number[] = [];
    fast?.eachSpecial(all, false, (place) => places.push(place));
    const specials = Array.from(all, (_, place) => place).filter((place) => classOf(all.charCodeAt(place)) === SPECIAL);
    expect(places.filter((place) => classOf(all.charCodeAt(place)) === SPECIAL)).toEqual(specials);
    const ends: number[] = [];
    fast?.eachSpecial("a=b\\=", true, (place) => ends.push(place));
    expect(ends).toEqual([1, 3, 4]);
  });

  it("is what its source gives", () => {
    const { status, stderr } = spawnSync(process.execPath, ["src/detect/wasm/build.mjs", "--check"], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});
