/**
 * Keys that are known to say nothing, by two hashes of their characters. Programs write the same keys again and again, so most separators of a
 * log are settled by one lookup. The factors are drawn per process: nobody can craft a telling key that looks like a clean one.
 */
export interface CleanKeys {
  first: Int32Array;
  second: Int32Array;
}

const SLOTS = 1 << 12;
/** Odd, and different in every process. */
export const FACTOR = Math.floor(Math.random() * 2 ** 31) | 1;
export const OTHER_FACTOR = Math.floor(Math.random() * 2 ** 31) | 1;

export function cleanKeys(): CleanKeys {
  return { first: new Int32Array(SLOTS), second: new Int32Array(SLOTS) };
}

/** @param first sum with `FACTOR` over the characters of a key, from its last to its first @param second the same with `OTHER_FACTOR` */
export function isClean(keys: CleanKeys, first: number, second: number): boolean {
  const slot = slotOf(first);
  return second !== 0 && keys.first[slot] === first && keys.second[slot] === second;
}

export function rememberClean(keys: CleanKeys, first: number, second: number): void {
  const slot = slotOf(first);
  keys.first[slot] = first;
  keys.second[slot] = second;
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 12)) & (SLOTS - 1);
}
