/** The first half of what may be taken in a second is taken as it comes; the rest is spread over halvings, so that a burst is seen to its end. */
const HALVINGS = 16;

/**
 * Chooses at most `perSecond` of what comes: everything while that is enough, then one of two, of four and so on. Chance is that of a generator with a
 * fixed start, so that call sites which take turns are both seen, and a run can be repeated.
 *
 * @param isNew chosen in any case, within the bound
 */
export function createSampler(perSecond: number, now: () => number = Date.now): (isNew: boolean) => boolean {
  const exact = Math.ceil(perSecond / 2);
  let second = -1;
  let taken = 0;
  let state = 0x9e3779b9;

  /** xorshift32 */
  function next(): number {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  }

  return (isNew) => {
    const current = Math.floor(now() / 1000);
    if (current !== second) taken = 0;
    second = current;
    if (taken >= perSecond) return false;
    const halvings = taken < exact ? 0 : 1 + Math.floor(((taken - exact) * HALVINGS) / (perSecond - exact));
    if (!isNew && next() >= 2 ** (32 - halvings)) return false;
    taken++;
    return true;
  };
}
