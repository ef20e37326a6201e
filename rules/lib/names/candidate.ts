import { kinds } from "../../lists/bits.js";
import { isCouncil, isOfElsewhere } from "./affiliation.js";
import { type Before, beforeName } from "./before.js";
import { codes } from "./codes.js";
import { FUNCTION } from "./cues.js";
import { isAllCaps, withoutDegree } from "./degree.js";
import { isCompound, isFunction } from "./endings.js";
import { isOrdinary } from "./evidence.js";
import { letters } from "./letters.js";
import { prefixReader } from "./prefix.js";
import { isSurnameOnly, keepsPrefixes } from "./prefixes-before.js";
import { meaningAt, type Token } from "./run.js";
import { hasWord, tokenBefore } from "./tokens.js";
import { vocabulary } from "./vocabulary.js";

const { codeAt } = codes;
const { DOT, isUpper, SPACE } = letters;
const {
  commonWordBand,
  dutchWordBand,
  givenStrength,
  isCalendarWord,
  isEponym,
  isGivenName,
  isOrganisationWord,
  isPlace,
  isRole,
  isSurname,
  isTechnology,
  isTitle,
  nameness,
  surnameStrength,
} = kinds;
const { prefixStrength } = prefixReader;
const { ARABIC, DE, DEGREE, DISEASE, IMPERATIVE, INHABITANT, meaningOf, OTHER_THING, VAN, weightOf } = vocabulary;

/** A row of tokens that may be one name, and what it was cut from. */
export interface Name {
  readonly tokens: readonly Token[];
  /** The capitalised word directly in front that is no part of it. */
  readonly front: Token | undefined;
  /** What stands directly behind it in the run. */
  readonly behind: "nothing" | "title-case" | "organisation" | "degree";
}

/** The part of a run that may be a name: without salutation, title and everyday words in front, without what follows behind. */
export function nameIn(text: string, run: readonly Token[]): Name | undefined {
  const isShouted = shouts(run);
  let from = 0;
  while (from < run.length && !((isShouted || !isAcronym(text, run[from] as Token)) && opensName(text, run, from))) from++;
  if (from === run.length) return undefined;
  let to = from + 1;
  while (to < run.length && !endsName(text, run, to, isShouted)) to++;
  const cut = run[to];
  const tokens = withoutDegree(text, from === 0 && to === run.length ? run : run.slice(from, to));
  if (!hasWord(tokens)) return onlyInitials(text, run, from);
  // "Els Prins van de NS": what she belongs to is no part of her name.
  const isApart = cut !== undefined && tokens.length < to - from;
  const last = tokens.length < to - from && cut === undefined ? run[from + tokens.length] : cut;
  return { tokens, front: tokenBefore(run, from), behind: last === undefined || isApart ? "nothing" : whatIs(last) };
}

/** Whether all words are in capitals. */
export function shouts(tokens: readonly Token[]): boolean {
  for (const token of tokens) if (token.kind === "word" && !isAllCaps(token)) return false;
  return true;
}

/** "Dhr. K.": behind a salutation, initials are enough. */
function onlyInitials(text: string, run: readonly Token[], from: number): Name | undefined {
  const token = run[from] as Token;
  // A letter alone, before a colon or bracket, is a mark of something else.
  if (
    token.kind !== "initials" ||
    (codeAt(token.end - 1) !== DOT && codeAt(token.end) !== SPACE) ||
    run.length > from + 1 ||
    !beforeName(text, token.start).isSalutation
  )
    return undefined;
  return { tokens: [token], front: tokenBefore(run, from), behind: "nothing" };
}

/** FC, UUID, LB: capitals among words that have small letters. */
function isAcronym(text: string, token: Token): boolean {
  return token.kind === "word" && isAllCaps(token) && !beforeName(text, token.start).isAddressed;
}

function whatIs({ start, end, bits }: Token): Name["behind"] {
  if ((meaningOf(start, end) & DEGREE) !== 0) return "degree";
  return isOrganisationWord(bits) || isOtherThing(start, end) ? "organisation" : "title-case";
}

function isOtherThing(start: number, end: number): boolean {
  return (meaningOf(start, end) & OTHER_THING) !== 0;
}

/** An everyday word ends a name, unless a prefix, initials or a given name make it a surname: Jan de Boer, J. Koning, Rosa Parks. */
function endsName(text: string, run: readonly Token[], at: number, isShouted: boolean): boolean {
  const token = run[at] as Token;
  if (token.kind !== "word") return false;
  if (!isShouted && isAllCaps(token)) return true;
  const before = run[at - 1] as Token;
  if (isOfElsewhere(text, run, at)) return true;
  if (!isOrdinary(token.bits)) return false;
  if (before.kind === "prefix") return endsBehindPrefix(run, at);
  if (before.kind === "initials") return false;
  const isBehindGiven = givenStrength(before.bits) > 0 && nameness(before.bits) > 1;
  if (!isBehindGiven || namesThing(token)) return true;
  // "Freddie Mercury", "Steve Jobs": behind a word that is hardly anything but a given name.
  const isForeign = nameness(before.bits) === 3 && (isTechnology(token.bits) || isEponym(token.bits) || dutchWordBand(token.bits) === 0);
  return !(isSurname(token.bits) || isUncommon(token.bits) || (isForeign && !isOrganisationWord(token.bits) && !isPlace(token.bits)));
}

/** "Jan de Wit Fabriek" */
function namesThing({ start, end, bits }: Token): boolean {
  return !isSurname(bits) && isOtherThing(start, end);
}

/** "minister Kamp van Economische Zaken": behind a name and "van", an everyday word needs to be a surname too; not in "Piet van der Voorbeeld", "Anna de Test". */
function endsBehindPrefix(run: readonly Token[], at: number): boolean {
  const { bits } = run[at] as Token;
  let from = at;
  while (from > 0 && run[from - 1]?.kind === "prefix") from--;
  const front = tokenBefore(run, from);
  if (front?.kind !== "word") return false;
  const isOfTown = isPlace(bits) && from > 1 && isSurname(front.bits) && !isGivenName(front.bits);
  if (isSurname(bits)) return isOfTown;
  const prefix = meaningAt(run, from);
  if (nameness(front.bits) < 2) return true;
  // Many a surname is "van" and a place: "Frank van Borssele"; not "Els Prins van Antwerpen".
  if (isPlace(bits) && from === 1 && at === 2 && (prefix & VAN) !== 0) return !isGivenName(front.bits);
  return !(isPlainNoun(bits) && ((prefix & DE) !== 0 || isSurnameOnly(prefix, at > from + 1 ? meaningAt(run, from + 1) : 0)));
}

/** "Michael Reiziger": hardly anything but a surname is a rare word with a capital behind a given name. */
export function isUncommon(bits: number): boolean {
  return commonWordBand(bits) === 1 && isPlainNoun(bits);
}

/** A word that names no place, organisation, month or product. */
function isPlainNoun(bits: number): boolean {
  return !isOrganisationWord(bits) && !isPlace(bits) && !isCalendarWord(bits) && !isTechnology(bits);
}

/** Whether a name may start with this token of the run. */
function opensName(text: string, run: readonly Token[], at: number): boolean {
  const token = run[at] as Token;
  const next = run[at + 1];
  if (token.kind === "initials") return !isAbbreviation(text, token) && !isMorbus(text, token, next) && !isCouncil(text, run, at);
  if (token.kind === "prefix") return next !== undefined && opensPrefixed(text, run, at);
  if (next !== undefined && announces(text, token, next)) return false;
  if (isOrdinary(token.bits)) return opensWithOrdinary(text, run, at);
  // "Kamerleden De Vries en Van Rey"
  if (token.bits === 0 && next !== undefined && isUpper(codeAt(next.start)) && isCompound(token.start, token.end)) return false;
  // "Teamgenoot Lionel Messi": an unknown word before a well known given name does not belong to it.
  return !(token.bits === 0 && next?.kind === "word" && run.length > 2 + at && givenStrength(next.bits) > 0 && nameness(next.bits) === 3);
}

/** "Sir Tim", "Schrijver Arnon Grunberg", "Bel Jan": a title, or a function or instruction at the start of a sentence, and no name in front. */
function announces(text: string, { start, end, bits }: Token, next: Token): boolean {
  const meaning = meaningOf(start, end);
  const weight = weightOf(meaning) ?? 0;
  if ((meaning & INHABITANT) !== 0 && (nameness(bits) === 0 || text.slice(start - 3, start).toLowerCase() === "de ")) return true;
  if (weight > 2 && (isTitle(bits) || (nameness(bits) < 2 && beforeName(text, start).atSentenceStart))) return true;
  const isFunctionOrInstruction =
    (isRole(bits) && !isGivenName(bits)) || ((meaning & IMPERATIVE) !== 0 && isGivenName(next.bits)) || isFunctionOf(next, start, end, bits);
  return isFunctionOrInstruction && beforeName(text, start).atSentenceStart;
}

/** "Doelman Joris", "Spits Luuk", surnames too, and "Oogarts Hettinga": in front of a name they tell who somebody is. */
function isFunctionOf(next: Token, start: number, end: number, bits: number): boolean {
  const isWord = bits === 0 || (nameness(bits) < 2 && dutchWordBand(bits) > 0 && !isGivenName(bits) && givenStrength(next.bits) === 2);
  return isWord && next.kind === "word" && nameness(next.bits) > 1 && isFunction(start, end);
}

/** An everyday word behind "mevrouw" is a name; else it has to be a given name as well, alone or before a surname. */
function opensWithOrdinary(text: string, run: readonly Token[], at: number): boolean {
  const token = run[at] as Token;
  const { start, bits } = token;
  const next = run[at + 1];
  const around = beforeName(text, start);
  if (run.length === 1) return opensAlone(token, around);
  if (around.isAddressed) return !isTitle(bits) || (next === undefined && isSurnameOf(bits, around));
  if (givenStrength(bits) === 0) return false;
  // "Na Ronald Koeman"
  if (next !== undefined && dutchWordBand(bits) === 3 && !isCalendarWord(bits) && givenStrength(next.bits) > 0 && nameness(next.bits) > 1) return false;
  return next !== undefined && (nameness(next.bits) > 1 || surnameStrength(next.bits) === 2);
}

/** The same for a row of this word only. */
export function opensAlone({ bits }: Token, around: Before): boolean {
  // "mevrouw Dr. …"
  if (around.isAddressed) return !isTitle(bits) || isSurnameOf(bits, around);
  // "dominee Prins"
  return (around.weight >= FUNCTION && surnameStrength(bits) === 2 && !isCalendarWord(bits)) || givenStrength(bits) > 0;
}

/** "de heer Koning" */
function isSurnameOf(bits: number, { isSalutation }: Before): boolean {
  return isSalutation && surnameStrength(bits) === 2;
}

const CAPITAL_C = 67;

/** N.V., U.S.; and the Chr. of "v. Chr." */
function isAbbreviation(text: string, { start, bits }: Token): boolean {
  return (
    isOrganisationWord(bits) || (codeAt(start) === CAPITAL_C && text.startsWith("Chr.", start) && /[nv]\. ?$/i.test(text.slice(Math.max(0, start - 3), start)))
  );
}

/** "M. Crohn": morbus. */
function isMorbus(text: string, { start, end }: Token, next: Token | undefined): boolean {
  return end - start === 2 && text.startsWith("M.", start) && next?.kind === "word" && (meaningOf(next.start, next.end) & DISEASE) !== 0;
}

/** "De Vries", "van der Berg"; not "Van Jan", and not the "van" of an office or a title. */
function opensPrefixed(text: string, run: readonly Token[], at: number): boolean {
  const token = run[at] as Token;
  const behind = prefixesBehind(run, at);
  const word = run[behind];
  const isLast = behind === run.length - 1;
  if (word === undefined || word.kind !== "word" || (isTitle(word.bits) && !isLast && !beforeName(text, token.start).isSalutation)) return false;
  const prefix = meaningOf(token.start, token.end);
  // "de behandelaar van de URI"
  if (!isUpper(codeAt(token.start)) && isAcronym(text, word)) return false;
  if (isGivenBehind(prefix, word, isLast) && (!isLast || beforeName(text, token.start).atSentenceStart || !isUpper(codeAt(token.start)))) return false;
  if (!isLast && isWhoSomebodyIs(word)) return false;
  // "Voor Verhulst komt het te vroeg."
  if (prefixStrength(prefix, behind > at + 1 ? meaningAt(run, at + 1) : 0) === 0 && beforeName(text, token.start).atSentenceStart) return false;
  return isUpper(codeAt(token.start)) || keepsPrefixes(text, run.slice(at, behind), word.bits);
}

/** Index of the first token behind those that are prefixes. */
function prefixesBehind(run: readonly Token[], at: number): number {
  let behind = at + 1;
  while (run[behind]?.kind === "prefix") behind++;
  return behind;
}

/** "Van Jan", "Bel Jan de Vries"; but Van Dale, Ben Ali and El Hassan. */
function isGivenBehind(prefix: number, { bits }: Token, isLast: boolean): boolean {
  return (prefix & ARABIC) === 0 && givenStrength(bits) === 2 && nameness(bits) > (isLast ? 2 : 1);
}

/** "De Belg Peeters", "De Oscarwinnaar Peeters": what the article belongs to is no part of the name. */
function isWhoSomebodyIs({ start, end, bits }: Token): boolean {
  return (meaningOf(start, end) & INHABITANT) !== 0 || (bits === 0 && isFunction(start, end));
}
