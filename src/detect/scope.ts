import { classOf, SEPARATOR } from "./chars.js";
import type { Window } from "./context.js";
import { keyAt, type PairReader, pairReader } from "./pairs.js";

/** How many separators before a value are looked at; pairs are nested in text no deeper. */
const NESTED = 4;

/** A key and the values behind its separator, as far as they reach. */
interface Pair {
  readonly from: number;
  readonly values: ReturnType<PairReader["valuesAt"]>;
}

const NO_PAIR: Pair = { from: 0, values: [] };

/** Finds for a place in the text the stretch whose words may speak about it: the innermost key and value that hold it, or the whole text. */
export function scopes(text: string): (start: number, end: number) => Window {
  const whole = { from: 0, to: text.length };
  const separators = separatorsOf(text);
  const pairs = pairsOf(text);
  return (start, end) => {
    const before = separators.before(start);
    for (let i = before - 1; i >= Math.max(0, before - NESTED); i--) {
      const { from, values } = pairs(separators.at(i));
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

interface Separators {
  /** How many stand before a place. */
  readonly before: (place: number) => number;
  readonly at: (index: number) => number;
}

/** The separators of a text, looked for no further than they are asked for. */
function separatorsOf(text: string): Separators {
  const found: number[] = [];
  let searched = 0;
  const searchTo = (place: number) => {
    for (; searched < place; searched++) if (classOf(text.charCodeAt(searched)) === SEPARATOR) found.push(searched);
  };
  return {
    before: (place) => {
      searchTo(place);
      return countBefore(found, place);
    },
    at: (index) => found[index] as number,
  };
}

/** How many of the sorted positions lie before `place`. */
function countBefore(positions: readonly number[], place: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
