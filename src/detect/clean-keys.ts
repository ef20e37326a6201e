/**
 * Keys that are known to say nothing, by two hashes of their characters. Programs write the same keys again and again, so most separators of a
 * log are settled by one lookup. The factors are drawn per process: nobody can craft a telling key that looks like a clean one.
 */
export interface CleanKeys {
  first: Int32Array;
  second: Int32Array;
}

const SLOT_BITS = 13;
const GOLDEN = 0x9e3779b1;
/** Odd, and different in every process. */
export const FACTOR = Math.floor(Math.random() * 2 ** 31) | 1;
export const OTHER_FACTOR = Math.floor(Math.random() * 2 ** 31) | 1;

export function cleanKeys(): CleanKeys {
  return { first: new Int32Array(1 << SLOT_BITS), second: new Int32Array(1 << SLOT_BITS) };
}

/** @param first sum with `FACTOR` over the characters of a key, from its last to its first @param second the same with `OTHER_FACTOR` */
export function isClean(keys: CleanKeys, first: number, second: number): boolean {
  const slot = slotOf(first);
  return second !== 0 && (isIn(keys, slot, first, second) || isIn(keys, slot ^ 1, first, second));
}

function isIn(keys: CleanKeys, slot: number, first: number, second: number): boolean {
  return keys.first[slot] === first && keys.second[slot] === second;
}

/** What had the slot moves to the one beside it: two keys with one slot would take it from each other for ever. */
export function rememberClean(keys: CleanKeys, first: number, second: number): void {
  const slot = slotOf(first);
  keys.first[slot ^ 1] = keys.first[slot] as number;
  keys.second[slot ^ 1] = keys.second[slot] as number;
  keys.first[slot] = first;
  keys.second[slot] = second;
}

/** The upper bits of a product with the golden ratio depend on all bits of the hash. */
function slotOf(hash: number): number {
  return Math.imul(hash, GOLDEN) >>> (32 - SLOT_BITS);
}
