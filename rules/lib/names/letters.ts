/** Letters of names, by code unit: Latin with its accents, and Vietnamese. A table, since the rule looks at every capitalised word. */
const UPPER = 1;
const LOWER = 2;
/** Up to the phonetic letters, some of which are letters of Azerbaijani and African names. */
const LATIN_END = 0x2b0;
const VIETNAMESE = 0x1e00;
const VIETNAMESE_END = 0x1f00;

const latin = tableOf(0, LATIN_END);
const vietnamese = tableOf(VIETNAMESE, VIETNAMESE_END);

function tableOf(from: number, to: number): Uint8Array {
  return Uint8Array.from({ length: to - from }, (_, index) => caseOf(String.fromCharCode(from + index)));
}

function caseOf(char: string): number {
  if (/\p{Lu}/u.test(char)) return UPPER;
  return /\p{L}/u.test(char) ? LOWER : 0;
}

function letterAt(code: number): number {
  if (code < LATIN_END) return latin[code] as number;
  return code >= VIETNAMESE && code < VIETNAMESE_END ? (vietnamese[code - VIETNAMESE] as number) : 0;
}

export const isUpper = (code: number): boolean => letterAt(code) === UPPER;
export const isLower = (code: number): boolean => letterAt(code) === LOWER;
export const isLetter = (code: number): boolean => letterAt(code) > 0;
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Straight and curly apostrophes, and the accents that people type for one. */
export const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019 || code === 0x2018 || code === 0x60 || code === 0xb4;

export const SPACE = 32;
export const HYPHEN = 45;
export const DOT = 46;
export const COMMA = 44;
export const SEMICOLON = 59;

/** White space that ends a line, or none left. */
export const isLineEnd = (code: number): boolean => code === 10 || code === 13 || Number.isNaN(code);
