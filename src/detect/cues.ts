import { AT_CUE, anchors } from "./scanner.js";

/** A little more than context words reach, since a phrase and a value have a length of their own. */
const REACH = 72;

let next = 0;
let before = Number.NEGATIVE_INFINITY;

/** Starts at the first anchor of the last scan. */
export function rewindCues(): void {
  next = 0;
  before = Number.NEGATIVE_INFINITY;
}

/** Whether a cue stands within reach of a place. Asked for ever later places, it goes through the anchors once. */
export function isNearCue(at: number, count: number): boolean {
  while (next < count) {
    const anchor = anchors[next] as number;
    if ((anchor & 7) === AT_CUE) {
      if (anchor >> 3 > at) break;
      before = anchor >> 3;
    }
    next++;
  }
  return at - before <= REACH || (next < count && ((anchors[next] as number) >> 3) - at <= REACH);
}
