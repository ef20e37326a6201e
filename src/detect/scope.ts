import { classOf, SEPARATOR } from "./chars.js";
import type { Window } from "./cue-hits.js";
import { keyAt } from "./keys.js";
import { type PairReader, pairReader, type Value } from "./pairs.js";

/** How many separators before a value are looked at; pairs are nested in text no deeper. */
const NESTED = 4;

/** A key and the values behind its separator, as far as they reach. */
interface Pair {
  readonly from: number;
  readonly values: readonly Value[];
}

const NO_PAIR: Pair = { from: 0, values: [] };

/** Finds for a place in the text the stretch whose words may speak about it: the innermost key and value that hold it, or the whole text. */
export function scopes(text: string): (start: number, end: number) => Window {
  const whole = { from: 0, to: text.length };
  const separators: Separators = { text, places: [], from: 0, read: 0 };
  const pairAt = pairsOf(text);
  return (start, end) => {
    const last = countBefore(separators, start) - 1;
    for (let index = last; index >= 0 && index > last - NESTED; index--) {
      const { from, values } = pairAt(separators.places[index] as number);
      for (const value of values) if (value.start <= start && value.lineEnd >= end) return { from, to: value.lineEnd };
    }
    return whole;
  };
}

/** Every pair is read once, however many candidates ask for it. */
function pairsOf(text: string): (separator: number) => Pair {
  const known = new Map<number, Pair>();
  let reader: PairReader | undefined;
  return (separator) => {
    let pair = known.get(separator);
    if (pair === undefined) {
      const key = keyAt(text, separator);
      reader ??= pairReader(text);
      pair = key === undefined ? NO_PAIR : { from: key.start, values: reader.valuesAt(separator) };
      known.set(separator, pair);
    }
    return pair;
  };
}

/** Separators of a text, in order: all of those between `from` and `read`. */
interface Separators {
  readonly text: string;
  readonly places: number[];
  from: number;
  read: number;
}

/** More than are looked at, since places are not asked for strictly in order. */
const ENOUGH = 2 * NESTED;

/** How many of the known separators stand before a place; the last ones before it are all known then. Asked for ever later places it looks at each character once. */
function countBefore(separators: Separators, place: number): number {
  const { places } = separators;
  if (place >= separators.read) {
    readBack(separators, place, separators.read);
    return places.length;
  }
  let count = places.length;
  while (count > 0 && (places[count - 1] as number) >= place && places.length - count < ENOUGH) count--;
  const isKnown = (count === 0 || (places[count - 1] as number) < place) && (separators.from === 0 || count >= NESTED);
  if (isKnown) return count;
  readBack(separators, place, 0);
  return places.length;
}

/** Adds the separators between two places; when there are enough the earlier ones are forgotten. */
function readBack(separators: Separators, place: number, least: number): void {
  const { text, places } = separators;
  const found: number[] = [];
  let at = place;
  while (at > least && found.length < ENOUGH) if (classOf(text.charCodeAt(--at)) === SEPARATOR) found.push(at);
  if (found.length === ENOUGH || least === 0) {
    places.length = 0;
    separators.from = found.length === ENOUGH ? at : 0;
  }
  for (let index = found.length - 1; index >= 0; index--) places.push(found[index] as number);
  separators.read = place;
}
