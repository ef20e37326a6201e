import { codeAt, codeBefore, isDigit, isLetterOrDigit, isQuote, isSpace } from "./chars.js";
import { isArrow, isBracketed } from "./keys.js";
import { tokenEnds } from "./tokens.js";

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

const LONGEST_VALUE = 8000;
const EQUALS = 61;
const COLON = 58;

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
    return phrase(text, start, trimmed(text, start, lineEndFrom(start)), phraseEndFrom(start));
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

/** What stands behind a colon, up to a delimiter. */
function phrase(text: string, start: number, lineEnd: number, phraseEnd: number): Value | undefined {
  const end = withoutClosing(text, start, trimmed(text, start, Math.min(lineEnd, phraseEnd)));
  const next = text.charCodeAt(start - 1) === COLON ? nextKey(text, start, end) : end;
  return next < end ? span(start, next) : span(start, end, lineEnd);
}

const NEXT_KEY = / [A-Z][A-Za-z\d]{0,40}:[^\s:]/;

/** `{Count:1 Kind:x}`: where no space is behind the colons of Go, the next key ends a value. */
function nextKey(text: string, start: number, end: number): number {
  const key = text.slice(start, end).search(NEXT_KEY);
  return key < 0 ? end : start + key;
}

/** What programs write around a value: optional ones of Java, Scala and Rust, lengths and kinds of PHP, what Spring says of a field that it refuses. */
const WRAPPER = /Optional\[|Some\(|int\((?=\d)|string\(\d{1,9}\) (?=")|rejected value \[/y;

function behindWrapper(text: string, start: number): number {
  WRAPPER.lastIndex = start;
  return WRAPPER.test(text) ? WRAPPER.lastIndex : start;
}

/** Behind a separator and its spaces. */
function valueStart(text: string, at: number): number {
  return behindWrapper(text, behindSpaces(text, at));
}

function behindSpaces(text: string, at: number): number {
  let start = isArrow(text, at) ? at + 2 : at + 1;
  const last = isArrow(text, at) ? start + 1 : at + mostSpaces(text, at);
  while (start < last && isSpace(codeAt(text, start))) start++;
  return codeAt(text, at) === EQUALS && isLetterOrDigit(codeAt(text, start)) ? insideLiteral(text, start) : start;
}

/** What SQL writes around a string: `= N'de Vries'`, `= DATE '1985-03-12'`, `= TO_DATE('1985-03-12', …)`, `= LOWER('…')`; and the rest of an operator of RSQL, `=ge=`. */
const LITERAL =
  /(?:eq|ne|g[et]|l[et]|in|out|i?like|contains)=|(?:(?:date|lower|upper|trim|(?:str_)?to_date|to_timestamp)\( ?)?(?:(?:[ne]|u&|date|timestamp) ?)?(?=['"])/iy;

/** The quote of such a string, or `start` itself. */
function insideLiteral(text: string, start: number): number {
  LITERAL.lastIndex = start;
  return LITERAL.test(text) ? LITERAL.lastIndex : start;
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
