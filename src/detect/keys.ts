import { codeAt, codeBefore, isDigit, isSpace, isWord } from "./chars.js";
import { ESCAPED_QUOTE } from "./escapes.js";

/** A key as it stands in text, half-open. */
export interface Key {
  readonly text: string;
  readonly start: number;
}

export const LONGEST_KEY = 60;
export const LONGEST_TAG = 240;
const QUOTES = `"'\`${ESCAPED_QUOTE}`;
const EQUALS = 61;
const COLON = 58;
const SLASH = 47;
const ARROW = 62;

/** `"key" => "value"` and `[key] => value` */
export function isArrow(text: string, at: number): boolean {
  return text.charCodeAt(at) === EQUALS && codeAt(text, at + 1) === ARROW;
}

/** The key before the separator at `at`, or undefined when it separates nothing: a time, a URL scheme, an arrow. */
export function keyAt(text: string, at: number): Key | undefined {
  const separator = text.charCodeAt(at);
  if (separator !== COLON && separator !== EQUALS) return tagAt(text, at);
  const next = codeAt(text, at + 1);
  if (isArrow(text, at)) return keyBeforeArrow(text, at);
  if (next === COLON || next === EQUALS || next === ARROW || (next === SLASH && separator === COLON)) return undefined;
  const isSpaced = isSpace(codeBefore(text, at));
  return keyIn(text, separator === EQUALS && !isSpaced ? tokenBefore(text, at) : (quotedBefore(text, at) ?? phraseBefore(text, at)));
}

function keyIn(text: string, key: Span | undefined): Key | undefined {
  return key === undefined ? undefined : { text: text.slice(key.start, key.end), start: key.start };
}

/** In quotes, or in brackets; any other is a parameter. */
function keyBeforeArrow(text: string, at: number): Key | undefined {
  if (!isBracketed(text, at)) return keyIn(text, quotedBefore(text, at));
  const end = text.lastIndexOf("]", at);
  const start = text.slice(Math.max(0, end - LONGEST_KEY), end).search(/[^[\]]{1,60}$/);
  return start < 0 ? undefined : keyIn(text, { start: Math.max(0, end - LONGEST_KEY) + start, end });
}

/** `[key] =>` */
export function isBracketed(text: string, at: number): boolean {
  return text[at - 1] === "]" || (text[at - 1] === " " && text[at - 2] === "]");
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** `"key"` or `'key'` directly before a colon. */
function quotedBefore(text: string, at: number): Span | undefined {
  let end = at;
  while (isSpace(codeBefore(text, end))) end--;
  const quote = text[end - 1];
  if (quote === undefined || !QUOTES.includes(quote)) return undefined;
  end--;
  for (let start = end - 1; start >= Math.max(0, end - LONGEST_KEY); start--) {
    if (text[start] === quote) return start + 1 < end ? { start: start + 1, end } : undefined;
  }
  return undefined;
}

/** The words before a colon, from the start of the line or the last delimiter: `Klant nummer`, `E-mailadres`. */
function phraseBefore(text: string, at: number): Span | undefined {
  let end = at;
  while (isSpace(codeBefore(text, end))) end--;
  let start = end;
  while (start > 0 && end - start < LONGEST_KEY && isKeyPhrase(text.charCodeAt(start - 1))) start--;
  while (start < end && !isWord(text.charCodeAt(start))) start++;
  return start < end && hasLetter(text, start, end) ? { start, end } : undefined;
}

export function isKeyPhrase(code: number): boolean {
  return isWord(code) || code === 32 || code === 45 || code === 46 || code === 47;
}

/** The token before `=`: `customer[email]`, `inp.bsn`. */
function tokenBefore(text: string, at: number): Span | undefined {
  let end = at;
  while (isSpace(codeBefore(text, end))) end--;
  if (QUOTES.includes(text[end - 1] ?? " ")) return quotedBefore(text, at);
  let start = end;
  while (start > 0 && end - start < LONGEST_KEY && isKeyToken(text.charCodeAt(start - 1))) start--;
  return start < end && hasLetter(text, start, end) ? { start, end } : undefined;
}

export function isKeyToken(code: number): boolean {
  return isWord(code) || code === 45 || code === 46 || code === 91 || code === 93 || code === COLON;
}

function hasLetter(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (isWord(text.charCodeAt(i)) && !isDigit(text.charCodeAt(i))) return true;
  return isColumnNumber(text.slice(start, end));
}

/** BRP files name their columns by number: `01.01.20`. */
function isColumnNumber(key: string): boolean {
  return /^\d\d\.\d\d\.\d\d$/.test(key);
}

/** Elements of a page say nothing about what they hold, and their bounds are no bounds: in `<td>BSN</td><td>…` and `BSN: <b>…` the word before tells. */
const LAYOUT: ReadonlySet<string> = new Set("a b br code dd div dt em font i li mark p small span strong td th u".split(" "));

/** `<bg:inp.bsn attribute="…">`: the `>` at `at` ends an opening tag; its name is the key. */
function tagAt(text: string, at: number): Key | undefined {
  const before = text[at - 1] ?? " ";
  if (" /-=>".includes(before)) return undefined;
  const tag = text.slice(Math.max(0, at - LONGEST_TAG), at);
  const open = tag.lastIndexOf("<");
  if (open < 0 || tag[open + 1] === "/") return undefined;
  let end = open + 1;
  while (end < tag.length && isKeyToken(tag.charCodeAt(end))) end++;
  const name = tag.slice(open + 1, end);
  return name === "" || LAYOUT.has(name) ? undefined : { text: name, start: at - tag.length + open + 1 };
}
