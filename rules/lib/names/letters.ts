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

const isUpper = (code: number): boolean => cases[code] === UPPER;
const isLower = (code: number): boolean => cases[code] === LOWER;
const isLetter = (code: number): boolean => cases[code] !== 0;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Straight and curly apostrophes, and the accents that people type for one. */
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019 || code === 0x2018 || code === 0x60 || code === 0xb4;

const SPACE = 32;
const HYPHEN = 45;
const DOT = 46;
const COMMA = 44;
const COLON = 58;
const EXCLAMATION = 33;
const SEMICOLON = 59;
const PARENTHESIS = 40;
const SMALL_E = 101;

/** 1 for each of some characters: one look tells, where a set takes a call. */
function tableOf(chars: string): Uint8Array {
  const codes = Array.from(chars, (char) => char.charCodeAt(0));
  const table = new Uint8Array(Math.max(...codes) + 1);
  for (const code of codes) table[code] = 1;
  return table;
}

/** White space that ends a line, or none left. */
const isLineEnd = (code: number): boolean => code === 10 || code === 13 || code === 0;

const smallAscii = Uint8Array.from({ length: 128 }, (_, code) => String.fromCharCode(code).toLowerCase().charCodeAt(0));

/** The small letter. */
function smallOf(code: number): number {
  return code < 128 ? (smallAscii[code] as number) : smallBeyond(code);
}

/** The one capital whose small letter is two characters stays: no word has them. */
function smallBeyond(code: number): number {
  const small = String.fromCharCode(code).toLowerCase();
  return small.length === 1 ? small.charCodeAt(0) : code;
}

/**
 * Taken apart where they are used, as in `const { isUpper, SPACE } = letters;`. What is imported is looked up and checked at each use; of a constant of the
 * module itself the compiler knows the value, and nothing is asked as often as these.
 */
export const letters = {
  /** The tables themselves, for loops of their own: 0 for what is no letter. */
  cases,
  LOWER,
  smallAscii,
  isUpper,
  isLower,
  isLetter,
  isDigit,
  isApostrophe,
  SPACE,
  HYPHEN,
  DOT,
  COMMA,
  COLON,
  EXCLAMATION,
  SEMICOLON,
  PARENTHESIS,
  SMALL_E,
  tableOf,
  isLineEnd,
  smallOf,
} as const;
