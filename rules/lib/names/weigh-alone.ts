import { kinds } from "../../lists/bits.js";
import { isBesideNumber, isConversation } from "./after.js";
import type { Before } from "./before.js";
import { codes } from "./codes.js";
import { FUNCTION } from "./cues.js";
import { isAllCaps } from "./degree.js";
import { isCompound, isDemonym, isThing } from "./endings.js";
import { FORM, lastWord, onlyWord, PRIOR } from "./evidence.js";
import { letters } from "./letters.js";
import type { Token } from "./run.js";
import { vocabulary } from "./vocabulary.js";

const { codeAt, listed } = codes;
const { DOT, isDigit, isLower, isUpper, PARENTHESIS, SPACE } = letters;
const { commonWordBand, dutchWordBand, isGivenName, isSurname, nameness, surnameStrength } = kinds;
const { CLOSING_WORD, IMPERATIVE, meaningOf } = vocabulary;

/** With such words before it a name may be in capitals: "mijn dochter CJ". */
export const CERTAIN = 2;
/** Behind less, a compound is more often a thing: "directeur Bedrijfsvoering". */
const COMPOUND_CUE = 2.4;

/** What the lists say about a name of one word, without thingEvidence(). */
export function listedAlone({ start, end, bits }: Token, around: Before): number {
  // "de heer Bos": behind a salutation stands a surname, whatever else the word means.
  // "dominee Prins", not "Koning Winter".
  const isSurname = around.isSalutation || (around.weight >= FUNCTION && surnameStrength(bits) === 2 && isInLowerCase(start, end));
  return PRIOR.one + Math.max(onlyWord(bits), isSurname ? lastWord(bits) : Number.NEGATIVE_INFINITY);
}

/** De Ruijterstraat, Leeuwenhoekziekenhuis: compounds that name a thing after a person. */
export function thingEvidence(text: string, { start, end, bits }: Token, around: Before): number {
  if (bits !== 0) return nameness(bits) < 3 && endsInEse(end) ? FORM.demonym : 0;
  if (isDemonym(text, start, end)) return FORM.demonym;
  if ((meaningOf(start, end) & CLOSING_WORD) !== 0 || isThing(start, end)) return FORM.thing;
  // "bewoner Zwartveld": many a surname is a compound, and behind such a word stands no thing.
  return around.weight < COMPOUND_CUE && isCompound(start, end) ? FORM.compound : 0;
}

function endsInEse(end: number): boolean {
  return codeAt(end - 1) === 101 && codeAt(end - 2) === 115 && codeAt(end - 3) === 101;
}

/** What the way of writing says about a name of one word. */
export function formAlone(token: Token, around: Before): number {
  const sum = openingEvidence(token, around);
  return around.weight < CERTAIN && isAllCaps(token) ? sum + FORM.allCapsAlone : sum;
}

/** What it says that a word opens a sentence, or the value of a form. */
export function openingEvidence(token: Token, { atSentenceStart, isLabelled }: Before): number {
  if (!atSentenceStart || isOnlyName(token)) return 0;
  return isLabelled && isSurname(token.bits) ? FORM.labelled : FORM.sentenceStart;
}

/** A word that would have its capital anywhere. */
export function isOnlyName({ bits }: Token): boolean {
  return nameness(bits) > 1 && commonWordBand(bits) === 0;
}

/** Names that a full stop makes a short form of another word: "Max. 20 personen". */
const shortened: ReadonlySet<string> = new Set(["Max"]);
const amount = /(?: \p{Ll}{1,20}){1,3} ?[:=] ?\d/uy;

/** "Max heap", "Max pool size 20", "Max aantal pogingen: 3": what there is most of, in English, or how much. */
function isMost(text: string, end: number): boolean {
  amount.lastIndex = end;
  return isMeasure(end) || amount.test(text);
}

/** An English word that is no Dutch one, or one that neither is, with a number; behind one word more at most. */
function isMeasure(from: number): boolean {
  let end = from;
  for (let count = 0; count < 2 && codeAt(end) === SPACE && isLower(codeAt(end + 1)); count++) {
    const start = end + 1;
    for (end = start; isLower(codeAt(end)); ) end++;
    const bits = listed(start, end);
    if (dutchWordBand(bits) === 0 && (commonWordBand(bits) > 0 || (bits === 0 && codeAt(end) === SPACE && isDigit(codeAt(end + 1))))) return true;
  }
  return false;
}

/** What the place says where a name of one word or of initials stands. */
export function settingAlone(text: string, { start, end, bits }: Token, around: Before): number {
  if ((bits === 0 || nameness(bits) > 1) && !around.atSentenceStart && around.weight > -1 && isConversation(text, start)) return FORM.conversation;
  if (around.atSentenceStart && (meaningOf(start, end) & IMPERATIVE) !== 0) return -2;
  if (end - start === 3 && shortened.has(text.slice(start, end)) && (codeAt(end) === DOT || isMost(text, end))) return FORM.thing;
  if (surnameStrength(bits) === 2 && dutchWordBand(bits) > 0 && isInLowerCase(start, end)) return FORM.nounWithCapital;
  if (codeAt(start - 1) === PARENTHESIS) return parenthesisEvidence(text, end, bits);
  return isBesideNumber(start, end) && nameness(bits) < 3 ? -2 : 0;
}

/** "(Sus scrofa)", "Alexandria (Louisiana)": what explains is a person when it is a given name. */
function parenthesisEvidence(text: string, end: number, bits: number): number {
  if (/^ \p{Ll}/u.test(text.slice(end, end + 2))) return FORM.species;
  return isGivenName(bits) ? 0 : FORM.inParentheses;
}

/** Between words in small letters, so not in a heading. */
export function isInLowerCase(start: number, end: number): boolean {
  let before = start - 1;
  while (before > 0 && isLower(codeAt(before - 1))) before--;
  return codeAt(start - 1) === SPACE && before < start - 1 && !isUpper(codeAt(before - 1)) && !isUpper(codeAt(end + 1));
}
