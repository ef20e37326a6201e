import { codeAt, codeBefore, isDigit, isQuote, isSpace, isWord } from "./chars.js";
import { type CleanKeys, FACTOR, isClean, OTHER_FACTOR, rememberClean } from "./clean-keys.js";
import { isKeyPhrase, isKeyToken, LONGEST_KEY, LONGEST_TAG } from "./keys.js";

export const COLON = 58;
const EQUALS = 61;
const ARROW = 62;
const SLASH = 47;
const FULL_STOP = 46;
const OPENING = 123;
const CLOSING = 93;
/** Opens a tag. */
export const LESS = 60;
const QUOTED = 1;
const PHRASE = 2;
const TOKEN = 3;
const TAG = 4;

/** Hashes of the key before a separator, as far as it can be told at a glance; valid until the next. */
let first = 0;
let second = 0;
/** Whether a key has more than digits: a column of the BRP, `01.01.20`, at least full stops. */
let isNamed = false;

/** What a glance at a separator tells: there is no key, there is one (hashed), or it needs a closer look. */
const NO_KEY = 0;
const KEY = 1;
const UNCLEAR = 2;

/** Whether the key before a separator is known to say nothing about what follows. */
export function isSettledSeparator(text: string, at: number, lastLess: number, keys: CleanKeys): boolean {
  const glance = glanceAt(text, at, lastLess);
  return glance === NO_KEY || (glance === KEY && isClean(keys, first, second));
}

/** Keeps in mind that the key before this separator says nothing. */
export function settleSeparator(text: string, at: number, keys: CleanKeys): void {
  const lastLess = text.charCodeAt(at) === ARROW ? text.lastIndexOf("<", at) : -1;
  if (glanceAt(text, at, lastLess) === KEY) rememberClean(keys, first, second);
}

/** Reads a separator as `keyAt` does, without making a string of the key. */
function glanceAt(text: string, at: number, lastLess: number): number {
  const separator = text.charCodeAt(at);
  if (separator === ARROW) return glanceAtTag(text, at, lastLess);
  if (isOperator(separator, codeAt(text, at + 1))) return separator === EQUALS && isBehindKey(text, at) ? UNCLEAR : NO_KEY;
  const before = codeBefore(text, at);
  if (isSpace(before)) return UNCLEAR;
  if (isQuote(before)) return glanceAtQuoted(text, at - 1, before);
  return separator === COLON ? glanceAtPhrase(text, at) : glanceAtToken(text, at);
}

/** `"key" =>` of Ruby and PHP, `[key] =>` of what they print; behind `==` there is none either. */
function isBehindKey(text: string, at: number): boolean {
  const before = codeBefore(text, at);
  const last = before === 32 ? codeBefore(text, at - 1) : before;
  return codeAt(text, at + 1) === ARROW && (isQuote(last) || last === CLOSING);
}

function glanceAtPhrase(text: string, end: number): number {
  startHash(PHRASE);
  let start = end;
  for (; start > 0 && end - start < LONGEST_KEY; start--) {
    const code = text.charCodeAt(start - 1);
    if (!isKeyPhrase(code)) break;
    hash(code);
  }
  return isNamed ? KEY : NO_KEY;
}

function glanceAtToken(text: string, end: number): number {
  startHash(TOKEN);
  let start = end;
  for (; start > 0 && end - start < LONGEST_KEY; start--) {
    const code = text.charCodeAt(start - 1);
    if (!isKeyToken(code)) break;
    hash(code);
  }
  return isNamed ? KEY : NO_KEY;
}

function startHash(kind: number): void {
  first = kind;
  second = kind;
  isNamed = false;
}

function hash(code: number): void {
  isNamed ||= code === FULL_STOP || (isWord(code) && !isDigit(code));
  first = (Math.imul(first, FACTOR) + code) | 0;
  second = Math.imul(second, OTHER_FACTOR) ^ code;
}

/** `::`, `:=`, `==`, `=>` and `://` separate no key from a value, and behind `:{` stand keys of their own. */
function isOperator(separator: number, next: number): boolean {
  return next === COLON || next === EQUALS || next === ARROW || ((next === SLASH || next === OPENING) && separator === COLON);
}

/** The loop of nearly every key of a log, so it keeps its hashes in variables of its own. */
function glanceAtQuoted(text: string, closing: number, quote: number): number {
  const last = Math.max(0, closing - LONGEST_KEY);
  let one = QUOTED;
  let two = QUOTED;
  for (let at = closing - 1; at >= last; at--) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      first = one;
      second = two;
      return at + 1 < closing ? KEY : NO_KEY;
    }
    one = (Math.imul(one, FACTOR) + code) | 0;
    two = Math.imul(two, OTHER_FACTOR) ^ code;
  }
  return NO_KEY;
}

function glanceAtTag(text: string, at: number, lastLess: number): number {
  const before = at > 0 ? text.charCodeAt(at - 1) : 32;
  // White space, `/`, `-`, `=` or `>` before it: no opening tag.
  if (before === 32 || before === SLASH || before === 45 || before === EQUALS || before === ARROW) return NO_KEY;
  if (lastLess < 0 || at - lastLess > LONGEST_TAG || codeAt(text, lastLess + 1) === SLASH) return NO_KEY;
  startHash(TAG);
  let end = lastLess + 1;
  for (; end < at && isKeyToken(text.charCodeAt(end)); end++) hash(text.charCodeAt(end));
  return end > lastLess + 1 ? KEY : NO_KEY;
}
