import type { Match } from "../../../src/rule.js";
import { kinds } from "../../lists/bits.js";
import { late } from "../late.js";
import { codes } from "./codes.js";
import { isOrdinary, lastWord, scoreOf } from "./evidence.js";
import { letters } from "./letters.js";
import { prefixReader } from "./prefix.js";
import { isSurnameRow, prefixesBefore } from "./prefixes-before.js";
import { bitsOfWord, LONGEST_PREFIX, runFrom, type Token } from "./run.js";
import { wordReader } from "./words.js";

const { codeAt, listed } = codes;
const { COMMA, DOT, HYPHEN, isApostrophe, isLetter, isLineEnd, isUpper, SPACE, tableOf } = letters;
const { givenStrength, isOrganisationWord, isPlace, isSurname, nameness, surnameStrength } = kinds;
const { mayBePrefix, prefixEnd } = prefixReader;
const { initialsEnd, wordEnd } = wordReader;

/** Registers and lists write the surname first: `Vries, J. de`, `Vries, de, Jan`, `VRIES DE, JAN`, `Jansen-de Groot, A.C. (Anna)`. */
export function listForm(text: string, at: number): Match | undefined {
  if (!mayBeSurnameFirst(text, at)) return undefined;
  const surname = surnameEnd(text, at);
  if (surname === undefined || codeAt(surname.end) !== COMMA) return undefined;
  const middle = afterComma(surname.end);
  const prefix = prefixesEnd(text, middle);
  const rest = prefix > middle && codeAt(prefix) === COMMA ? afterComma(prefix) : middle;
  const given = givenPart(text, rest);
  if (given === undefined) return undefined;
  if (!surname.hasPrefix && isEnumeration(text, surname.bits, given.end)) return undefined;
  const trailing = trailingPrefixes(text, given.end);
  const end = trailing > 0 ? trailing : given.end;
  return isBorder(end) ? matchOf(text, at, surname, { end, weight: given.weight, hasPrefix: trailing > 0 || rest > middle }) : undefined;
}

/** What stands behind the surname. */
interface Behind extends GivenPart {
  /** A prefix of the surname is there. */
  readonly hasPrefix: boolean;
}

/** The whole as a match, with the prefixes before it: `de Vries, P.`. Without a prefix it has to stand where lists have their entries. */
function matchOf(text: string, at: number, surname: Surname, { end, weight, hasPrefix }: Behind): Match | undefined {
  const { bits } = surname;
  // "Vries, J. de" and "Vries de, J." have their prefix; a double name may have one for each of its parts.
  const isWhole = hasPrefix || isUpperWordBehind(end) || (surname.hasPrefix && codeAt(wordEnd(text, at)) !== HYPHEN);
  const prefixes = isWhole ? [] : prefixesBefore(text, at);
  const start = prefixes[0]?.start ?? at;
  const isTied = hasPrefix || surname.hasPrefix || (prefixes.length > 0 && (isSurnameRow(prefixes) || isKnownSurname(bits)));
  if (!isTied && ((prefixes.length > 0 && !mayBeSurname(bits)) || !(startsField(text, start) || isBeforeBirth(text, end)))) return undefined;
  const score = scoreOf(weight + surnameWeight(surname) + (isTied ? 2 : 0));
  return score < 0.5 ? undefined : { start, end: withNickname(text, end), score, reason: "form" };
}

function isKnownSurname(bits: number): boolean {
  return mayBeSurname(bits) && (nameness(bits) > 0 || surnameStrength(bits) === 2);
}

/** Not "van de Bank, A. en B." */
function mayBeSurname(bits: number): boolean {
  return bits === 0 || (isSurname(bits) && !isOrganisationWord(bits));
}

function surnameWeight({ bits }: Surname): number {
  const weight = -1.2 + Math.max(lastWord(bits), -0.6);
  return isPlace(bits) && nameness(bits) < 2 ? weight - 2 : weight;
}

const birth = /(?:,? ?\(|, )(?:geb\b|\*|\d{1,2}[-./]\d{1,2}[-./]\d|(?:19|20)\d\d-\d\d-\d\d(?![\dT:]| \d\d:)|[mv][),])/y;

/** Also in a sentence: "Jansen, P. (12-03-1942)", "Jansen, P., geb. 1-1-1970". */
function isBeforeBirth(text: string, end: number): boolean {
  birth.lastIndex = end;
  return birth.test(text);
}

const andMore = late(String.raw` (?:en|and|&) \p{Lu}`, "uy");

/** "Jan, Piet, Klaas", "Jan, Piet en Klaas": given names in a row. */
function isEnumeration(text: string, bits: number, end: number): boolean {
  if (givenStrength(bits) !== 2 || nameness(bits) < 2) return false;
  if (codeAt(end) === COMMA) return true;
  andMore().lastIndex = end;
  return codeAt(end) === SPACE && andMore().test(text);
}

/** The longest surname with prefixes that is read in this form. */
const LONGEST_SURNAME = 40;

/** Three prefix words of three letters, with the spaces before them. */
const LONGEST_PREFIXES = 12;

/** The look that rules out most: behind the word stands a comma or hyphen, or it goes with a prefix; and a comma is near. */
function mayBeSurnameFirst(text: string, at: number): boolean {
  const end = wordEnd(text, at);
  const code = codeAt(end);
  if (end === 0 || code === HYPHEN || (end - at <= LONGEST_PREFIX && prefixEnd(text, at) > 0)) return hasCommaNear(at, at + LONGEST_SURNAME - 1);
  if (code === COMMA) return mayBeBehindComma(afterComma(end));
  return code === SPACE && mayBePrefix(end + 1) && hasCommaNear(end, end + LONGEST_PREFIXES);
}

/** A capital, or a word as short as a prefix. */
function mayBeBehindComma(at: number): boolean {
  return (
    isUpper(codeAt(at)) ||
    isApostrophe(codeAt(at)) ||
    (isLetter(codeAt(at)) && !(isLetter(codeAt(at + 1)) && isLetter(codeAt(at + 2)) && isLetter(codeAt(at + 3))))
  );
}

/** A comma with only letters, spaces and hyphens before it. */
function hasCommaNear(at: number, last: number): boolean {
  for (let end = at + 1; end <= last; end++) {
    const code = codeAt(end);
    if (code === COMMA) return true;
    if (!isLetter(code) && code !== SPACE && code !== HYPHEN && !isApostrophe(code)) return false;
  }
  return false;
}

interface Surname {
  readonly end: number;
  readonly bits: number;
  readonly hasPrefix: boolean;
}

/** `Vries`, `VRIES DE`, `Vries de`, `Jansen-de Groot`. */
function surnameEnd(text: string, at: number): Surname | undefined {
  const end = wordEnd(text, at);
  // The one of L'Ami is a part of the word.
  if (prefixEnd(text, at) > 0 && prefixEnd(text, at) >= end) return prefixedSurname(text, at);
  // A surname has two letters: what is shorter is an initial or a mark.
  if (end < at + 2) return undefined;
  const bits = bitsOfWord(at, end);
  if (codeAt(end) === COMMA) return { end, bits, hasPrefix: false };
  const joined = codeAt(end) === 45 ? runFrom(text, at).at(-1)?.end : undefined;
  if (joined !== undefined) return { end: joined, bits, hasPrefix: true };
  const after = codeAt(end) === SPACE ? prefixesEnd(text, end + 1) : 0;
  return after > end + 1 ? { end: after, bits, hasPrefix: true } : undefined;
}

function prefixedSurname(text: string, at: number): Surname | undefined {
  const run = runFrom(text, at);
  const last = run.at(-1) as Token | undefined;
  const isSurname = last !== undefined && run.length > 1 && run.slice(0, -1).every(({ kind }) => kind === "prefix") && last.kind === "word";
  return isSurname ? { end: last.end, bits: last.bits, hasPrefix: true } : undefined;
}

function afterComma(comma: number): number {
  return codeAt(comma + 1) === SPACE ? comma + 2 : comma + 1;
}

/** End of a row of prefix words, in any case; `place` itself when there is none. */
function prefixesEnd(text: string, place: number): number {
  let end = place;
  for (let count = 0; count < 3; count++) {
    const from = end === place ? place : end + 1;
    const next = prefixOrLast(text, from);
    if (next === 0) break;
    end = next;
    if (codeAt(end) !== SPACE) break;
  }
  return end;
}

const bareprefix = /(?:van|von|de|den|der|ter|ten|te|'t|el|al|la|le|di|du|dos|da|op|in|het|des|del|fan|zu)(?![\p{L}'])/iuy;

/** A prefix word before white space, or as the last thing before a comma, bracket or line end. */
function prefixOrLast(text: string, at: number): number {
  bareprefix.lastIndex = at;
  return bareprefix.test(text) ? bareprefix.lastIndex : 0;
}

function trailingPrefixes(text: string, end: number): number {
  if (codeAt(end) !== SPACE) return 0;
  const after = prefixesEnd(text, end + 1);
  return after > end + 1 && !isUpperWordBehind(after) ? after : 0;
}

/** `Vries, J. de Boer`: then the prefix belongs to what follows. */
function isUpperWordBehind(end: number): boolean {
  return codeAt(end) === SPACE && isUpper(codeAt(end + 1));
}

interface GivenPart {
  readonly end: number;
  readonly weight: number;
}

/** Initials or given names. */
function givenPart(text: string, at: number): GivenPart | undefined {
  const initials = initialsEnd(text, at);
  // "Jansen, B.V."
  if (initials > 0 && isOrganisationWord(listed(at, initials))) return undefined;
  if (initials > 0) return { end: codeAt(initials - 1) === DOT ? initials : initials - 1, weight: 2 };
  const end = isUpper(codeAt(at)) ? wordEnd(text, at) : 0;
  if (end === 0) return undefined;
  const bits = bitsOfWord(at, end);
  if (isOrdinary(bits) || givenStrength(bits) === 0) return undefined;
  return { end: moreGiven(text, end), weight: nameness(bits) > 1 ? 1.6 : 0.4 };
}

/** Second names and initials behind the first. */
function moreGiven(text: string, end: number): number {
  let last = end;
  for (let count = 0; count < 3 && codeAt(last) === SPACE; count++) {
    const initials = initialsEnd(text, last + 1);
    const next = initials > 0 ? initials : wordEnd(text, last + 1);
    if (next === 0 || !isUpper(codeAt(last + 1)) || (initials === 0 && givenStrength(bitsOfWord(last + 1, next)) === 0)) break;
    last = next;
  }
  return last;
}

/** ` (Anna)` behind initials. */
const nickname = / \(\p{Lu}[\p{L}-]{1,20}\)/uy;

function withNickname(text: string, end: number): number {
  nickname.lastIndex = end;
  return nickname.test(text) ? nickname.lastIndex : end;
}

const BORDERS = tableOf(" ,;:|\t)]}<\"'/(.");

function isBorder(end: number): boolean {
  const code = codeAt(end);
  return isLineEnd(code) || BORDERS[code] === 1;
}

/** At the start of a line, cell or quotation, where no sentence goes on. */
function startsField(text: string, at: number): boolean {
  const code = codeAt(at - 1);
  return (
    code === 0 ||
    code === 10 ||
    code === 13 ||
    code === 9 ||
    "\"'|;:=<>([".includes(text[at - 1] as string) ||
    /[;|\t:] $/.test(text.slice(Math.max(0, at - 2), at))
  );
}
