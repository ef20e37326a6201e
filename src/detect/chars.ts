/**
 * Character classes. One table lookup per character; Latin-1 and Latin Extended-A carry the letters of Dutch, Turkish, Polish and
 * romanised Arabic names, everything above counts as a small letter when Unicode says it is a letter.
 */
export const OTHER = 0;
export const DIGIT = 1;
export const UPPER = 2;
export const LOWER = 3;
/** `_`, which belongs to words but to no name. */
export const UNDERSCORE = 4;
/** A separator between a key and its value: `:` `=` `>`. */
export const SEPARATOR = 5;
/** A character that some rules have as their trigger: `@ $ * < {`. */
export const MARK = 6;

const TABLE_SIZE = 0x250;
const LETTER = /^\p{L}$/u;
const CAPITAL = /^\p{Lu}$/u;

const table = new Uint8Array(TABLE_SIZE);
for (let code = 0; code < TABLE_SIZE; code++) table[code] = classify(code);

function classify(code: number): number {
  const char = String.fromCharCode(code);
  if (char >= "0" && char <= "9") return DIGIT;
  if (char === "_") return UNDERSCORE;
  if (":=>".includes(char)) return SEPARATOR;
  if ("@$*<{".includes(char)) return MARK;
  if (CAPITAL.test(char)) return UPPER;
  return LETTER.test(char) ? LOWER : OTHER;
}

/** Class of a UTF-16 code unit. */
export function classOf(code: number): number {
  if (code < TABLE_SIZE) return table[code] as number;
  return LETTER.test(String.fromCharCode(code)) ? LOWER : OTHER;
}

/** Letters, digits and `_`: what a value may not touch. */
export function isWord(code: number): boolean {
  const kind = classOf(code);
  return kind >= DIGIT && kind <= UNDERSCORE;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Letters and digits: what context words and keys are made of. */
export function isLetterOrDigit(code: number): boolean {
  const kind = classOf(code);
  return kind >= DIGIT && kind <= LOWER;
}

export function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}
