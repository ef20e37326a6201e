import { isPrefixWord } from "../../lists/bits.js";
import { codeAt, listed } from "./codes.js";
import { DOT, HYPHEN, isApostrophe, isLetter, isUpper, SPACE } from "./letters.js";
import { isElided, joinsNames, MOST_PREFIXES, prefixEnd, prefixMeaning } from "./prefix.js";
import { bitsOfWord } from "./run.js";
import { initialsEnd, isFreeBefore, wordEnd } from "./words.js";

/** Longer tokens are no names. */
const LONGEST_TOKEN = 60;

/** Whether no run that started earlier goes on at `at`; a bounded look to the left, past prefixes. */
export function startsRun(text: string, at: number): boolean {
  let place = at;
  for (let count = 0; count <= MOST_PREFIXES; count++) {
    const apostrophe = elidedPrefix(text, place);
    if (apostrophe === 0) return false;
    if (apostrophe !== undefined) {
      place = apostrophe;
      continue;
    }
    const end = place - 1;
    const start = codeAt(text, end) === SPACE ? tokenStart(text, end) : end;
    if (start === end) return true;
    if (isUpper(codeAt(text, start))) return !(continues(text, start, end) && (count === 0 || isTied(text, start, end, place, at)));
    if (!isPrefixToken(text, start, end)) return true;
    place = start;
  }
  return true;
}

/** Start of the `d'` that touches `place`; 0 for another letter and apostrophe, as in O'Brien; undefined when there is none. */
function elidedPrefix(text: string, place: number): number | undefined {
  if (!isApostrophe(codeAt(text, place - 1)) || !isLetter(codeAt(text, place - 2))) return undefined;
  return isElided(codeAt(text, place - 2)) && !isLetter(codeAt(text, place - 3)) ? place - 2 : 0;
}

function isPrefixToken(text: string, start: number, end: number): boolean {
  if (codeAt(text, end - 1) === DOT) return prefixEnd(text, start) >= end - 1;
  return end - start <= 5 && isPrefixWord(listed(text, start, end));
}

/** Whether the prefixes from `place` to `at` tie the word there to the word from `start` to `end`, as runFrom() reads it. */
function isTied(text: string, start: number, end: number, place: number, at: number): boolean {
  if (prefixEnd(text, start) >= end) return true;
  const word = wordEnd(text, at);
  let count = 0;
  let first = 0;
  let second = 0;
  for (let from = place; from < at; ) {
    const until = prefixWordEnd(text, from, at);
    if (until > from) {
      count++;
      if (count === 1) first = prefixMeaning(text, from, until);
      if (count === 2) second = prefixMeaning(text, from, until);
    }
    from = codeAt(text, until) === SPACE ? until + 1 : until;
  }
  return joinsNames(text, count, first, second, word === 0 ? 0 : bitsOfWord(text, at, word), { start: at, end: word });
}

/** Where the word of a row of prefixes ends: before a space, behind an apostrophe. */
function prefixWordEnd(text: string, from: number, most: number): number {
  let end = from;
  while (end < most && codeAt(text, end) !== SPACE) if (codeAt(text, end++) === APOSTROPHE) break;
  return end;
}

const APOSTROPHE = 39;

/** Start of the characters of a name that end at `end`. */
function tokenStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < LONGEST_TOKEN && isTokenPart(text, start - 1, end)) start--;
  return start;
}

/** Letters, apostrophes, hyphens, and the dots of a token that ends in one: `J.P.`, `Th.`, `v.d.`. */
function isTokenPart(text: string, at: number, end: number): boolean {
  const code = codeAt(text, at);
  if (code === DOT) return codeAt(text, end - 1) === DOT && end - at < 12;
  return isLetter(code) || isApostrophe(code) || code === HYPHEN;
}

/** Whether the token from `start` to `end` is read as a part of a name, so that a run goes on behind it. */
function continues(text: string, start: number, end: number): boolean {
  if (!isFreeBefore(text, start)) return false;
  if (codeAt(text, end - 1) === DOT) return initialsEnd(text, start) >= end;
  return wordEnd(text, start) >= end || prefixEnd(text, start) >= end;
}
