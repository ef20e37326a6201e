import { classOf, DIGIT, SEPARATOR, UNDERSCORE, UPPER } from "./chars.js";

/** What an anchor is. */
export const AT_DIGIT = 0;
export const AT_CAPITAL = 1;
export const AT_MARK = 2;
export const AT_SEPARATOR = 3;
export const AT_PREFIX = 4;
/** A word of `LONG_WORD` characters or more: it may be base64. */
export const AT_LONG = 5;

/** Shortest run of letters and digits that is looked at as base64; `a@b.test` makes 11. */
const LONG_WORD = 10;
/** Pairs of first characters fill a table of 128 × 128. */
const PAIRS = 128 * 128;

/** The places of a text that some rule wants to look at, in order: position × 8 + kind. Valid until the next scan. */
export interface Anchors {
  readonly at: Int32Array;
  readonly count: number;
}

/** Which two first characters of a word some literal prefix has. */
export type PrefixTable = Uint8Array;

export function prefixTable(literals: readonly string[]): PrefixTable {
  const pairs = new Uint8Array(PAIRS);
  for (const literal of literals) pairs[pairOf(literal.charCodeAt(0), literal.charCodeAt(1))] = 1;
  return pairs;
}

/** Slot of two characters; anything outside ASCII shares slots, which only costs a comparison. */
function pairOf(first: number, second: number): number {
  return ((first & 127) << 7) | (second & 127);
}

let buffer = new Int32Array(4096);
let count = 0;

function emit(at: number, kind: number): void {
  if (count === buffer.length) {
    const larger = new Int32Array(buffer.length * 2);
    larger.set(buffer);
    buffer = larger;
  }
  buffer[count++] = at * 8 + kind;
}

/** The forward pass: every character is looked at once, and nothing is allocated but a larger buffer. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop without calls is what makes the pass fast
export function findAnchors(text: string, prefixes: PrefixTable): Anchors {
  count = 0;
  let before = 0;
  let wordStart = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind >= DIGIT && kind <= UNDERSCORE) {
      if (wordStart < 0) {
        wordStart = at;
        if (prefixes[pairOf(code, text.charCodeAt(at + 1))] === 1) emit(at, AT_PREFIX);
        if (kind === UPPER) emit(at, AT_CAPITAL);
      }
      if (kind === DIGIT && before !== DIGIT) emit(at, AT_DIGIT);
    } else {
      if (wordStart >= 0) endWord(wordStart, at);
      wordStart = -1;
      if (kind >= SEPARATOR) emit(at, kind === SEPARATOR ? AT_SEPARATOR : AT_MARK);
    }
    before = kind;
  }
  if (wordStart >= 0) endWord(wordStart, text.length);
  return { at: buffer, count };
}

function endWord(start: number, end: number): void {
  if (end - start >= LONG_WORD) emit(start, AT_LONG);
}
