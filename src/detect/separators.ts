import { classOf, isSpace, SEPARATOR } from "./chars.js";
import { type CleanKeys, isCleanKey, rememberClean } from "./clean-keys.js";
import { isKeyPhrase, isKeyToken, LONGEST_KEY, LONGEST_TAG } from "./pairs.js";

export const COLON = 58;
const EQUALS = 61;
const ARROW = 62;
const SLASH = 47;
/** Opens a tag. */
export const LESS = 60;
const QUOTED = 1;
const PHRASE = 2;
const TOKEN = 3;

/** The key before a separator, as far as it can be told at a glance; valid until the next. */
let start = 0;
let end = 0;
let kind = 0;

/** What a glance at a separator tells: there is no key, there is one (in `start`, `end` and `kind`), or it needs a closer look. */
const NO_KEY = 0;
const KEY = 1;
const UNCLEAR = 2;

/** Whether the key before a separator is known to say nothing about what follows. */
export function isSettledSeparator(text: string, at: number, lastLess: number, keys: CleanKeys): boolean {
  const glance = glanceAt(text, at, lastLess);
  return glance === NO_KEY || (glance === KEY && isCleanKey(keys, text, start, end, kind));
}

/** Keeps in mind that the key before this separator says nothing. */
export function settleSeparator(text: string, at: number, keys: CleanKeys): void {
  const lastLess = text.charCodeAt(at) === ARROW ? text.lastIndexOf("<", at) : -1;
  if (glanceAt(text, at, lastLess) === KEY) rememberClean(keys, text, start, end, kind);
}

/** Reads a separator as `keyAt` does, without making a string of the key. */
function glanceAt(text: string, at: number, lastLess: number): number {
  const separator = text.charCodeAt(at);
  if (separator === ARROW) return glanceAtTag(text, at, lastLess);
  if (isOperator(separator, text.charCodeAt(at + 1))) return NO_KEY;
  const before = text.charCodeAt(at - 1);
  if (isSpace(before)) return UNCLEAR;
  if (isQuote(before)) return glanceAtQuoted(text, at - 1, before);
  end = at;
  start = at;
  if (separator === COLON) while (start > 0 && end - start < LONGEST_KEY && isKeyPhrase(text.charCodeAt(start - 1))) start--;
  else while (start > 0 && end - start < LONGEST_KEY && isKeyToken(text.charCodeAt(start - 1))) start--;
  kind = separator === COLON ? PHRASE : TOKEN;
  return start < end ? KEY : NO_KEY;
}

/** `::`, `:=`, `==`, `=>` and `://` separate no key from a value. */
function isOperator(separator: number, next: number): boolean {
  return next === COLON || next === EQUALS || next === ARROW || (next === SLASH && separator === COLON);
}

/** Double, single, backtick, and the sign that stands for an escaped quote. */
function isQuote(code: number): boolean {
  return code === 34 || code === 39 || code === 96 || code === 1;
}

function glanceAtQuoted(text: string, closing: number, quote: number): number {
  const first = Math.max(0, closing - LONGEST_KEY);
  let opening = closing - 1;
  while (opening >= first && text.charCodeAt(opening) !== quote) opening--;
  if (opening < first || opening + 1 === closing) return NO_KEY;
  start = opening + 1;
  end = closing;
  kind = QUOTED;
  return KEY;
}

function glanceAtTag(text: string, at: number, lastLess: number): number {
  const before = at > 0 ? text.charCodeAt(at - 1) : 32;
  // White space, `/`, `-`, `=` or `>` before it: no opening tag.
  if (before === 32 || before === SLASH || before === 45 || before === EQUALS || before === ARROW) return NO_KEY;
  if (lastLess < 0 || at - lastLess > LONGEST_TAG || text.charCodeAt(lastLess + 1) === SLASH) return NO_KEY;
  start = lastLess + 1;
  end = start;
  while (end < at && isKeyToken(text.charCodeAt(end))) end++;
  kind = TOKEN;
  return end > start ? KEY : NO_KEY;
}

/** Every separator of a text, in order. */
export function separatorsIn(text: string): number[] {
  const found: number[] = [];
  for (let at = 0; at < text.length; at++) if (classOf(text.charCodeAt(at)) === SEPARATOR) found.push(at);
  return found;
}
