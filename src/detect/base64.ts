import { type Decoded, type Examine, type Nested, nestedIn } from "./nested.js";

/** Letters, digits and the four signs of the two alphabets; at least eleven, as `a@b.test` has. */
const WORD = /[A-Za-z\d+/_-]{11,64000}={0,2}/y;
/** Mail and certificates break base64 into lines of 76 or 64 characters. */
const LINES =
  /(?:[A-Za-z\d+/]{76}(?:\r?\n[A-Za-z\d+/]{76}){0,800}|[A-Za-z\d+/]{64}(?:\r?\n[A-Za-z\d+/]{64}){0,1000})\r?\n[A-Za-z\d+/]{2,76}={0,2}(?![A-Za-z\d+/])/y;
/** How many first bytes must be plain text before the rest is decoded: for random bytes this passes one time in 700. */
const SAMPLE = 8;

/** A word that was looked into, and what was found. */
export interface Opened {
  readonly end: number;
  readonly nested: Nested | undefined;
}

/** A glance at the word at or around `at`, without looking for its end. */
export function mayBeEncoded(text: string, at: number): boolean {
  const start = withSigns(text, at);
  return startsAsText(text, at) || startsAsUtf16(text, at) || (start !== at && (startsAsText(text, start) || UTF16_MARKED.test(text.slice(start, start + 8))));
}

/** Opens the word that starts at or around `at`; `nested` is set when it decodes to text in which something is found. */
export function base64At(text: string, at: number, examine: Examine): Opened {
  const inWord = opened(text, at, examine);
  const start = withSigns(text, at);
  return inWord.nested !== undefined || start === at ? inWord : opened(text, start, examine);
}

function opened(text: string, start: number, examine: Examine): Opened {
  const word = wordAt(text, start);
  const end = start + word.length;
  const inner = isMixed(word) ? decoded(word) : undefined;
  return { end, nested: inner === undefined ? undefined : nestedIn({ start, end, ...inner }, examine) };
}

/** The word that starts at `start`, with the lines that it goes on in. */
function wordAt(text: string, start: number): string {
  LINES.lastIndex = start;
  WORD.lastIndex = start;
  return (LINES.exec(text) ?? WORD.exec(text))?.[0] ?? "";
}

/** Words of one case without digits are words. */
function isMixed(word: string): boolean {
  return /[A-Z]/.test(word) && /[a-z]/.test(word) && /[\d+/=_-]|[a-z][A-Z]/.test(word);
}

/** What it stands for; its encoding again is one long word, since a line end may stand escaped in the text around it. */
function decoded(word: string): Pick<Decoded, "text" | "encode"> | undefined {
  const encoding = /[-_]/.test(word) ? "base64url" : "base64";
  const bytes = Buffer.from(word, "base64");
  const marked = UTF16_MARKED.exec(word);
  if (marked !== null) return markedUtf16(bytes, marked[1] === undefined, encoding);
  if (startsAsUtf16(word, 0)) return { text: bytes.toString("utf16le"), encode: (inner) => Buffer.from(inner, "utf16le").toString(encoding) };
  if (!startsAsText(word, 0) || !bytes.every(isTextByte)) return undefined;
  const text = utf8Text(bytes);
  return text === undefined ? undefined : { text, encode: (inner) => Buffer.from(inner).toString(encoding) };
}

/** Undefined when the bytes are no UTF-8. A decoder that throws at them takes 20 µs, for words that anybody may send. */
function utf8Text(bytes: Buffer): string | undefined {
  const text = bytes.toString();
  return text.includes(REPLACEMENT) && !Buffer.from(text).equals(bytes) ? undefined : text;
}

const REPLACEMENT = "\ufffd";

/** Behind the mark that tells the order of bytes; it is kept. */
function markedUtf16(bytes: Buffer, isLittle: boolean, encoding: "base64" | "base64url"): Pick<Decoded, "text" | "encode"> | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  const ordered = (given: Buffer) => (isLittle ? given : given.swap16());
  return {
    text: ordered(bytes.subarray(2)).toString("utf16le"),
    encode: (inner) => Buffer.concat([isLittle ? LITTLE : BIG, ordered(Buffer.from(inner, "utf16le"))]).toString(encoding),
  };
}

const LITTLE = Buffer.of(0xff, 0xfe);
const BIG = Buffer.of(0xfe, 0xff);

function isTextByte(byte: number): boolean {
  return byte >= 32 ? byte !== 127 : byte === 9 || byte === 10 || byte === 13;
}

const SEXTETS = new Uint8Array(256).fill(255);
for (const [sextet, char] of [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].entries()) SEXTETS[char.charCodeAt(0)] = sextet;
SEXTETS["-".charCodeAt(0)] = 62;
SEXTETS["_".charCodeAt(0)] = 63;

/** Whether the characters at `start`, read as base64, begin with `SAMPLE` bytes of plain text in UTF-8. */
function startsAsText(text: string, start: number): boolean {
  let bits = 0;
  let held = 0;
  let bytes = 0;
  let following = 0;
  for (let at = start; bytes < SAMPLE; at++) {
    const sextet = at < text.length ? SEXTETS[text.charCodeAt(at)] : undefined;
    if (sextet === undefined || sextet > 63) return false;
    bits = ((bits << 6) | sextet) & 0xfff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    const byte = (bits >> held) & 255;
    if (!isTextByte(byte) || following > 0 !== (byte >> 6 === 0b10)) return false;
    following = following > 0 ? following - 1 : followingBytes(byte);
    bytes++;
  }
  return true;
}

/** How text in UTF-16 begins, as PowerShell and Windows encode it: every other byte is zero. */
const UTF16 = /[A-Za-z\d+/_-][AQgw][A-D][A-Za-z\d+/_-]A[A-P][AEIMQUYcgkosw048]A/y;
const CAPITAL_A = 65;
/** The same behind a mark of the order of bytes, as Windows saves text: `//5KAGEA`, or with the higher byte first `/v8ASgBh`. */
const UTF16_MARKED = /^(?:[/_]{2}[4-7][A-Za-z\d+/_-]A[A-P]|([/_]v8A)[A-Za-z\d+/_-][AQgw][A-D])/;

function startsAsUtf16(text: string, start: number): boolean {
  if (text.length < start + 8 || text.charCodeAt(start + 4) !== CAPITAL_A || text.charCodeAt(start + 7) !== CAPITAL_A) return false;
  UTF16.lastIndex = start;
  return UTF16.test(text);
}

/** How many bytes belong to the character that this byte opens. */
function followingBytes(byte: number): number {
  if (byte < 0xc0) return 0;
  if (byte < 0xe0) return 1;
  return byte < 0xf0 ? 2 : 3;
}

/** Where a word around `at` may start: signs of the alphabet may stand before its first letter. */
function withSigns(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < 64 && isSign(text.charCodeAt(start - 1))) start--;
  return start;
}

/** One of `+ / - _`. */
function isSign(code: number): boolean {
  return code === 43 || code === 47 || code === 45 || code === 95;
}
