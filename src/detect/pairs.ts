import { codeAt, codeBefore, isDigit, isQuote, isSpace, isWord } from "./chars.js";
import { ESCAPED_QUOTE } from "./escapes.js";
import { tokenEnds } from "./tokens.js";

/** A key as it stands in text, half-open. */
export interface Key {
  readonly text: string;
  readonly start: number;
}

/** A value as it stands in text, half-open. */
export interface Value {
  readonly start: number;
  readonly end: number;
  /** Where the value ends when it runs to the end of its line (`key: value`, as headers). Equal to `end` for quoted values and after `=`. */
  readonly lineEnd: number;
}

/**
 * Reads values behind separators: JSON, `key=value`, `key: value`, query strings, headers, XML.
 * One reader serves one text from left to right: it remembers where the next delimiters are, so that reading every pair of a text stays linear.
 */
export interface PairReader {
  /** The value behind the separator at `at`; of a JSON list the strings and numbers in it. What follows `=` is read no further than `longest`: a longer value fits no rule. */
  readonly valuesAt: (at: number, longest?: number) => readonly Value[];
}

export const LONGEST_KEY = 60;
export const LONGEST_TAG = 240;
const LONGEST_VALUE = 8000;
const QUOTES = `"'\`${ESCAPED_QUOTE}`;
const EQUALS = 61;
const COLON = 58;
const SLASH = 47;
const ARROW = 62;

export function pairReader(text: string): PairReader {
  const lineEndFrom = nextOf(text, (code) => code === 10 || code === 13 || code === 34 || code === 1);
  const phraseEndFrom = nextOf(text, isPhraseEnd);
  const endOfToken = tokenEnds(text);
  const tagFrom = nextOf(text, (code) => code === 60);
  const quoteFrom: (NextOf | undefined)[] = [];

  function valuesAt(at: number, longest = LONGEST_VALUE): readonly Value[] {
    const separator = text.charCodeAt(at);
    if (separator !== COLON && separator !== EQUALS) return one(elementValue(at));
    const start = valueStart(text, at);
    if (isArrow(text, at)) return one(quotedValue(start) ?? (isPlainBehindArrow(text, at, start) ? plainValue(start, COLON, longest) : undefined));
    return separator === COLON && text[start] === "[" ? itemsFrom(start + 1) : one(quotedValue(start) ?? plainValue(start, separator, longest));
  }

  function elementValue(at: number): Value | undefined {
    const end = tagFrom(at);
    return end < text.length ? span(at + 1, end) : undefined;
  }

  function quotedValue(start: number): Value | undefined {
    const quote = codeAt(text, start);
    if (!isQuote(quote)) return undefined;
    quoteFrom[quote] ??= nextOf(text, (code) => code === quote);
    const end = quoteFrom[quote](start + 1);
    return { start: start + 1, end, lineEnd: end };
  }

  function plainValue(start: number, separator: number, longest: number): Value | undefined {
    if (separator === EQUALS) return span(start, endOfToken(start, longest));
    const lineEnd = trimmed(text, start, lineEndFrom(start));
    return span(start, withoutClosing(text, start, trimmed(text, start, Math.min(lineEnd, phraseEndFrom(start)))), lineEnd);
  }

  /** Strings and numbers up to the end of a list, or to the first item that is neither. */
  function itemsFrom(start: number): Value[] {
    const items: Value[] = [];
    for (let at = afterComma(text, start); at < start + LONGEST_VALUE; ) {
      const item = quotedValue(at) ?? (isDigit(codeAt(text, at)) ? span(at, endOfToken(at, LONGEST_VALUE)) : undefined);
      if (item === undefined) break;
      items.push(item);
      at = afterComma(text, item.start > at ? item.end + 1 : item.end);
    }
    return items;
  }

  return { valuesAt };
}

/** Behind a separator and its spaces. */
function valueStart(text: string, at: number): number {
  let start = isArrow(text, at) ? at + 2 : at + 1;
  const last = isArrow(text, at) ? start + 1 : at + mostSpaces(text, at);
  while (start < last && isSpace(codeAt(text, start))) start++;
  return start;
}

/** `"key" => "value"` and `[key] => value` */
function isArrow(text: string, at: number): boolean {
  return text.charCodeAt(at) === EQUALS && codeAt(text, at + 1) === ARROW;
}

/** Programs have numbers without quotes; what they print has no quotes at all. */
function isPlainBehindArrow(text: string, at: number, start: number): boolean {
  return isDigit(codeAt(text, start)) || isBracketed(text, at);
}

function afterComma(text: string, at: number): number {
  let next = at;
  while (next < text.length && " ,\n\r\t".includes(text[next] as string)) next++;
  return next;
}

/** Columns may be lined up behind a colon. Behind `=` there is a space only when there is one before it: `user= x` is an empty value. */
function mostSpaces(text: string, at: number): number {
  if (text.charCodeAt(at) === COLON) return 20;
  return isSpace(codeBefore(text, at)) ? 2 : 1;
}

/** No value and an empty one are the same. */
function one(value: Value | undefined): readonly Value[] {
  return value === undefined || value.end <= value.start ? [] : [value];
}

function span(start: number, end: number, lineEnd = end): Value | undefined {
  return end > start ? { start, end, lineEnd } : undefined;
}

type NextOf = (from: number) => number;

/** Next position with such a character, at most a value's length away; asked for ever later positions it looks at each character once. */
function nextOf(text: string, isEnd: (code: number) => boolean): NextOf {
  let asked = -1;
  let found = -1;
  return (from) => {
    if (asked >= 0 && asked <= from && from <= found) return found;
    const last = Math.min(text.length, from + LONGEST_VALUE);
    asked = from;
    found = from;
    while (found < last && !isEnd(text.charCodeAt(found))) found++;
    return found;
  };
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
function isBracketed(text: string, at: number): boolean {
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

const PHRASE_ENDS = new Set([...',;|{}[]<>\t\n\r"\u0001'].map((char) => char.charCodeAt(0)));

/** A value in `key: value` ends at a delimiter or the end of the line. */
function isPhraseEnd(code: number): boolean {
  return PHRASE_ENDS.has(code);
}

function trimmed(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && text.charCodeAt(last - 1) <= 32) last--;
  return last;
}

/** `(gebruikersnaam: jdevries).`: a closing sign that was not opened, and a full stop, belong to the sentence. */
function withoutClosing(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /[.)'”’]/.test(text[last - 1] as string) && !(text[last - 1] === ")" && text.slice(start, last).includes("("))) last--;
  return last;
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
