import { kinds } from "../../lists/bits.js";
import { codes } from "./codes.js";
import { letters } from "./letters.js";
import { type Prefixes, prefixReader } from "./prefix.js";
import { bitsOfWord } from "./run.js";
import { wordReader } from "./words.js";

const { codeAt, lettersStart, listed } = codes;
const { DOT, HYPHEN, isApostrophe, isLetter, isUpper, SPACE } = letters;
const { isPrefixWord } = kinds;
const { isElided, joinsNames, MOST_PREFIXES, prefixEnd, prefixMeaning } = prefixReader;
const { initialsEnd, isFreeBefore, wordEnd } = wordReader;

/** Longer tokens are no names. */
const LONGEST_TOKEN = 60;

/** Whether no run that started earlier goes on at `at`; a bounded look to the left, past prefixes. */
export function startsRun(text: string, at: number): boolean {
  let place = at;
  for (let count = 0; count <= MOST_PREFIXES; count++) {
    const apostrophe = elidedPrefix(place);
    if (apostrophe === NO_PREFIX) return false;
    if (apostrophe !== undefined) {
      place = apostrophe;
      continue;
    }
    const end = place - 1;
    const start = codeAt(end) === SPACE ? tokenStart(end) : end;
    if (start === end) return true;
    if (isUpper(codeAt(start))) return !(continues(text, start, end) && (count === 0 || isTiedTo(text, start, end, place, at)));
    if (!isPrefixToken(text, start, end)) return true;
    place = start;
  }
  return true;
}

const NO_PREFIX = -1;

/** Start of the `d'` that touches `place`; `NO_PREFIX` for another letter or a capital, as in O'Brien and D'Angelo; undefined when there is none. */
function elidedPrefix(place: number): number | undefined {
  if (!isApostrophe(codeAt(place - 1)) || !isLetter(codeAt(place - 2))) return undefined;
  return isElided(codeAt(place - 2)) && !isUpper(codeAt(place - 2)) && !isLetter(codeAt(place - 3)) ? place - 2 : NO_PREFIX;
}

function isPrefixToken(text: string, start: number, end: number): boolean {
  if (codeAt(end - 1) === DOT) return prefixEnd(text, start) >= end - 1;
  return end - start <= 5 && isPrefixWord(listed(start, end));
}

/** Whether the prefixes from `place` to `at` tie the word there to the word from `start` to `end`, as runFrom() reads it. */
function isTiedTo(text: string, start: number, end: number, place: number, at: number): boolean {
  if (prefixEnd(text, start) >= end) return true;
  const word = wordEnd(text, at);
  return joinsNames(text, prefixesBetween(place, at), { start: at, end: word, bits: word === 0 ? 0 : bitsOfWord(at, word) });
}

function prefixesBetween(place: number, at: number): Prefixes {
  const prefixes = { count: 0, first: 0, second: 0 };
  for (let from = place; from < at; ) {
    const until = prefixWordEnd(from, at);
    if (until > from) {
      prefixes.count++;
      if (prefixes.count === 1) prefixes.first = prefixMeaning(from, until);
      if (prefixes.count === 2) prefixes.second = prefixMeaning(from, until);
    }
    from = codeAt(until) === SPACE ? until + 1 : until;
  }
  return prefixes;
}

/** Where the word of a row of prefixes ends: before a space, behind an apostrophe. */
function prefixWordEnd(from: number, most: number): number {
  let end = from;
  while (end < most && codeAt(end) !== SPACE) if (codeAt(end++) === APOSTROPHE) break;
  return end;
}

const APOSTROPHE = 39;

/** Start of the token of a name that ends at `end`: letters, with apostrophes, hyphens, and the dots of one that ends in a dot: `J.P.`, `Th.`, `v.d.`. */
function tokenStart(end: number): number {
  const least = Math.max(0, end - LONGEST_TOKEN);
  let start = lettersStart(end, least);
  while (start > least && isInToken(start - 1, end)) start = lettersStart(start - 1, least);
  return start;
}

function isInToken(at: number, end: number): boolean {
  const code = codeAt(at);
  return code === DOT ? codeAt(end - 1) === DOT && end - at < 12 : isApostrophe(code) || code === HYPHEN;
}

/** Whether the token from `start` to `end` is read as a part of a name, so that a run goes on behind it. */
function continues(text: string, start: number, end: number): boolean {
  if (!isFreeBefore(text, start)) return false;
  if (codeAt(end - 1) === DOT) return initialsEnd(text, start) >= end;
  return wordEnd(text, start) >= end || prefixEnd(text, start) >= end;
}
