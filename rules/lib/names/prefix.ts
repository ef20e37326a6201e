import { kinds } from "../../lists/bits.js";
import { prefixWords } from "../../lists/prefixes.js";
import { codes } from "./codes.js";
import { letters } from "./letters.js";
import { arabic } from "./prefix-words.js";
import { vocabulary } from "./vocabulary.js";

const { codeAt, lettersEnd, listed } = codes;
const { DOT, HYPHEN, isApostrophe, isLetter, isUpper, SPACE } = letters;
const { givenStrength, isPlace, isPrefixWord, isSurname, nameness } = kinds;
const { ARABIC, ARTICLE, DE, INHABITANT, meaningOf, PREPOSITION, T, TE, VAN } = vocabulary;

/** "van", "der", "'t", "el": no prefix word is longer. */
const LONGEST = 5;

const shortened = /(?:[vV]\.? ?d\.? ?[nr]?\.?|[vV]dr?\.?|[vV]\/[dh]|[vV]\. ?'t|[vV]\.|d\.) ?(?=[ \p{Lu}])/uy;

/** 1 for the first two letters of all prefixes, as five bits of each, which are the same for a capital. */
const beginnings = new Uint8Array(1 << 10);
for (const word of [...prefixWords, ...arabic, "vd"]) {
  const first = word.startsWith("'") ? 1 : 0;
  // A prefix of one letter stands before anything but a letter.
  if (word.length > first + 1) beginnings[pairOf(word.charCodeAt(first), word.charCodeAt(first + 1))] = 1;
}

function pairOf(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31);
}

/** 1 for each two characters of ASCII that a prefix may begin with, apostrophes among them: most words of a sentence are settled by one look. */
const mayBegin = Uint8Array.from({ length: 1 << 14 }, (_, pair) => mayBeBeginning(pair >> 7, pair & 127));

function mayBeBeginning(first: number, second: number): number {
  return isApostrophe(first) || !isLetter(second) ? 1 : (beginnings[pairOf(first, second)] as number);
}

/** Whether a prefix word may stand at `at`, by two characters; those beyond ASCII are left to the list. */
function mayBePrefix(at: number): boolean {
  const first = codeAt(at);
  const second = codeAt(at + 1);
  return (first | second) > LAST_ASCII || mayBegin[(first << 7) | second] === 1;
}

const LAST_ASCII = 127;

/** Where the prefix word at `at` ends: `van`, `'t`, `d'`, `al-`, `v.d.`; zero when it is none, as most words are. */
function prefixEnd(text: string, at: number): number {
  return mayBePrefix(at) ? endOfPrefix(text, at) : 0;
}

function endOfPrefix(text: string, at: number): number {
  const from = isApostrophe(codeAt(at)) ? at + 1 : at;
  // SQL doubles it: 'J. van ''t Hof'.
  if (from > at && codeAt(from) === APOSTROPHE && !isApostrophe(codeAt(from + 1))) return endOfPrefix(text, from);
  if (from > at && !mayBePrefix(from)) return 0;
  const end = lettersEnd(from, at + LONGEST);
  const code = codeAt(end);
  if (end === at || isLetter(code)) return 0;
  if (code === SPACE && isPrefixWord(listed(at, end)) && isPlain(from, end)) return end;
  if (code === SPACE || code === DOT || code === SLASH) return shortenedEnd(text, at);
  return isTied(at, end) ? end + 1 : 0;
}

/** Văn is no "van"; são and the like are prefixes. */
function isPlain(start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (codeAt(at) > 0xff) return false;
  return true;
}

/** `d'Hondt` and `al-Hassan`: the prefix is tied to the name by an apostrophe or hyphen. */
function isTied(at: number, end: number): boolean {
  const code = codeAt(end);
  if (isApostrophe(code)) return end === at + 1 && isElided(codeAt(at)) && isLetter(codeAt(end + 1));
  return code === HYPHEN && isUpper(codeAt(end + 1)) && (meaningOf(at, end) & ARABIC) !== 0;
}

/** The letter of `d'Hondt` and `L'Ami`. */
function isElided(code: number): boolean {
  const small = code | 32;
  return small === 100 || small === 108;
}

const SLASH = 47;
const APOSTROPHE = 39;

function shortenedEnd(text: string, at: number): number {
  const code = codeAt(at) | 32;
  if (code !== 118 && code !== 100) return 0;
  shortened.lastIndex = at;
  const hit = shortened.exec(text);
  return hit === null ? 0 : at + hit[0].trimEnd().length;
}

/**
 * Whether a row of lower-case prefixes ties the word behind it to the word before it: "Jan van Dijk", "Kees op den Kamp"; not "Jan in Breda", nor "Titanic van
 * James Cameron".
 */
function joinsNames(text: string, { count, first, second }: Prefixes, behind: Behind): boolean {
  if (count === 1 && (first & VAN) !== 0 && isGivenInFront(text, behind.bits, behind.end)) return false;
  // "trof Vermeiren de Tsjech Pavel"; not "Jan de Waal belde"
  if (count === 1 && (first & DE) !== 0 && (meaningOf(behind.start, behind.end) & INHABITANT) !== 0 && isInFront(text, behind.end)) return false;
  // "J.K. te Rotterdam"
  if (count === 1 && (first & TE) !== 0 && isPlace(behind.bits)) return false;
  const strength = prefixStrength(first, second);
  return strength === 2 || (strength === 1 && isSurname(behind.bits) && nameness(behind.bits) > 0);
}

/** A row of prefixes, with what the first two say as prefixMeaning() tells it. */
export interface Prefixes {
  readonly count: number;
  readonly first: number;
  readonly second: number;
}

interface Behind {
  readonly start: number;
  readonly end: number;
  readonly bits: number;
}

function isGivenInFront(text: string, bits: number, end: number): boolean {
  return givenStrength(bits) === 2 && nameness(bits) > 1 && isInFront(text, end);
}

function isInFront(text: string, end: number): boolean {
  return codeAt(end) === SPACE && leadsToCapital(text, end + 1);
}

/** What a prefix in small letters says; a capital makes it a name of its own, whatever the word means. */
function prefixMeaning(start: number, end: number): number {
  for (let at = start; at < end; at++) if (isUpper(codeAt(at))) return 0;
  return meaningOf(start, end);
}

/** How much a row of prefix words says by what the first two mean: 2 for "van der", "ter", "el"; 1 for "op den", 0 for "in". */
function prefixStrength(first: number, second: number): 0 | 1 | 2 {
  if ((first & TE) !== 0) return 1;
  if ((first & PREPOSITION) === 0) return 2;
  // In running text "in 't" stands before a small letter.
  if ((second & T) !== 0) return 2;
  return (second & ARTICLE) !== 0 ? 1 : 0;
}

/** Prefix words in a row: "van de der" is the longest that occurs. */
const MOST_PREFIXES = 3;

/** Whether a capital stands at `at`, or prefixes and then a capital. */
function leadsToCapital(text: string, at: number): boolean {
  let next = at;
  for (let prefixes = 0; prefixes < MOST_PREFIXES; prefixes++) {
    if (isUpper(codeAt(next))) return true;
    const prefix = prefixEnd(text, next);
    if (prefix === 0) return false;
    next = codeAt(prefix) === SPACE ? prefix + 1 : prefix;
  }
  return isUpper(codeAt(next));
}

/** Taken apart where they are used, as `letters` are. */
export const prefixReader = {
  mayBePrefix,
  prefixEnd,
  isElided,
  joinsNames,
  prefixMeaning,
  prefixStrength,
  MOST_PREFIXES,
  leadsToCapital,
} as const;
