import type { RandomInt } from "../../src/rule.js";
import { kinds } from "../lists/bits.js";
import { lookup } from "../lists/words.js";
import { late } from "./late.js";
import { inventedInitial, inventedWord, isInventedWord } from "./names/invented.js";
import { folded, same } from "./same.js";

const { isPrefixWord } = kinds;

const word = late(String.raw`\p{L}[\p{L}\p{M}]{0,60}`, "gu");
/** What a street is, at the end of its name or as a word of its own. */
const kind = /(?:straatje|straat|str|laan|ln|weg|plein|pln|kade|singel|gracht|dijk|hof|pad|park|steeg|dreef|plantsoen|boulevard|baan|allee|markt|brink)$/;
/** Behind or before a house number: which floor, which side, and the word for number. */
const besideNumber = /^(?:bis|hs|huis|hoog|boven|beneden|achter|rood|zwart|bus|toe|nr|no|[a-z]{1,3}toe|i{1,3}|iv|vi{0,3}|te|in|to)$/;

/** The words of a place or an address replaced by invented ones of the same length and case; prefixes, kinds of street and signs stay. */
export function inventedPlace(value: string, random: RandomInt, isKindOnly = false): string {
  return value.replace(word(), (part) => {
    const { stem, rest } = isKindOnly && part.length > 2 ? { stem: folded(part), rest: "" } : split(part);
    return stem === "" ? part : inCaseOf(part, drawn(stem, random) + rest);
  });
}

function drawn(stem: string, random: RandomInt): string {
  return same(random, "place", stem, (draw, tries) => inventedWord(inventedInitial(stem), stem.length, draw, tries));
}

/** Whether there is no more to a value than kinds and prefixes: "Markt" is a street too. */
export function isKindOnly(value: string): boolean {
  return partsOf(value).every(({ stem }) => stem === "");
}

/** Whether every word is an invented one, or says nothing; at least one has to be invented. */
export function isInventedPlace(value: string): boolean {
  const stems = partsOf(value.replace(postcode(), "")).flatMap(({ stem }) => (stem === "" ? [] : [stem]));
  return stems.length > 0 && stems.every(isInventedWord);
}

const postcode = late(String.raw`(?<![\p{L}\d])\d{4} {0,2}[A-Za-z]{2}(?![\p{L}\d])`, "gu");

function partsOf(value: string): readonly Part[] {
  return (value.match(word()) ?? []).map(split);
}

interface Part {
  readonly stem: string;
  readonly rest: string;
}

/** The part of a word that tells which place it is, in small letters without accents; empty when it tells nothing. */
function split(part: string): Part {
  const small = folded(part);
  if (small.length < 2 || besideNumber.test(small) || (small.length < 5 && isPrefixWord(lookup(small, 0, small.length)))) return { stem: "", rest: small };
  const rest = kind.exec(small)?.[0] ?? "";
  const stem = small.slice(0, small.length - rest.length);
  // "Oss" in "Ossstraat" is told apart from "straat"; one letter before the kind is part of it.
  return stem.length === 1 ? { stem: small, rest: "" } : { stem, rest };
}

function inCaseOf(part: string, drawnWord: string): string {
  if (part.length > 1 && part === part.toUpperCase()) return drawnWord.toUpperCase();
  return part === part.toLowerCase() ? drawnWord : drawnWord.charAt(0).toUpperCase() + drawnWord.slice(1);
}
