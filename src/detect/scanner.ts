import { CLASSES, classOf, DIGIT, isDigit, LOWER, MARK, OTHER, SEPARATOR, SPECIAL, UNDERSCORE, UNKNOWN, UPPER } from "./chars.js";
import type { CleanKeys } from "./clean-keys.js";
import { noCues, rememberCue, type SeenCues, twice } from "./cues.js";
import { digitsFrom } from "./digits.js";
import { COLON, isSettledSeparator, LESS } from "./separators.js";
import { ENOUGH, LONGEST_GROUP, LONG_WORD as LONGEST_WORD, rulesBetween, type TriggerTable } from "./triggers.js";
import { CUE, type CueTable, cuesAt, LITERAL, type WordTable, wordAt } from "./word-table.js";

/** What an anchor is. */
export const AT_DIGIT = 0;
export const AT_CAPITAL = 1;
export const AT_MARK = 2;
export const AT_SEPARATOR = 3;
/** A word that may start with a literal of some rule. */
export const AT_PREFIX = 4;
/** A word of `LONG_WORD` characters or more: it may be base64. */
export const AT_LONG = 5;
/** As `AT_DIGIT`, when all rules need a context word near. */
export const AT_NEAR = 6;

/** Shortest run of letters and digits that is looked at as base64; `a@b.test` makes 11. */
const LONG_WORD = 10;
const QUOTE = 34;
const EQUALS = 61;
const LOW_LINE = 95;
const AMPERSAND = 38;
const PERCENT = 37;
const HASH = 35;
const SEMICOLON = 59;
const SMALL_U = 117;
/** `#x` and twelve digits. */
const LONGEST_ENTITY = 14;

/** What the scanner looks up; part of a rulebook. */
export interface ScanTables {
  readonly words: WordTable;
  readonly cues: CueTable;
  /** The bit of words that raise the class of what stands near. */
  readonly special: number;
  /** By length of the first group of digits. */
  readonly digits: TriggerTable;
  /** One row. */
  readonly capitals: TriggerTable;
  /** By `markRow`. */
  readonly marks: TriggerTable;
  /** Row of a character in `marks`, plus one. */
  readonly markRow: Uint8Array;
  readonly keys: CleanKeys;
  /** Whether they are made once per process and not once per request. */
  readonly isLasting: boolean;
}

/** Places of a text: position × 8 + kind, and beside each the rules, as bits of their row, that may find something there; 0 for kinds without a row. */
export interface Anchors {
  places: Int32Array;
  rules: Int32Array;
}

/** The places of a text that some rule wants to look at, in order of place but for `AT_LONG`: position × 8 + kind. Valid until the next scan. */
export const found: Anchors & { readonly cues: SeenCues } = { places: new Int32Array(4096), rules: new Int32Array(4096), cues: noCues() };
let count = 0;
/** Where the last `<` was seen. */
let lastLess = -1;

function emit(at: number, kind: number, rules: number): void {
  if (count === found.places.length) {
    found.places = twice(found.places);
    found.rules = twice(found.rules);
  }
  found.places[count] = at * 8 + kind;
  found.rules[count++] = rules;
}

/** The text has to be read as a view first. */
export const NEEDS_VIEW = -1;

/**
 * The forward pass. Every character is looked at once, and nothing is allocated but a larger buffer. Places that no rule can want are left out here.
 *
 * @param isView the text is a view already, so what still looks like an escape is none
 * @returns how many anchors there are, or `NEEDS_VIEW`
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop with few calls is what makes the pass fast
export function findAnchors(text: string, tables: ScanTables, isView: boolean): number {
  count = 0;
  found.cues.count = 0;
  lastLess = -1;
  const { length } = text;
  let at = 0;
  while (at < length) {
    let kind = CLASSES[text.charCodeAt(at)] as number;
    if (kind === UNKNOWN) kind = classOf(text.charCodeAt(at));
    if (kind === OTHER) at++;
    else if (kind <= UNDERSCORE) at = readWord(text, at, kind, tables);
    else {
      if (!isView && (kind === SPECIAL ? mayBeEscape(text, at) : isSoftBreak(text, at))) return NEEDS_VIEW;
      if (kind === SEPARATOR) separatorAt(text, at, tables);
      else if (kind === MARK) markAt(text, at, tables);
      at++;
    }
  }
  return count;
}

/** Most `&` and `%` of query strings, style sheets and figures stand for themselves. */
function mayBeEscape(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === AMPERSAND) return endsAsEntity(text, at + 1);
  return code !== PERCENT || isHex(text.charCodeAt(at + 1)) || text.charCodeAt(at + 1) === SMALL_U;
}

function endsAsEntity(text: string, from: number): boolean {
  let end = from;
  while (end < from + LONGEST_ENTITY && isOfEntity(text.charCodeAt(end))) end++;
  return end > from && text.charCodeAt(end) === SEMICOLON;
}

function isOfEntity(code: number): boolean {
  const lower = code | 32;
  return isDigit(code) || code === HASH || (lower >= 97 && lower <= 122);
}

function isHex(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

/** Mail puts `=` at the end of a line that it breaks. */
function isSoftBreak(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== EQUALS) return false;
  const next = text.charCodeAt(at + 1);
  return next === 10 || next === 13;
}

/** Reads letters, digits and `_` up to the end of the word. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: part of the one loop
function readWord(text: string, start: number, first: number, tables: ScanTables): number {
  let at = start;
  let kind = first;
  startWord(text, at, tables);
  if (kind === UPPER) {
    const rules = rulesBetween(tables.capitals, 0, text, at - 1, at + 1);
    if (rules !== 0) emit(at, AT_CAPITAL, rules);
  }
  // Hexadecimal and identifiers are full of digits: only the first ones of a word, or of its part behind `_`, can begin something.
  let isFirst = true;
  while (true) {
    if (kind === DIGIT) {
      const end = digitsEnd(text, at);
      if (isFirst) {
        emitDigits(text, at, end, tables.digits);
      }
      isFirst = false;
      at = end;
    } else {
      if (kind === UNDERSCORE) isFirst = true;
      at++;
    }
    if (kind === UPPER || kind === LOWER) while (at < text.length && CLASSES[text.charCodeAt(at)] === LOWER) at++;
    if (at >= text.length) break;
    kind = classOf(text.charCodeAt(at));
    if (kind < DIGIT || kind > UNDERSCORE) break;
    if (text.charCodeAt(at - 1) === LOW_LINE && (wordAt(tables.words, text, at) & CUE) !== 0) rememberCue(found.cues, at, cuesAt(tables.cues, text, at));
  }
  if (at - start >= LONG_WORD) emit(start, AT_LONG, 0);
  return at;
}

function digitsEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && CLASSES[text.charCodeAt(end)] === DIGIT) end++;
  return end;
}

function emitDigits(text: string, start: number, end: number, digits: TriggerTable): void {
  const row = Math.min(end - start, LONGEST_GROUP);
  const rules = digitRules(text, start, end, row, digits);
  if (rules !== 0) emit(start, (rules & ~(digits.near[row] as number)) === 0 ? AT_NEAR : AT_DIGIT, rules);
}

/** The rules, as bits of their row, that may find something at this group of digits: by its neighbours, by its word, then by how many digits there are in all. */
function digitRules(text: string, start: number, end: number, row: number, table: TriggerTable): number {
  const { enough, inWord } = table;
  const isBehindKey = start > 1 && text.charCodeAt(start - 1) === COLON && text.charCodeAt(start - 2) === QUOTE;
  let rules = rulesBetween(table, row, text, isBehindKey ? start - 2 : start - 1, end);
  const words = row * (LONGEST_WORD + 1);
  if ((rules & ~(inWord[words] as number)) !== 0) rules &= inWord[words + wordLength(text, start, end)] as number;
  const least = row * ENOUGH;
  if ((rules & ~(enough[least + Math.min(row, ENOUGH - 1)] as number)) !== 0) rules &= enough[least + digitsFrom(text, start)] as number;
  return rules;
}

/** Of the word of ASCII letters, digits and `_` around these digits; no more than `LONGEST_WORD`. */
function wordLength(text: string, start: number, end: number): number {
  let from = start;
  let to = end;
  while (to - from < LONGEST_WORD && isOfWord(text.charCodeAt(from - 1))) from--;
  while (to - from < LONGEST_WORD && isOfWord(text.charCodeAt(to))) to++;
  return Math.min(to - from, LONGEST_WORD);
}

function isOfWord(code: number): boolean {
  return isDigit(code) || code === LOW_LINE || ((code | 32) >= 97 && (code | 32) <= 122);
}

function markAt(text: string, at: number, tables: ScanTables): void {
  if (text.charCodeAt(at) === LESS) lastLess = at;
  const rules = markRules(text, at, tables);
  if (rules !== 0) emit(at, AT_MARK, rules);
}

function separatorAt(text: string, at: number, tables: ScanTables): void {
  const rules = markRules(text, at, tables);
  if (rules !== 0) emit(at, AT_MARK, rules);
  if (!isSettledSeparator(text, at, lastLess, tables.keys)) emit(at, AT_SEPARATOR, 0);
}

/** The rules, as bits of their row, that may find something at this character. */
function markRules(text: string, at: number, { marks, markRow }: ScanTables): number {
  const row = (markRow[text.charCodeAt(at)] as number) - 1;
  return row < 0 ? 0 : rulesBetween(marks, row, text, at - 1, at + 1);
}

function startWord(text: string, at: number, tables: ScanTables): void {
  const kind = wordAt(tables.words, text, at);
  if (kind === 0) return;
  if ((kind & LITERAL) !== 0) emit(at, AT_PREFIX, 0);
  if ((kind & CUE) !== 0) rememberCue(found.cues, at, cuesAt(tables.cues, text, at));
}
