import { AT_CUE } from "./scanner.js";

/** A little more than context words reach, since a phrase and a value have a length of their own. */
const REACH = 72;

/** Answers for ever later places whether a cue stands within reach, going through the anchors once. */
export function cueFinder(anchors: Int32Array, count: number): (at: number) => boolean {
  let next = 0;
  let before = Number.NEGATIVE_INFINITY;
  return (at) => {
    while (next < count) {
      const anchor = anchors[next] as number;
      if ((anchor & 7) === AT_CUE) {
        if (anchor >> 3 > at) break;
        before = anchor >> 3;
      }
      next++;
    }
    return at - before <= REACH || (next < count && ((anchors[next] as number) >> 3) - at <= REACH);
  };
}
