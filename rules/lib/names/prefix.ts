import { givenStrength, isPrefixWord, isSurname, nameness } from "../../lists/bits.js";
import { prefixWords } from "../../lists/prefixes.js";
import { lookup } from "../../lists/words.js";
import { codeAt } from "../chars.js";
import { isInhabitant } from "./endings.js";
import { DOT, HYPHEN, isApostrophe, isLetter, isUpper, SPACE } from "./letters.js";

/** "van", "der", "'t", "el": no prefix word is longer. */
const LONGEST = 5;

export const arabic: ReadonlySet<string> = new Set("al el ad ar as at az ash an abd abdel abu abou ait ben bin".split(" "));

const shortened = /(?:[vV]\.? ?d\.? ?[nr]?\.?|[vV]dr?\.?|[vV]\/[dh]|[vV]\. ?'t|[vV]\.|d\.) ?(?=[ \p{Lu}])/uy;

/** 1 for the first two letters, without case, of all prefixes: most words of a sentence are settled by them. */
const beginnings = new Uint8Array(1 << 10);
for (const word of [...prefixWords, ...arabic, "vd"]) {
  const letters = word.replace(/^'/, "");
  // A prefix of one letter stands before anything but a letter.
  if (letters.length > 1) beginnings[pairOf(letters.charCodeAt(0), letters.charCodeAt(1))] = 1;
}

/** Five bits of each, which are the same for a capital. */
function pairOf(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31);
}

/** Where the prefix word at `at` ends: `van`, `'t`, `d'`, `al-`, `v.d.`; zero when it is none. */
export function prefixEnd(text: string, at: number): number {
  const from = isApostrophe(codeAt(text, at)) ? at + 1 : at;
  if (!mayBegin(codeAt(text, from), codeAt(text, from + 1))) return 0;
  let end = from;
  while (end - at < LONGEST && isPrefixLetter(codeAt(text, end))) end++;
  const code = codeAt(text, end);
  if (end === at || isLetter(code)) return 0;
  if (code === SPACE) return isPrefixWord(lookup(text, at, end)) ? end : shortenedEnd(text, at);
  if (code === DOT || code === SLASH) return shortenedEnd(text, at);
  return isTied(text, at, end) ? end + 1 : 0;
}

/** Whether a prefix may begin with these; letters with an accent are left to the list. */
function mayBegin(first: number, second: number): boolean {
  return beginnings[pairOf(first, second)] === 1 || !isLetter(second) || (first | second) > 127;
}

/** Văn is no "van"; são and the like are prefixes. */
function isPrefixLetter(code: number): boolean {
  return code < 0x100 && isLetter(code);
}

/** `d'Hondt` and `al-Hassan`: the prefix is tied to the name by an apostrophe or hyphen. */
function isTied(text: string, at: number, end: number): boolean {
  const prefix = text.slice(at, end).toLowerCase();
  if (isApostrophe(codeAt(text, end))) return (prefix === "d" || prefix === "l") && isLetter(codeAt(text, end + 1));
  return codeAt(text, end) === HYPHEN && isUpper(codeAt(text, end + 1)) && arabic.has(prefix);
}

const SLASH = 47;

function shortenedEnd(text: string, at: number): number {
  const code = codeAt(text, at) | 32;
  if (code !== 118 && code !== 100) return 0;
  shortened.lastIndex = at;
  const hit = shortened.exec(text);
  return hit === null ? 0 : at + hit[0].trimEnd().length;
}

/** Prefix words that are everyday prepositions: alone between two capitals they are mostly just that ("Jan in Breda"). */
const prepositions = new Set("in op uit uijt over onder bij voor aan tot to te af of i s t l d am im auf aus ten het a ver e do y to".split(" "));
const articles = new Set("de den der 't t het gen dem ten ter".split(" "));

/**
 * Whether a row of lower-case prefixes ties the word behind it to the word before it: "Jan van Dijk", "Kees op den Kamp"; not "Jan in Breda", nor "Titanic van
 * James Cameron".
 */
export function joinsNames(text: string, prefixes: readonly string[], bitsBehind: number, behind: Behind): boolean {
  const [prefix] = prefixes;
  if (prefixes.length === 1 && prefix === "van" && isGivenInFront(text, bitsBehind, behind.end)) return false;
  // "trof Vermeiren de Tsjech Pavel"
  if (prefixes.length === 1 && prefix === "de" && isInhabitant(text.slice(behind.start, behind.end).toLowerCase())) return false;
  const strength = prefixStrength(prefixes);
  return strength === 2 || (strength === 1 && isSurname(bitsBehind) && nameness(bitsBehind) > 0);
}

interface Behind {
  readonly start: number;
  readonly end: number;
}

function isGivenInFront(text: string, bits: number, end: number): boolean {
  return givenStrength(bits) === 2 && nameness(bits) > 1 && codeAt(text, end) === SPACE && leadsToCapital(text, end + 1);
}

/** How much a row of prefix words says: 2 for "van der", "ter", "el"; 1 for "op den", 0 for "in". */
export function prefixStrength(words: readonly string[]): 0 | 1 | 2 {
  const [first = "", second] = words;
  if (first === "te" || first === "ten") return 1;
  if (!prepositions.has(first)) return 2;
  // In running text "in 't" stands before a small letter.
  if (second === "'t") return 2;
  return second !== undefined && articles.has(second) ? 1 : 0;
}

/** Prefix words in a row: "van de der" is the longest that occurs. */
export const MOST_PREFIXES = 3;

/** Whether a capital stands at `at`, or prefixes and then a capital. */
export function leadsToCapital(text: string, at: number): boolean {
  let next = at;
  for (let prefixes = 0; prefixes < MOST_PREFIXES; prefixes++) {
    if (isUpper(codeAt(text, next))) return true;
    const prefix = prefixEnd(text, next);
    if (prefix === 0) return false;
    next = codeAt(text, prefix) === SPACE ? prefix + 1 : prefix;
  }
  return isUpper(codeAt(text, next));
}
