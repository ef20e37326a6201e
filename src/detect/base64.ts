import type { Judged } from "./judge.js";
import type { Examined } from "./text.js";

/** Text found inside a base64 or base64url word, with what was found in it. */
export interface Nested {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly examined: Examined;
  /** The finding inside that names the whole. */
  readonly strongest: Judged;
  readonly encoding: "base64" | "base64url";
}

/** Letters, digits and the four signs of the two alphabets; at least eleven, as `a@b.test` has. */
const WORD = /[A-Za-z\d+/_-]{11,64000}={0,2}/y;
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
  return startsAsText(text, at) || (start !== at && startsAsText(text, start));
}

/** Opens the word that starts at or around `at`; `nested` is set when it decodes to text in which something is found. */
export function base64At(text: string, at: number, examine: (inner: string) => Examined): Opened {
  const inWord = opened(text, at, examine);
  const start = withSigns(text, at);
  return inWord.nested !== undefined || start === at ? inWord : opened(text, start, examine);
}

function opened(text: string, start: number, examine: (inner: string) => Examined): Opened {
  WORD.lastIndex = start;
  const word = WORD.exec(text)?.[0] ?? "";
  const end = start + word.length;
  const inner = isMixed(word) ? decoded(word) : undefined;
  if (inner === undefined) return { end, nested: undefined };
  const examined = examine(inner);
  const taken = examined.verdicts.filter(({ outcome }) => outcome === "taken").map(({ judged }) => judged);
  if (taken.length === 0) return { end, nested: undefined };
  const strongest = taken.reduce((best, one) => (one.precedence > best.precedence ? one : best));
  return { end, nested: { start, end, text: inner, examined, strongest, encoding: /[-_]/.test(word) ? "base64url" : "base64" } };
}

/** Words of one case without digits are words. */
function isMixed(word: string): boolean {
  return /[A-Z]/.test(word) && /[a-z]/.test(word) && /[\d+/=_-]|[a-z][A-Z]/.test(word);
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decoded(word: string): string | undefined {
  if (!startsAsText(word, 0)) return undefined;
  const bytes = Buffer.from(word, "base64");
  try {
    return isText(bytes) ? utf8.decode(bytes) : undefined;
  } catch {
    return undefined;
  }
}

function isText(bytes: Uint8Array): boolean {
  return bytes.every(isTextByte);
}

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
