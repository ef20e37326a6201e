import { AT_CUE, anchors } from "./scanner.js";
import { type CueTable, cuesAt } from "./word-table.js";

/** A little more than context words reach, since a phrase and a value have a length of their own. */
const REACH = 72;

/** The first anchor that may lie within reach, the place that was asked for last, and the answer. */
let first = 0;
let asked = -1;
let answer = 0;

/** Starts at the first anchor of the last scan. */
export function rewindCues(): void {
  first = 0;
  asked = -1;
}

/** The rules, as bits, of which a context word may stand within reach of a place. Places are asked for in order. */
export function cuesNear(text: string, at: number, count: number, table: CueTable): number {
  if (at === asked) return answer;
  asked = at;
  answer = 0;
  while (first < count && at - placeOf(first) > REACH) first++;
  for (let i = first; i < count && placeOf(i) - at <= REACH; i++) {
    if (((anchors[i] as number) & 7) === AT_CUE) answer |= cuesAt(table, text, placeOf(i));
  }
  return answer;
}

function placeOf(anchor: number): number {
  return (anchors[anchor] as number) >> 3;
}
