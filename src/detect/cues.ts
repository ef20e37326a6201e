/** A little more than context words reach, since a phrase and a value have a length of their own. */
const REACH = 72;

/** Where the last scan saw words that rules need near them, in order, and of which rules they are, as bits. */
export interface SeenCues {
  places: Int32Array;
  masks: Int32Array;
  count: number;
}

/** The first that may lie within reach of the place that was asked for last. */
let first = 0;
let last: SeenCues = noCues();

/** Room for cues. */
export function noCues(): SeenCues {
  return { places: new Int32Array(256), masks: new Int32Array(256), count: 0 };
}

/** What `cuesNear` tells from now on. */
export function useCues(cues: SeenCues): void {
  last = cues;
  first = 0;
}

export function rememberCue(cues: SeenCues, at: number, mask: number): void {
  if (cues.count === cues.places.length) {
    cues.places = twice(cues.places);
    cues.masks = twice(cues.masks);
  }
  cues.places[cues.count] = at;
  cues.masks[cues.count++] = mask;
}

/** The same numbers, with as much room again behind them. */
export function twice(numbers: Int32Array): Int32Array {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

/** The rules, as bits, of which a context word may stand within reach of a place. Places are asked for in order. */
export function cuesNear(at: number): number {
  const { places, masks, count } = last;
  while (first < count && at - (places[first] as number) > REACH) first++;
  let mask = 0;
  for (let i = first; i < count && (places[i] as number) - at <= REACH; i++) mask |= masks[i] as number;
  return mask;
}

/** Where the last scan saw words that may be context words of one of these rules, given as bits. */
export function cuePlaces(bits: number): readonly number[] {
  const { places, masks, count } = last;
  const found: number[] = [];
  for (let i = 0; i < count; i++) if (((masks[i] as number) & bits) !== 0) found.push(places[i] as number);
  return found;
}
