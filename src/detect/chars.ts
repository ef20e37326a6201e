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
/** A character that is read differently from how it is written; see `view.ts`. */
export const SPECIAL = 7;

/** Not looked at yet: `classOf` finds out. */
export const UNKNOWN = 255;
/** Up to here capitals are told from small letters. */
const LATIN_END = 0x250;
const LETTER = /^\p{L}$/u;
const CAPITAL = /^\p{Lu}$/u;
/** Anything that a view reads differently: escapes, odd spaces and hyphens, zero-width and full-width characters, combining accents. */
export const READ_DIFFERENTLY =
  /[\0\\%&\u00a0\u00ad\u0300-\u036f\u061c\u0660-\u0669\u06f0-\u06f9\u180e\u2000-\u2015\u2024\u2028-\u202f\u2060-\u2069\u20e3\u2212\u3000\u3164\ufe00-\ufe0f\ufe6b\ufeff\uff01-\uff5e]/;

/** Starts the colours of a terminal. */
const ESCAPE = 27;

/** The class of every code unit that was seen so far; all that are common are known from the start. */
const classes = new Uint8Array(0x10000).fill(UNKNOWN);
for (let code = 0; code < LATIN_END; code++) classes[code] = classify(code);

// What is exported is looked up and checked wherever it is used, at home too; nothing is asked more often than what follows.
export const CLASSES = classes;
const [FIRST_OF_WORD, LAST_LETTER, LAST_OF_WORD, NOT_SEEN] = [DIGIT, LOWER, UNDERSCORE, UNKNOWN];

function classify(code: number): number {
  const char = String.fromCharCode(code);
  if (char >= "0" && char <= "9") return DIGIT;
  if (char === "_") return UNDERSCORE;
  if (":=>".includes(char)) return SEPARATOR;
  if ("@$*<{".includes(char)) return MARK;
  if (READ_DIFFERENTLY.test(char) || code === ESCAPE) return SPECIAL;
  if (code < LATIN_END && CAPITAL.test(char)) return UPPER;
  return LETTER.test(char) ? LOWER : OTHER;
}

/**
 * The code unit at a place, 0 behind the end. Asking a string for a character that it does not have makes the compiler give up the whole function. Places are
 * not below 0: one comparison more, and it is too long to be compiled into its callers.
 */
export function codeAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0;
}

/** The code unit before a place in the text or at its end, 0 before its beginning. */
export function codeBefore(text: string, at: number): number {
  return at > 0 ? text.charCodeAt(at - 1) : 0;
}

/** Class of a UTF-16 code unit. */
export function classOf(code: number): number {
  return known(code);
}

function known(code: number): number {
  const kind = classes[code] as number;
  return kind === NOT_SEEN ? learn(code) : kind;
}

function learn(code: number): number {
  const kind = classify(code);
  classes[code] = kind;
  return kind;
}

/** Letters, digits and `_`: what a value may not touch. */
export function isWord(code: number): boolean {
  const kind = known(code);
  return kind >= FIRST_OF_WORD && kind <= LAST_OF_WORD;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Letters and digits: what context words and keys are made of. */
export function isLetterOrDigit(code: number): boolean {
  const kind = known(code);
  return kind >= FIRST_OF_WORD && kind <= LAST_LETTER;
}

export function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}

/** Double, single, backtick, and the sign that stands for an escaped quote. */
export function isQuote(code: number): boolean {
  return code === 34 || code === 39 || code === 96 || code === 1;
}
