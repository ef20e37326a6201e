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
  const separatorsBefore = separatorsOf(text);
  const pairs = pairsOf(text);
  return (start, end) => {
    for (const separator of separatorsBefore(start).slice(0, NESTED)) {
      const { from, values } = pairs(separator);
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

/** More than are looked at, since places are not asked for strictly in order. */
const KEPT = 16;

/** The last separators before a place, the nearest first. Asked for ever later places it looks at each character once. */
function separatorsOf(text: string): (place: number) => readonly number[] {
  let asked = 0;
  let known: readonly number[] = [];
  // From here to the place that was asked for last, `known` has them all.
  let from = 0;
  return (place) => {
    const before = place >= asked ? [...between(text, asked, place), ...known] : known.filter((at) => at < place);
    const isEnough = place >= asked || from === 0 || before.length >= NESTED;
    known = isEnough ? before.slice(0, KEPT) : between(text, 0, place);
    if (known.length === KEPT) from = known[KEPT - 1] as number;
    else if (!isEnough) from = 0;
    asked = place;
    return known;
  };
}

/** The nearest first. */
function between(text: string, from: number, to: number): number[] {
  const found: number[] = [];
  for (let at = to - 1; at >= from && found.length < KEPT; at--) if (classOf(text.charCodeAt(at)) === SEPARATOR) found.push(at);
  return found;
}
