/** Letters of names, by code unit: Latin with its accents, and Vietnamese. A table, since the rule looks at every capitalised word. */
const UPPER = 1;
const LOWER = 2;
/** Up to the phonetic letters, some of which are letters of Azerbaijani and African names. */
const LATIN_END = 0x2b0;
const VIETNAMESE = 0x1e00;
const VIETNAMESE_END = 0x1f00;

/** For every code unit, so that a look needs no comparison. */
const cases = new Uint8Array(0x10000);
for (let code = 0; code < LATIN_END; code++) cases[code] = caseOf(code);
for (let code = VIETNAMESE; code < VIETNAMESE_END; code++) cases[code] = caseOf(code);

function caseOf(code: number): number {
  const char = String.fromCharCode(code);
  if (/\p{Lu}/u.test(char)) return UPPER;
  return /\p{L}/u.test(char) ? LOWER : 0;
}

export const isUpper = (code: number): boolean => cases[code] === UPPER;
export const isLower = (code: number): boolean => cases[code] === LOWER;
export const isLetter = (code: number): boolean => cases[code] !== 0;
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Straight and curly apostrophes, and the accents that people type for one. */
export const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019 || code === 0x2018 || code === 0x60 || code === 0xb4;

export const SPACE = 32;
export const HYPHEN = 45;
export const DOT = 46;
export const COMMA = 44;
export const COLON = 58;
export const SEMICOLON = 59;
export const PARENTHESIS = 40;
export const SMALL_E = 101;

/** White space that ends a line, or none left. */
export const isLineEnd = (code: number): boolean => code === 10 || code === 13 || code === 0;

const smallAscii = Uint8Array.from({ length: 128 }, (_, code) => String.fromCharCode(code).toLowerCase().charCodeAt(0));

/** The small letter. */
export function smallOf(code: number): number {
  return code < 128 ? (smallAscii[code] as number) : smallBeyond(code);
}

/** The one capital whose small letter is two characters stays: no word has them. */
function smallBeyond(code: number): number {
  const small = String.fromCharCode(code).toLowerCase();
  return small.length === 1 ? small.charCodeAt(0) : code;
}
