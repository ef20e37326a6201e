import { classOf, DIGIT, SEPARATOR, UNDERSCORE, UPPER } from "./chars.js";
import { CUE, LITERAL, type WordTable, wordAt } from "./word-table.js";

/** What an anchor is. */
export const AT_DIGIT = 0;
export const AT_CAPITAL = 1;
export const AT_MARK = 2;
export const AT_SEPARATOR = 3;
/** A word that may start with a literal of some rule. */
export const AT_PREFIX = 4;
/** A word of `LONG_WORD` characters or more: it may be base64. */
export const AT_LONG = 5;
/** A word that may be a context word of some rule. */
export const AT_CUE = 6;

/** Shortest run of letters and digits that is looked at as base64; `a@b.test` makes 11. */
const LONG_WORD = 10;

/** The places of a text that some rule wants to look at, in order of place but for `AT_LONG`: position × 8 + kind. Valid until the next scan. */
export interface Anchors {
  readonly at: Int32Array;
  readonly count: number;
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
export function findAnchors(text: string, words: WordTable): Anchors {
  count = 0;
  let before = 0;
  let wordStart = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind >= DIGIT && kind <= UNDERSCORE) {
      if (wordStart < 0) {
        wordStart = at;
        startWord(text, at, words);
        if (kind === UPPER) emit(at, AT_CAPITAL);
      } else if (before === UNDERSCORE && isCue(words, text, at)) emit(at, AT_CUE);
      if (kind === DIGIT && before !== DIGIT) emit(at, AT_DIGIT);
    } else {
      if (wordStart >= 0 && at - wordStart >= LONG_WORD) emit(wordStart, AT_LONG);
      wordStart = -1;
      if (kind >= SEPARATOR) emit(at, kind === SEPARATOR ? AT_SEPARATOR : AT_MARK);
    }
    before = kind;
  }
  if (wordStart >= 0 && text.length - wordStart >= LONG_WORD) emit(wordStart, AT_LONG);
  return { at: buffer, count };
}

/** In `my_bsn` the second part is a word too. */
function isCue(words: WordTable, text: string, at: number): boolean {
  return (wordAt(words, text, at) & CUE) !== 0;
}

function startWord(text: string, at: number, words: WordTable): void {
  const kind = wordAt(words, text, at);
  if (kind === 0) return;
  if ((kind & LITERAL) !== 0) emit(at, AT_PREFIX);
  if ((kind & CUE) !== 0) emit(at, AT_CUE);
}
