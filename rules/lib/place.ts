import { kinds } from "../lists/bits.js";
import { lookup } from "../lists/words.js";
import { late } from "./late.js";

const { commonWordBand, isPlace } = kinds;

const name = late(
  String.raw`(?:'s[ -]|'t )?[\p{L}][\p{L}'-]{0,39}\p{L}(?: (?:aan|den|de|der|op|bij|van|over|en|in|het|'t|\p{L}[\p{L}'-]{0,39}\p{L})){0,4}`,
  "uy",
);

/** Where a place name ends, and whether it is a known one or only looks like one. */
export interface Place {
  readonly end: number;
  readonly known: boolean;
}

/** The longest known place that starts at `at` (`Capelle aan den IJssel`), else one word with a capital. */
export function placeAt(text: string, at: number): Place | undefined {
  name().lastIndex = at;
  const run = name().exec(text)?.[0] ?? "";
  for (let end = at + run.length; end > at; end = text.lastIndexOf(" ", end - 1)) {
    const bits = lookup(text, at, end);
    // Small letters too, `den haag`, but not the villages of Een and Geel in "een" and "geel".
    if (isPlace(bits) && commonWordBand(bits) < (startsWithCapital(text, at) ? 3 : 1)) return { end, known: true };
  }
  const [word = ""] = run.split(" ", 1);
  const isWord = commonWordBand(lookup(text, at, at + word.length)) > 1;
  return word.length > 2 && startsWithCapital(text, at) && !isWord ? { end: at + word.length, known: false } : undefined;
}

function startsWithCapital(text: string, at: number): boolean {
  return /^(?:'[st][ -]?)?\p{Lu}/u.test(text.slice(at, at + 4));
}
