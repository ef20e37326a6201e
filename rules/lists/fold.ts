/**
 * Folding for case and diacritics while hashing, so that a lookup reads a span of the text without making a string.
 */

/** Letters that Unicode does not decompose into a base letter and a mark, with the way Dutch registers and keyboards write them. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ĳ: "ij",
  ħ: "h",
  ŧ: "t",
  ŋ: "n",
  ĸ: "k",
  ŉ: "'n",
  ə: "e",
};

/** Last code unit of the Latin blocks that European names use; Vietnamese (1E00-1EFF) is a second range. */
const LATIN_END = 0x25a;
const VIETNAMESE_START = 0x1e00;
const VIETNAMESE_END = 0x1eff;

function foldedCodes(code: number): number {
  const letter = String.fromCharCode(code).toLowerCase();
  const base = UNDECOMPOSED[letter] ?? letter.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  return (base.charCodeAt(0) || code) | ((base.length > 1 ? base.charCodeAt(1) : 0) << 16);
}

function foldTable(from: number, to: number): Uint32Array {
  return Uint32Array.from({ length: to - from + 1 }, (_, i) => foldedCodes(from + i));
}

/** ASCII apart and as bytes: it is nearly all there is, and the loop below lives from it. An accent typed as an apostrophe becomes one. */
const ascii = Uint8Array.from({ length: 128 }, (_, code) => (code === 0x60 ? 0x27 : foldedCodes(code)));
let latin: Uint32Array | undefined;
let vietnamese: Uint32Array | undefined;

/** Curly and other apostrophes become ', typographic hyphens become -, and a combining mark disappears (0). */
function foldRare(code: number): number {
  if (code <= LATIN_END) return code === 0xb4 ? 0x27 : latinFold(code);
  if (code >= 0x300 && code <= 0x36f) return 0;
  if (code === 0x2019 || code === 0x2018 || code === 0x2bc) return 0x27;
  if (code === 0x2010 || code === 0x2011) return 0x2d;
  if (code < VIETNAMESE_START || code > VIETNAMESE_END) return code;
  vietnamese ??= foldTable(VIETNAMESE_START, VIETNAMESE_END);
  return vietnamese[code - VIETNAMESE_START] ?? code;
}

function latinFold(code: number): number {
  latin ??= foldTable(0, LATIN_END);
  return latin[code] as number;
}

/** A 32-bit hash, signed (FNV-1a, then the murmur3 finaliser) of the folded characters; allocates nothing. */
export function foldedHash(text: string, start: number, end: number): number {
  let hash = SEED;
  for (let i = start; i < end; i++) hash = withCode(hash, text.charCodeAt(i));
  return mixed(hash);
}

/** The same hash of characters that are at hand as numbers. */
export function foldedHashOf(codes: Uint16Array, start: number, end: number): number {
  let hash = SEED;
  for (let i = start; i < end; i++) hash = withCode(hash, codes[i] as number);
  return mixed(hash);
}

const SEED = 0x811c9dc5 | 0;

function withCode(hash: number, code: number): number {
  return code < 128 ? Math.imul(hash ^ (ascii[code] as number), 0x01000193) : withRare(hash, code);
}

function mixed(sum: number): number {
  let hash = sum;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function withRare(hash: number, code: number): number {
  const folded = foldRare(code);
  if (folded === 0) return hash;
  const once = Math.imul(hash ^ (folded & 0xffff), 0x01000193);
  return folded > 0xffff ? Math.imul(once ^ (folded >>> 16), 0x01000193) : once;
}
