import { kinds } from "../../lists/bits.js";
import { lookup } from "../../lists/words.js";
import { late } from "../late.js";
import { codes } from "./codes.js";
import { letters } from "./letters.js";
import { prefixReader } from "./prefix.js";
import { wordReader } from "./words.js";

const { codeAt, listed } = codes;
const { DOT, HYPHEN, isApostrophe, isUpper, PARENTHESIS, SMALL_E, SPACE } = letters;
const { givenStrength, nameness } = kinds;
const { joinsNames, leadsToCapital, prefixEnd, prefixMeaning } = prefixReader;
const { initialsEnd, prefixAfterHyphen, wordEnd } = wordReader;

/** A part of what may be a name. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: "word" | "initials" | "prefix";
  /** What the lists know about it. */
  readonly bits: number;
}

/** Longest row of names, prefixes and initials that is read, in tokens and characters. */
const MOST_TOKENS = 9;
const LONGEST_RUN = 100;
/** A word of more characters is no prefix. */
export const LONGEST_PREFIX = 6;

/** The row of capitalised words, initials and prefixes that starts at `at`: `Volgens Jan van der Berg`. Ends with a capital. */
export function runFrom(text: string, at: number): Token[] {
  const tokens: Token[] = [];
  let place = at;
  while (tokens.length < MOST_TOKENS && place - at < LONGEST_RUN) {
    const token = tokenAt(text, place);
    if (token === undefined || !isJoined(text, tokens, token)) break;
    tokens.push(token);
    place = nextPlace(text, token);
    if (place === 0) break;
  }
  while (tokens.length > 0 && isLowerPrefix(tokens.at(-1) as Token)) tokens.pop();
  return tokens;
}

/** A preposition is no part of a name: "Jan in Breda" is a run of one word. */
function isJoined(text: string, tokens: readonly Token[], next: Token): boolean {
  if (next.kind === "prefix") return true;
  let from = tokens.length;
  while (from > 0 && isLowerPrefix(tokens[from - 1] as Token)) from--;
  if (from === 0 || from === tokens.length || tokens[from - 1]?.kind === "prefix") return true;
  return joinsNames(text, { count: tokens.length - from, first: meaningAt(tokens, from), second: meaningAt(tokens, from + 1) }, next);
}

/** What the prefix at this place of a row says; 0 behind its end. */
export function meaningAt(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  return token === undefined ? 0 : prefixMeaning(token.start, token.end);
}

function isLowerPrefix({ kind, start }: Token): boolean {
  return kind === "prefix" && !isUpper(codeAt(start));
}

/** Where the next token of the run would start; zero when nothing can follow. */
function nextPlace(text: string, token: Token): number {
  const { end, kind } = token;
  const code = codeAt(end);
  if (code === SPACE) return codeAt(end + 1) === PARENTHESIS ? behindNickname(text, token) : afterSpace(text, end);
  if (code === HYPHEN && prefixAfterHyphen(text, end + 1)) return end + 1;
  // As forms are filled in: "Jansen- de Vries".
  if (code === HYPHEN && prefixAfterHyphen(text, end + 2) && leadsToCapital(text, end + 2)) return end + 2;
  return kind === "word" ? 0 : end;
}

/** People type two spaces; more of them stand between columns. */
function afterSpace(text: string, at: number): number {
  if (codeAt(at + 1) === SMALL_E && text.startsWith("e/v ", at + 1)) return at + 5;
  return codeAt(at + 1) === SPACE && isUpper(codeAt(at + 2)) ? at + 2 : at + 1;
}

const nickname = late(String.raw` \((\p{Lu}\p{Ll}[\p{L}'’-]{0,20}(?: \p{Lu}\p{Ll}[\p{L}'’-]{0,20})?)\) `, "uy");

/** "J. (Jan) de Vries", "Wilhelmina (Mien) van Egmond": what somebody is called stands between initials or given names and the surname. */
function behindNickname(text: string, { end, kind, bits }: Token): number {
  nickname().lastIndex = end;
  const called = nickname().exec(text)?.[1];
  if (called === undefined || !(kind === "initials" || (isGiven(bits) && isGiven(lookup(called, 0, called.length))))) return 0;
  return leadsToCapital(text, nickname().lastIndex) ? nickname().lastIndex : 0;
}

function isGiven(bits: number): boolean {
  return givenStrength(bits) > 0 && nameness(bits) > 0;
}

function tokenAt(text: string, at: number): Token | undefined {
  if (!isUpper(codeAt(at))) return lowerToken(text, at);
  const end = wordEnd(text, at);
  const initials = initialsFrom(text, at, end);
  if (initials > 0) return { start: at, end: initials, kind: "initials", bits: listed(at, initials) };
  const prefix = end - at > LONGEST_PREFIX ? 0 : prefixEnd(text, at);
  if (prefix > 0 && (end === 0 || prefix >= end)) {
    const bits = listed(at, prefix);
    // "Ben" and "Al" are given names as often as prefixes: what follows decides.
    const leads = codeAt(prefix) !== SPACE || leadsToCapital(text, prefix + 1);
    if (nameness(bits) < 2 && (leads || givenStrength(bits) === 0)) return { start: at, end: prefix, kind: "prefix", bits };
  }
  if (end === 0) return undefined;
  if (end - at === 1 || isBareInitials(text, at, end)) return { start: at, end, kind: "initials", bits: listed(at, end) };
  return { start: at, end, kind: "word", bits: bitsOfWord(at, end) };
}

/** Longer words are none unless they end in a full stop: "Chr." */
function initialsFrom(text: string, at: number, end: number): number {
  return end - at > 2 && codeAt(end) !== DOT ? 0 : initialsEnd(text, at);
}

/** JP Jansen, CJ de Boer: two capitals before a word that has small letters. */
function isBareInitials(text: string, at: number, end: number): boolean {
  return (
    end - at === 2 &&
    isUpper(codeAt(at + 1)) &&
    !/[IVX]{2}|^(?:DJ|MC|TV|EU|VS|UK|PR|AI)$/.test(text.slice(at, end)) &&
    /^ (?:\p{Lu}\p{Ll}|(?:de|den|van|ter) )/u.test(text.slice(end, end + 5))
  );
}

/** A prefix, or the `'s-` of 's-Gravesande. */
function lowerToken(text: string, at: number): Token | undefined {
  if (isApostrophe(codeAt(at)) && text.startsWith("s-", at + 1) && isUpper(codeAt(at + 3))) {
    const end = wordEnd(text, at + 3);
    return end === 0 ? undefined : { start: at, end, kind: "word", bits: listed(at, end) };
  }
  const end = prefixEnd(text, at);
  return end === 0 ? undefined : { start: at, end, kind: "prefix", bits: listed(at, end) };
}

/** What the lists know about a word; a double name that they do not hold counts as its first part when both parts are names. */
export function bitsOfWord(start: number, end: number): number {
  if (start !== lastStart || end !== lastEnd) {
    lastBits = readBits(start, end);
    lastStart = start;
    lastEnd = end;
  }
  return lastBits;
}

/** The word that was asked for last: each step of reading a name asks for it again. */
let lastStart = -1;
let lastEnd = -1;
let lastBits = 0;

/** Another text is read from here on. */
export function forgetBits(): void {
  lastStart = -1;
}

function readBits(start: number, end: number): number {
  const bits = listed(start, end);
  if (bits !== 0) return bits;
  let hyphen = start;
  while (hyphen < end && codeAt(hyphen) !== HYPHEN) hyphen++;
  if (hyphen === end) return 0;
  let lastPart = end;
  while (codeAt(lastPart - 1) !== HYPHEN) lastPart--;
  const first = listed(start, hyphen);
  const last = listed(lastPart, end);
  if (nameness(first) === 0) return nameness(last) === 0 ? first | last : 0;
  if (last === 0) return first;
  return nameness(last) > nameness(first) ? last : first;
}
