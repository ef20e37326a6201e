import { codeAt } from "./chars.js";

/** A quote that was escaped once or more; kept apart from a bare quote so that a field's value ends where it really ends. */
export const ESCAPED_QUOTE = "\u0001";

interface Reading {
  readonly text: string;
  readonly length: number;
}

/** More backslashes than two levels of JSON in JSON make is not an escape. */
const MOST_BACKSLASHES = 7;
const BACKSLASH = 92;
/** What nearly every escape is. */
const SIMPLE: { readonly [letter: string]: Reading } = {
  n: { text: "\n", length: 2 },
  t: { text: "\t", length: 2 },
  '"': { text: ESCAPED_QUOTE, length: 2 },
};
/** Also of calendars, cards and directories, in which a comma has a meaning: `Rood\\, donker`. */
const CONTROL: { readonly [letter: string]: string } = { n: "\n", r: "\r", t: "\t", b: " ", f: "\n", "/": "/", ",": ",", ";": ";" };

/** `\n`, `\"`, `\u0040` and their forms inside nested JSON, where every level doubles the backslashes. */
export function decodedEscape(source: string, at: number): Reading | undefined {
  const simple = SIMPLE[source.charAt(at + 1)];
  if (simple !== undefined) return simple;
  let end = at;
  while (codeAt(source, end) === BACKSLASH && end - at < MOST_BACKSLASHES) end++;
  const letter = source[end];
  if (letter === undefined) return undefined;
  if (letter === '"' || letter === "'") return { text: ESCAPED_QUOTE, length: end + 1 - at };
  if (letter === "u") return unicodeEscape(source, at, end, 4) ?? bracedEscape(source, at, end);
  if (letter === "x") return unicodeEscape(source, at, end, 2);
  const text = CONTROL[letter];
  return text === undefined ? undefined : { text, length: end + 1 - at };
}

/** `\u{40}` of JavaScript, PHP and Swift. */
const BRACED = /\{([\da-fA-F]{1,4})\}/y;

function bracedEscape(source: string, at: number, letter: number): Reading | undefined {
  BRACED.lastIndex = letter + 1;
  const code = BRACED.exec(source)?.[1];
  return code === undefined ? undefined : { text: charOf(Number.parseInt(code, 16)), length: BRACED.lastIndex - at };
}

function unicodeEscape(source: string, at: number, letter: number, digits: number): Reading | undefined {
  const code = hexNumber(source, letter + 1, digits);
  if (code === undefined) return undefined;
  return { text: charOf(code), length: letter + 1 + digits - at };
}

function charOf(code: number): string {
  return code === 34 || code === 39 ? ESCAPED_QUOTE : String.fromCharCode(code);
}

/** `%40`, `%2540` (encoded twice), UTF-8 sequences such as `%C3%AB`, and letters of Latin-1: `%EB`. Bytes that are no text are left as they are. */
export function charFromPercent(source: string, at: number): Reading | undefined {
  if (source[at + 1] === "u") return unicodeEscape(source, at, at + 1, 4);
  return charFromBytes(source, at, percentByte);
}

/** A line end that mail put into a word, and what it makes of characters such as `@`: `=40`. */
const SOFT_BREAK = /=(?:\r|\\r)?(?:\n|\\n)/y;

/** Quoted-printable: `111222=⏎333`, `jan=40example.nl`, `Zo=C3=AB`. */
export function charFromQuotedPrintable(source: string, at: number): Reading | undefined {
  SOFT_BREAK.lastIndex = at;
  if (SOFT_BREAK.test(source)) return { text: "", length: SOFT_BREAK.lastIndex - at };
  return charFromBytes(source, at, quotedByte);
}

interface EncodedByte {
  readonly value: number;
  readonly length: number;
}

/** Programs write the digits in one case; `=Fa` and `=De` begin names. */
const MIXED_CASE = /[A-F][a-f]|[a-f][A-F]/;

function quotedByte(source: string, at: number): EncodedByte | undefined {
  const value = source[at] === "=" && !MIXED_CASE.test(source.slice(at + 1, at + 3)) ? hexNumber(source, at + 1, 2) : undefined;
  return value === undefined ? undefined : { value, length: 3 };
}

function charFromBytes(source: string, at: number, byteAt: (source: string, at: number) => EncodedByte | undefined): Reading | undefined {
  const first = byteAt(source, at);
  if (first === undefined) return undefined;
  const wanted = sequenceLength(first.value) ?? 0;
  const bytes = [first.value];
  let end = at + first.length;
  while (bytes.length < wanted) {
    const next = byteAt(source, end);
    if (next === undefined || next.value >> 6 !== 0b10) break;
    bytes.push(next.value);
    end += next.length;
  }
  if (bytes.length === wanted) return { text: fromUtf8(bytes), length: end - at };
  return first.value >= FIRST_LETTER ? { text: String.fromCharCode(first.value), length: first.length } : undefined;
}

/** Of Latin-1, above ASCII. */
const FIRST_LETTER = 0xc0;

/** One byte, its `%` itself encoded at most twice. */
function percentByte(source: string, at: number): EncodedByte | undefined {
  if (source[at] !== "%") return undefined;
  let digits = at + 1;
  while (digits < at + 5 && source[digits] === "2" && source[digits + 1] === "5" && hexNumber(source, digits + 2, 2) !== undefined) digits += 2;
  const value = hexNumber(source, digits, 2);
  return value === undefined ? undefined : { value, length: digits + 2 - at };
}

/** How many bytes a UTF-8 sequence with this first byte has; undefined for what starts no readable character. */
function sequenceLength(byte: number): number | undefined {
  if (byte < 0x20) return byte === 9 || byte === 10 || byte === 13 ? 1 : undefined;
  if (byte < 0x7f) return 1;
  if (byte >= 0xc2 && byte < 0xe0) return 2;
  return byte >= 0xe0 && byte < 0xf0 ? 3 : undefined;
}

function fromUtf8(bytes: readonly number[]): string {
  const [a = 0, b = 0, c = 0] = bytes;
  if (bytes.length === 1) return String.fromCharCode(a);
  if (bytes.length === 2) return String.fromCharCode(((a & 0x1f) << 6) | (b & 0x3f));
  return String.fromCharCode(((a & 0x0f) << 12) | ((b & 0x3f) << 6) | (c & 0x3f));
}

const ENTITY = /&(?:#(\d{1,12})|#[xX]([\da-fA-F]{1,12})|([a-zA-Z]{2,8}));/y;
const NAMED: { readonly [name: string]: string } = {
  amp: "&",
  quot: '"',
  apos: "'",
  lt: "<",
  gt: ">",
  nbsp: " ",
  commat: "@",
  period: ".",
  plus: "+",
  lowbar: "_",
  colon: ":",
  hyphen: "-",
  shy: "",
  eacute: "é",
  egrave: "è",
  euml: "ë",
  iuml: "ï",
  ouml: "ö",
  uuml: "ü",
  auml: "ä",
  ccedil: "ç",
  aacute: "á",
  oacute: "ó",
  iacute: "í",
  uacute: "ú",
};

/** `&#64;`, `&#x40;` and the named entities that occur in names and addresses. */
export function charFromEntity(source: string, at: number): Reading | undefined {
  ENTITY.lastIndex = at;
  const hit = ENTITY.exec(source);
  if (hit === null) return undefined;
  const [whole, decimal, hex, name] = hit;
  const text = name === undefined ? fromCode(decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal)) : NAMED[name];
  return text === undefined ? undefined : { text, length: whole.length };
}

function fromCode(code: number): string | undefined {
  return code >= 32 && code <= 0xffff ? String.fromCharCode(code) : undefined;
}

function hexNumber(source: string, at: number, length: number): number | undefined {
  const digits = source.slice(at, at + length);
  return digits.length === length && /^[\da-fA-F]+$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
}
