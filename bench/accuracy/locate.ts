import type { Place } from "./corpora.js";
import { type Signs, signsOf } from "./cover.js";

/** A shorter end of a value would be found in many places by chance. */
const SHORTEST_TAIL = 5;
const DATE = /^\d{4}-\d\d-\d\d$/;

/**
 * The places of a text that hold a normalised value, however it is written there: with other separators, without a country code or leading
 * zeros, as a date in another order, or in pieces. Empty when it is not there.
 *
 * @example
 * locate("Bel 06-12345678", "+31612345678"); // [{ start: 5, end: 15 }]
 */
export function locate(text: string, value: string): Place[] {
  const signs = signsOf(text);
  const wanted = signsOf(value).text;
  const whole = placeOf(signs, wanted);
  if (whole) return [whole];
  if (DATE.test(value)) return dateIn(text);
  const tail = longestTail(signs, wanted);
  return tail ? [tail] : pieces(signs, value);
}

function placeOf({ text, at }: Signs, wanted: string, from = 0): Place | undefined {
  const index = wanted === "" ? -1 : text.indexOf(wanted, from);
  return index === -1 ? undefined : { start: at[index] as number, end: (at[index + wanted.length - 1] as number) + 1 };
}

/** `612345678` of `31612345678`. */
function longestTail(signs: Signs, wanted: string): Place | undefined {
  for (let from = 1; wanted.length - from >= SHORTEST_TAIL; from++) {
    const place = /^\d+$/.test(wanted.slice(from)) ? placeOf(signs, wanted.slice(from)) : undefined;
    if (place) return place;
  }
  return undefined;
}

/** From the first to the last digit: `1 december 1985`. */
function dateIn(text: string): Place[] {
  const date = /\d(?:.*\d)?/.exec(text);
  return date ? [{ start: date.index, end: date.index + date[0].length }] : [];
}

/** The words of the value that the text has, in the order of the text. */
function pieces(signs: Signs, value: string): Place[] {
  const words = value.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.flatMap((word) => placeOf(signs, word) ?? []).sort((a, b) => a.start - b.start);
}
