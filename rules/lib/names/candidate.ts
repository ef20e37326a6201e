import {
  commonWordBand,
  givenStrength,
  isCalendarWord,
  isGivenName,
  isOrganisationWord,
  isPlace,
  isRole,
  isSurname,
  isTechnology,
  isTitle,
  nameness,
  surnameStrength,
} from "../../lists/bits.js";
import { beforeName } from "./before.js";
import { before as cues, otherThings } from "./cues.js";
import { isOrdinary } from "./evidence.js";
import { isLower, isUpper } from "./letters.js";
import { arabic, prefixStrength } from "./prefix.js";
import type { Token } from "./run.js";
import { degrees, imperatives } from "./verbs.js";

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
  const shouts = run.every((token) => token.kind !== "word" || isAllCaps(text, token));
  let from = 0;
  while (from < run.length && !((shouts || !isAcronym(text, run[from] as Token)) && opensName(text, run, from))) from++;
  if (from === run.length) return undefined;
  let to = from + 1;
  while (to < run.length && !endsName(text, run, to, shouts)) to++;
  const cut = run[to];
  const tokens = withoutDegree(text, run.slice(from, to));
  if (!tokens.some(({ kind }) => kind === "word")) return onlyInitials(text, run, from);
  const last = tokens.length < to - from && cut === undefined ? run[from + tokens.length] : cut;
  return { tokens, front: run[from - 1], behind: last === undefined ? "nothing" : whatIs(text, last) };
}

/** "Dhr. K.": behind a salutation, initials are enough. */
function onlyInitials(text: string, run: readonly Token[], from: number): Name | undefined {
  const token = run[from] as Token;
  if (token.kind !== "initials" || run.length > from + 1 || !beforeName(text, token.start).isSalutation) return undefined;
  return { tokens: [token], front: run[from - 1], behind: "nothing" };
}

export function isAllCaps(text: string, { start, end }: Token): boolean {
  for (let at = start + 1; at < end; at++) if (isLower(text.charCodeAt(at))) return false;
  return end - start > 1;
}

/** FC, UUID, LB: capitals among words that have small letters. */
function isAcronym(text: string, token: Token): boolean {
  return token.kind === "word" && isAllCaps(text, token) && !beforeName(text, token.start).isAddressed;
}

function whatIs(text: string, { start, end, bits }: Token): Name["behind"] {
  if (degrees.has(text.slice(start, end).toLowerCase())) return "degree";
  return isOrganisationWord(bits) || otherThings.has(text.slice(start, end).toLowerCase()) ? "organisation" : "title-case";
}

/** An everyday word ends a name, unless a prefix, initials or a given name make it a surname: Jan de Boer, J. Koning, Rosa Parks. */
function endsName(text: string, run: readonly Token[], at: number, shouts: boolean): boolean {
  const token = run[at] as Token;
  if (token.kind !== "word") return false;
  if (!shouts && isAllCaps(text, token)) return true;
  if (!isOrdinary(token.bits)) return false;
  const before = run[at - 1] as Token;
  // "minister Kamp van Economische Zaken": behind a name, an everyday word needs to be a surname too.
  if (before.kind !== "word") return before.kind === "prefix" && !isSurname(token.bits) && run.slice(0, at).some(({ kind }) => kind === "word");
  const isBehindGiven = givenStrength(before.bits) > 0 && nameness(before.bits) > 1;
  return !(isBehindGiven && (isSurname(token.bits) || isUncommon(token.bits)));
}

/** "Michael Reiziger": hardly anything but a surname is a rare word with a capital behind a given name. */
export function isUncommon(bits: number): boolean {
  return commonWordBand(bits) === 1 && !isOrganisationWord(bits) && !isPlace(bits) && !isCalendarWord(bits) && !isTechnology(bits);
}

/** Whether a name may start with this token of the run. */
function opensName(text: string, run: readonly Token[], at: number): boolean {
  const token = run[at] as Token;
  const next = run[at + 1];
  if (token.kind === "initials") return !isAbbreviation(text, token);
  if (token.kind === "prefix") return next !== undefined && opensPrefixed(text, run, at);
  if (next?.kind === "word" && announces(text, token, next)) return false;
  if (isOrdinary(token.bits)) return opensWithOrdinary(text, run, at);
  // "Teamgenoot Lionel Messi": an unknown word before a well known given name does not belong to it.
  return !(token.bits === 0 && next?.kind === "word" && run.length > 2 + at && givenStrength(next.bits) > 0 && nameness(next.bits) === 3);
}

/** "Sir Tim", "Schrijver Arnon Grunberg", "Bel Jan": a title, or a function or instruction at the start of a sentence, and no name in front. */
function announces(text: string, { start, end, bits }: Token, next: Token): boolean {
  const word = text.slice(start, end).toLowerCase();
  if (isTitle(bits) && (cues.get(word) ?? 0) > 2) return true;
  const isFunctionOrInstruction = (isRole(bits) && !isGivenName(bits)) || (imperatives.has(word) && isGivenName(next.bits));
  return isFunctionOrInstruction && beforeName(text, start).atSentenceStart;
}

/** An everyday word behind "mevrouw" is a name; else it has to be a given name as well, alone or before a surname. */
function opensWithOrdinary(text: string, run: readonly Token[], at: number): boolean {
  const { start, bits } = run[at] as Token;
  const next = run[at + 1];
  if (beforeName(text, start).isAddressed) return !isTitle(bits);
  if (givenStrength(bits) === 0) return false;
  return next === undefined ? run.length === 1 : nameness(next.bits) > 1 || surnameStrength(next.bits) === 2;
}

/** N.V., U.S.; and the Chr. of "v. Chr." */
function isAbbreviation(text: string, { start, bits }: Token): boolean {
  return isOrganisationWord(bits) || (text.startsWith("Chr.", start) && /[nv]\. ?$/i.test(text.slice(Math.max(0, start - 3), start)));
}

/** "De Vries", "van der Berg"; not "Van Jan", and not the "van" of an office or a title. */
function opensPrefixed(text: string, run: readonly Token[], at: number): boolean {
  const token = run[at] as Token;
  const rest = run.slice(at);
  const word = rest.find(({ kind }) => kind !== "prefix");
  if (word === undefined || word.kind !== "word") return false;
  const prefix = text.slice(token.start, token.end).toLowerCase();
  // "Van Jan", "Bel Jan de Vries"; but Van Dale, Ben Ali and El Hassan.
  const isLast = rest.at(-1) === word;
  if (!arabic.has(prefix) && givenStrength(word.bits) === 2 && nameness(word.bits) > (isLast ? 2 : 1)) return false;
  const words = rest.slice(0, rest.indexOf(word)).map(({ start, end }) => text.slice(start, end));
  return isUpper(text.charCodeAt(token.start)) || isSurnameOnly(words) || beforeName(text, token.start).isSalutation;
}

/** Rows of lower-case prefixes that hardly ever mean anything else. */
function isSurnameOnly([first = "", second = ""]: readonly string[]): boolean {
  return (first === "van" && ["der", "den", "'t"].includes(second)) || ["ter", "d'", "von"].includes(first);
}

/** Whether lower-case prefixes in front of a run belong to it: "mevrouw *de* Vries", "volgens *van den* Berg"; not "van" in "de fiets van Jansen". */
export function keepsPrefixes(text: string, prefixes: readonly Token[]): boolean {
  const [first] = prefixes;
  if (first === undefined) return false;
  const words = prefixes.map(({ start, end }) => text.slice(start, end));
  return isSurnameOnly(words) || (prefixStrength(words) >= 0 && beforeName(text, first.start).isSalutation);
}

function withoutDegree(text: string, tokens: readonly Token[]): readonly Token[] {
  let end = tokens.length;
  while (end > 0 && (tokens[end - 1] as Token).kind !== "word") end--;
  const last = tokens[end - 1];
  if (end > 1 && last !== undefined && isAllCaps(text, last) && degrees.has(text.slice(last.start, last.end).toLowerCase())) end--;
  while (end > 0 && (tokens[end - 1] as Token).kind !== "word") end--;
  return tokens.slice(0, end);
}
