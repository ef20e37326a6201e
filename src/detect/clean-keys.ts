/**
 * Keys that are known to say nothing, by two hashes of their characters. Programs write the same keys again and again, so most separators of a
 * log are settled by one lookup. The factors are drawn per process: nobody can craft a telling key that looks like a clean one.
 */
export interface CleanKeys {
  readonly first: Int32Array;
  readonly second: Int32Array;
}

const SLOTS = 1 << 12;
const FACTOR = Math.floor(Math.random() * 2 ** 31) | 1;
const OTHER_FACTOR = Math.floor(Math.random() * 2 ** 31) | 1;

export function cleanKeys(): CleanKeys {
  return { first: new Int32Array(SLOTS), second: new Int32Array(SLOTS) };
}

/** Hashes of the last key that was looked at; valid until the next. */
let first = 0;
let second = 0;

/** @param kind keeps `key=` and `"key":` apart, which may be read differently */
export function isCleanKey(keys: CleanKeys, text: string, start: number, end: number, kind: number): boolean {
  first = kind;
  second = kind;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at) + 1;
    first = (Math.imul(first, FACTOR) + code) | 0;
    second = (Math.imul(second, OTHER_FACTOR) ^ code) | 0;
  }
  const slot = (first ^ (first >>> 12)) & (SLOTS - 1);
  return keys.first[slot] === first && keys.second[slot] === second && second !== 0;
}

export function rememberClean(keys: CleanKeys, text: string, start: number, end: number, kind: number): void {
  isCleanKey(keys, text, start, end, kind);
  const slot = (first ^ (first >>> 12)) & (SLOTS - 1);
  keys.first[slot] = first;
  keys.second[slot] = second;
}
