/** A little more than context words reach, since a phrase and a value have a length of their own. */
const REACH = 72;

/** Where the last scan saw words that rules need near them, in order, and of which rules they are, as bits. */
const places: number[] = [];
const masks: number[] = [];
let count = 0;

/** The first that may lie within reach of the place that was asked for last. */
let first = 0;

export function forgetCues(): void {
  count = 0;
  first = 0;
}

export function rememberCue(at: number, mask: number): void {
  places[count] = at;
  masks[count] = mask;
  count++;
}

/** The rules, as bits, of which a context word may stand within reach of a place. Places are asked for in order. */
export function cuesNear(at: number): number {
  while (first < count && at - (places[first] as number) > REACH) first++;
  let mask = 0;
  for (let i = first; i < count && (places[i] as number) - at <= REACH; i++) mask |= masks[i] as number;
  return mask;
}
