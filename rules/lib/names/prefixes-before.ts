import { kinds } from "../../lists/bits.js";
import { beforeName } from "./before.js";
import { codes } from "./codes.js";
import { FUNCTION } from "./cues.js";
import { letters } from "./letters.js";
import { prefixReader } from "./prefix.js";
import { LONGEST_PREFIX, meaningAt, type Token } from "./run.js";
import { vocabulary } from "./vocabulary.js";
import { wordsBefore } from "./word-before.js";

const { codeAt, listed } = codes;
const { DOT, isApostrophe, isLetter, isUpper, SPACE, tableOf } = letters;
const { isPlace, isSurname, nameness, surnameStrength } = kinds;
const { MOST_PREFIXES, mayBePrefix, prefixEnd, prefixMeaning, prefixStrength } = prefixReader;
const { BEHIND_VAN, SURNAME_PREFIX, VAN } = vocabulary;
const { readWordBefore, wordBefore } = wordsBefore;

/** With the lower-case prefixes in front of the run that belong to it. */
export function withPrefixesBefore(text: string, at: number, run: readonly Token[]): readonly Token[] {
  const prefixes = prefixesBefore(text, at);
  return keepsPrefixes(text, prefixes, run[0]?.bits ?? 0) ? [...prefixes, ...run] : run;
}

/** The row of lower-case prefixes directly before a place. */
export function prefixesBefore(text: string, place: number): readonly Token[] {
  const last = prefixBefore(text, place);
  if (last === undefined) return NONE;
  const prefixes = [last];
  let prefix = prefixBefore(text, last.start);
  while (prefix !== undefined && prefixes.length < MOST_PREFIXES) {
    prefixes.unshift(prefix);
    prefix = prefixBefore(text, prefix.start);
  }
  return prefixes;
}

const NONE: readonly Token[] = [];

/** Where that row begins; the place itself when there is none. */
export function prefixesStart(text: string, place: number): number {
  return prefixesBefore(text, place)[0]?.start ?? place;
}

/** What may stand before a prefix: white space, or what opens a value, cell or list. */
const FREE = tableOf(`\0 \n\r\t"';,:|>([`);

/** "v.d.", "v/d", "'t" */
function isPrefixPart(code: number): boolean {
  return isLetter(code) || code === DOT || code === SLASH || isApostrophe(code);
}

const LONGEST_SHORTENED = 5;
const SLASH = 47;

/** The nearest of them; undefined when there is none. */
function prefixBefore(text: string, place: number): Token | undefined {
  const glued = isApostrophe(codeAt(place - 1));
  const end = glued ? place : place - 1;
  if (!glued && codeAt(end) !== SPACE) return undefined;
  let start = glued ? place - 1 : end;
  while (start > 0 && end - start < LONGEST_SHORTENED && isPrefixPart(codeAt(start - 1))) start--;
  // A quotation mark: 'de Vries, P.'
  if (isApostrophe(codeAt(start)) && prefixEnd(text, start) !== end) start++;
  if (start === end || isUpper(codeAt(start)) || FREE[codeAt(start - 1)] !== 1) return undefined;
  return prefixEnd(text, start) === end ? { start, end, kind: "prefix", bits: listed(start, end) } : undefined;
}

/** Whether a row of lower-case prefixes hardly ever means anything else: "van den", "ter". */
export function isSurnameRow(prefixes: readonly Token[]): boolean {
  const [first] = prefixes;
  return first !== undefined && isSurnameOnly(prefixMeaning(first.start, first.end), meaningAt(prefixes, 1));
}

/** The same by what the first two say. */
export function isSurnameOnly(first: number, second: number): boolean {
  return ((first & VAN) !== 0 && (second & BEHIND_VAN) !== 0) || (first & SURNAME_PREFIX) !== 0;
}

/** Whether lower-case prefixes behind a function belong to such a word. */
function takesPrefixes(bits: number): boolean {
  return isSurname(bits) && nameness(bits) > 0 && (surnameStrength(bits) === 2 || !isPlace(bits));
}

/**
 * "stopt in Utrecht", "aan de Dorpsstraat": the word before is no prefix of the name, as most are not. Tells by one look at each of the two words before what
 * keepsPrefixes() says of them.
 */
export function isInSentence(at: number, bits: number): boolean {
  if (takesPrefixes(bits)) return false;
  const last = wordBefore(at);
  if (last === undefined || last.isClosed || codeAt(last.start - 1) !== SPACE) return false;
  if (last.end - last.start > LONGEST_PREFIX || !mayBePrefix(last.start)) return true;
  if ((last.meaning & OF_SURNAMES) !== 0) return false;
  const front = readWordBefore(last.start);
  return front !== undefined && front.meaning === 0 && !mayBePrefix(front.start);
}

const OF_SURNAMES = VAN | SURNAME_PREFIX;

/**
 * Whether lower-case prefixes in front of a run belong to it: "mevrouw *de* Vries", "volgens *van den* Berg", "huisarts *de* Wit"; not "van" in "de fiets van
 * Jansen".
 */
export function keepsPrefixes(text: string, prefixes: readonly Token[], bits: number): boolean {
  const [first] = prefixes;
  if (first === undefined) return false;
  const meaning = prefixMeaning(first.start, first.end);
  const second = meaningAt(prefixes, 1);
  if (isSurnameOnly(meaning, second)) return true;
  const { isSalutation, isLabelled, weight } = beforeName(text, first.start);
  const isCommon = surnameStrength(bits) === 2;
  const isName = weight >= FUNCTION && takesPrefixes(bits);
  // "de trainer van Ajax", but "Trainer: van Dijk".
  const isOfSomebody = prefixes.length === 1 && (meaning & VAN) !== 0 && !(isLabelled && isCommon);
  return isSalutation || (isName && !isOfSomebody && prefixStrength(meaning, second) === 2);
}
