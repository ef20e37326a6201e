import { classOf, codeAt, DIGIT, digitsEnd, LOW_LINE_CLASS, MARK, OTHER, SEPARATOR, SPECIAL, smallLettersEnd, UNKNOWN, UPPER } from "./characters.js";
import { ANCHORS, CAPITALS, CUE_MASKS, CUE_PLACES, DIGITS, ENOUGH_DIGITS, IN_WORD, MARK_ROW, MARKS, NEAR, RULE_BITS, TEXT } from "./layout.js";
import { isSettledSeparator } from "./separators.js";
import { CUE, cuesAt, LITERAL, rulesBetween, wordAt } from "./tables.js";

export { ANCHORS, BOOKS, CLASSES, CUE_MASKS, CUE_PLACES, END, LONGEST, RULE_BITS, TEXT } from "./layout.js";
export { specials } from "./specials.js";

const AT_DIGIT: i32 = 0;
const AT_CAPITAL: i32 = 1;
const AT_MARK: i32 = 2;
const AT_SEPARATOR: i32 = 3;
const AT_PREFIX: i32 = 4;
const AT_LONG: i32 = 5;
const AT_NEAR: i32 = 6;

const LONG_WORD: i32 = 10;
const LONGEST_GROUP: i32 = 40;
const LONGEST_WORD: i32 = 9;
const ENOUGH: i32 = 25;
const WIDEST_GAP: i32 = 3;
const QUOTE: i32 = 34;
const COLON: i32 = 58;
const EQUALS: i32 = 61;
const LESS: i32 = 60;
const LOW_LINE: i32 = 95;
const AMPERSAND: i32 = 38;
const PERCENT: i32 = 37;
const HASH: i32 = 35;
const SEMICOLON: i32 = 59;
const SMALL_U: i32 = 117;
const LONGEST_ENTITY: i32 = 14;

const IS_VIEW: i32 = 1;
const IS_LAST: i32 = 2;
const NEEDS_VIEW: i32 = -1;
const CUT_WORD: i32 = i32.MIN_VALUE;
/** How far a character in the middle of a text may look ahead. */
const AHEAD: i32 = 256;

let book: u32 = 0;
let length: i32 = 0;
let count: i32 = 0;
/** Where the last `<` was seen. */
export let lastLess: i32 = -1;
/** Where the stretch ends that was read: what begins behind it is left to the next one. */
export let reached: i32 = 0;
/** How many words that rules need near them were seen. */
export let cueCount: i32 = 0;

function emit(at: i32, kind: i32, rules: i32): void {
  store<i32>(ANCHORS + (count << 2), at * 8 + kind);
  store<i32>(RULE_BITS + (count << 2), rules);
  count++;
}

function rememberCue(at: i32): void {
  store<i32>(CUE_PLACES + (cueCount << 2), at);
  store<i32>(CUE_MASKS + (cueCount << 2), cuesAt(book, at));
  cueCount++;
}

/**
 * The forward pass over the text in memory; `findAnchors` of `scanner.ts`, which says why. Both have to find the same.
 *
 * @param from where it begins: what stands before that is only looked back at
 * @param less where the last `<` stood before that; negative when there was none within reach
 * @param flags `IS_VIEW`; `IS_LAST` when the text ends where the memory does: if not, the last `AHEAD` characters are only looked ahead at
 * @returns how many anchors there are; -1 when the text has to be read as a view first; -2 minus the place of a character whose class is not known; the least
 * number when a word goes on beyond the memory
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop with few calls is what makes the pass fast
export function scan(tables: u32, from: i32, textLength: i32, less: i32, flags: i32): i32 {
  const isView = (flags & IS_VIEW) !== 0;
  const isLast = (flags & IS_LAST) !== 0;
  book = tables;
  length = textLength;
  count = 0;
  cueCount = 0;
  lastLess = max(less, -1);
  endText();
  const stop = isLast ? length : length - AHEAD;
  let at = from;
  while (at < stop) {
    const code = codeAt(at);
    const kind = classOf(code);
    if (kind === OTHER) at++;
    else if (kind <= LOW_LINE_CLASS) {
      at = readWord(at, kind);
      if (at < 0) return at;
    } else if (kind === UNKNOWN) return -2 - at;
    else {
      if (!isView && (kind === SPECIAL ? mayBeEscape(at, code) : isSoftBreak(at, code))) return NEEDS_VIEW;
      if (kind === SEPARATOR) separatorAt(at, code);
      else if (kind === MARK) markAt(at, code);
      at++;
    }
  }
  reached = at;
  return at < length || isLast ? count : CUT_WORD;
}

/** What an earlier, longer text has left must not be read. */
function endText(): void {
  const end = TEXT + (length << 1);
  for (let offset: u32 = 0; offset < 64; offset += 16) v128.store(end + offset, i64x2.splat(0));
}

function mayBeEscape(at: i32, code: i32): bool {
  if (code === AMPERSAND) return endsAsEntity(at + 1);
  return code !== PERCENT || isHex(codeAt(at + 1)) || codeAt(at + 1) === SMALL_U;
}

function endsAsEntity(from: i32): bool {
  let end = from;
  while (end < from + LONGEST_ENTITY && end < length && (isLetterOrDigit(codeAt(end)) || codeAt(end) === HASH)) end++;
  return end > from && codeAt(end) === SEMICOLON;
}

function isLetterOrDigit(code: i32): bool {
  return <u32>(code - 48) < 10 || <u32>((code | 32) - 97) < 26;
}

function isHex(code: i32): bool {
  return <u32>(code - 48) < 10 || <u32>((code | 32) - 97) < 6;
}

function isSoftBreak(at: i32, code: i32): bool {
  return code === EQUALS && (codeAt(at + 1) === 10 || codeAt(at + 1) === 13);
}

/** The end of the word, or -2 minus the place of a character whose class is not known. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: part of the one loop
function readWord(start: i32, first: i32): i32 {
  let at = start;
  let kind = first;
  const meaning = wordAt(book, at);
  if ((meaning & LITERAL) !== 0) emit(at, AT_PREFIX, 0);
  if ((meaning & CUE) !== 0) rememberCue(at);
  if (kind === UPPER) {
    const rules = rulesBetween(book + CAPITALS, 0, at - 1, at + 1, length);
    if (rules !== 0) emit(at, AT_CAPITAL, rules);
  }
  let isFirst = true;
  while (true) {
    if (kind === DIGIT) {
      const end = digitsEnd(at);
      if (isFirst) emitDigits(at, end);
      isFirst = false;
      at = end;
    } else if (kind === LOW_LINE_CLASS) {
      isFirst = true;
      at++;
    } else at = smallLettersEnd(at + 1);
    if (at >= length) break;
    kind = classOf(codeAt(at));
    if (kind === UNKNOWN) return -2 - at;
    if (<u32>(kind - DIGIT) > <u32>(LOW_LINE_CLASS - DIGIT)) break;
    if (codeAt(at - 1) === LOW_LINE && (wordAt(book, at) & CUE) !== 0) rememberCue(at);
  }
  if (at - start >= LONG_WORD) emit(start, AT_LONG, 0);
  return at;
}

function emitDigits(start: i32, end: i32): void {
  const row = min(end - start, LONGEST_GROUP);
  const rules = digitRules(start, end, row);
  if (rules !== 0) emit(start, (rules & ~load<i32>(load<u32>(book + NEAR) + (row << 2))) === 0 ? AT_NEAR : AT_DIGIT, rules);
}

function digitRules(start: i32, end: i32, row: i32): i32 {
  const isBehindKey = start > 1 && codeAt(start - 1) === COLON && codeAt(start - 2) === QUOTE;
  let rules = rulesBetween(book + DIGITS, row, isBehindKey ? start - 2 : start - 1, end, length);
  if ((rules & ~inWord(row, 0)) !== 0) rules &= inWord(row, wordLength(start, end));
  if ((rules & ~enough(row, min(row, ENOUGH - 1))) !== 0) rules &= enough(row, digitsFrom(start));
  return rules;
}

/** The rules of a row that are found in words of so many characters; with 0 those that do not mind. */
function inWord(row: i32, characters: i32): i32 {
  return load<i32>(load<u32>(book + IN_WORD) + ((row * (LONGEST_WORD + 1) + characters) << 2));
}

function wordLength(start: i32, end: i32): i32 {
  let from = start;
  let to = end;
  while (to - from < LONGEST_WORD && isOfWord(codeAt(from - 1))) from--;
  while (to - from < LONGEST_WORD && isOfWord(codeAt(to))) to++;
  return min(to - from, LONGEST_WORD);
}

function isOfWord(code: i32): bool {
  return isLetterOrDigit(code) || code === LOW_LINE;
}

/** The rules of a row for which so many digits are enough. */
function enough(row: i32, digits: i32): i32 {
  return load<i32>(load<u32>(book + ENOUGH_DIGITS) + ((row * ENOUGH + digits) << 2));
}

/** `digitsFrom` of `digits.ts`. */
function digitsFrom(start: i32): i32 {
  let digits = 0;
  let gap = 0;
  for (let at = start; digits < ENOUGH - 1 && gap <= WIDEST_GAP && at < length; at++) {
    const code = codeAt(at);
    if (<u32>(code - 48) < 10) {
      digits++;
      gap = 0;
    } else if (isJoint(code)) gap++;
    else break;
  }
  return digits;
}

function isJoint(code: i32): bool {
  return code === 32 || (code >= 45 && code <= 47) || code === COLON || code === 40 || code === 41 || code === 10 || code === 13 || code === LOW_LINE;
}

function markAt(at: i32, code: i32): void {
  if (code === LESS) lastLess = at;
  const rules = markRules(at, code);
  if (rules !== 0) emit(at, AT_MARK, rules);
}

function separatorAt(at: i32, code: i32): void {
  const rules = markRules(at, code);
  if (rules !== 0) emit(at, AT_MARK, rules);
  if (!isSettledSeparator(book, at, lastLess)) emit(at, AT_SEPARATOR, 0);
}

/** All marks are ASCII. */
function markRules(at: i32, code: i32): i32 {
  const row = <i32>load<u8>(load<u32>(book + MARK_ROW) + code) - 1;
  return row < 0 ? 0 : rulesBetween(book + MARKS, row, at - 1, at + 1, length);
}
