import type { Window } from "./context.js";
import { keyAt, type PairReader, pairReader } from "./pairs.js";
import { separatorsIn } from "./separators.js";

/** How many separators before a value are looked at; pairs are nested in text no deeper. */
const NESTED = 4;

/** Finds for a place in the text the stretch whose words may speak about it: the innermost key and value that hold it, or the whole text. */
export function scopes(text: string): (start: number, end: number) => Window {
  let pairs: PairReader | undefined;
  let separators: readonly number[] | undefined;
  return (start, end) => {
    separators ??= separatorsIn(text);
    const before = countBefore(separators, start);
    for (let i = before - 1; i >= Math.max(0, before - NESTED); i--) {
      const at = separators[i] as number;
      const key = keyAt(text, at);
      if (key === undefined) continue;
      pairs ??= pairReader(text);
      const value = pairs.valuesAt(at).find((one) => one.start <= start && one.lineEnd >= end);
      if (value !== undefined) return { from: key.start, to: value.lineEnd };
    }
    return { from: 0, to: text.length };
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
