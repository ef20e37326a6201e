import { kinds } from "../../lists/bits.js";
import { codes } from "./codes.js";
import { CLOSING, closing, FUNCTION, phrases } from "./cues.js";
import { isFunction } from "./endings.js";
import { letters } from "./letters.js";
import { vocabulary } from "./vocabulary.js";
import { type WordBefore, wordsBefore } from "./word-before.js";
import { wordReader } from "./words.js";

const { codeAt, lettersStart, listed } = codes;
const { COLON, COMMA, DOT, EXCLAMATION, HYPHEN, isDigit, isLetter, isLineEnd, isUpper, PARENTHESIS, SPACE } = letters;
const { isGivenName, isOrganisationWord, isPlace, isRole, isStreetSuffix, nameness } = kinds;
const { CLOSING_END, CLOSING_WORD, INHABITANT, JARIGE, JOINING, meaningOf, OTHER_THING, PHRASE_END, PHRASE_START, VERB, WAARDE, weightOf } = vocabulary;
const { LONGEST_ABBREVIATION, readWordBefore, wordBefore } = wordsBefore;
const { isPartyOfPayment } = wordReader;

/** What stands before a name. */
export interface Before {
  readonly weight: number;
  /** A salutation, title or label: nearly any capitalised word behind it is a name. */
  readonly isAddressed: boolean;
  /** "mevrouw", "dr.": lower-case prefixes behind it belong to the name. */
  readonly isSalutation: boolean;
  readonly atSentenceStart: boolean;
  /** "Huisarts: ", as forms have it: no everyday word of a sentence stands there, and what does starts with a capital or a prefix. */
  readonly isLabelled: boolean;
}

/** How far words before a name are looked for. */
const REACH = 40;
/** Names come in company: "Linda en Kiril"; by how often the other word is a name when it stands alone. */
const COMPANY = [0, 0, 1.2, 2.1] as const;
/** "de 24-jarige": people have an age. */
const AGE = 2.2;
/** "werd Jansen", "kreeg De Wit": the verb stands before its subject when something else opens the sentence. */
const SUBJECT = 0.4;
/** "Jan & Marie" */
const COUPLE = 1;
/** "Swets & Zeitlinger" */
const FIRM = -2;
/** "camping De Vries" */
const THING = -1.5;
/** "Sluis, Stadskanaal, Stein" */
const PLACES = -1.2;
const NOTHING: Before = { weight: 0, isAddressed: false, isSalutation: false, atSentenceStart: true, isLabelled: false };
const AFTER_CLOSING: Before = { ...NOTHING, weight: CLOSING };
const AFTER_FUNCTION: Before = { ...NOTHING, weight: FUNCTION, isLabelled: true };
/** Most who pay and are paid are people. */
const PARTY: Before = { ...NOTHING, weight: 2 };
const IN_BRACKETS: Before = { ...NOTHING, weight: 1.2 };
const SLASH = 47;
const CLOSING_PARENTHESIS = 41;
/** "Met vriendelijke groet" with room for blank lines. */
const CLOSING_REACH = 60;

/** What stands before the place that was asked for last: each step of reading a name asks for it again. */
let lastStart = -1;
let lastBefore = NOTHING;

/** Another text is read from here on. */
export function forgetBefore(): void {
  lastStart = -1;
}

export function beforeName(text: string, start: number): Before {
  if (start !== lastStart) {
    lastBefore = readBefore(text, start);
    lastStart = start;
  }
  return lastBefore;
}

function readBefore(text: string, start: number): Before {
  const last = wordBefore(start);
  if (last === undefined) return closes(text, start) ? AFTER_CLOSING : afterMark(text, start);
  const cue = cueWeight(text, last);
  if (cue !== undefined) return inSentence(cue, cue >= FUNCTION && codeAt(last.end) === COLON);
  if ((last.meaning & CLOSING_WORD) !== 0) return AFTER_CLOSING;
  if (last.isClosed) return isFunction(last.start, last.end) ? AFTER_FUNCTION : NOTHING;
  return inSentence(kindWeight(last));
}

/** What a word says that announces a name or rules it out. */
function cueWeight(text: string, last: WordBefore): number | undefined {
  // "Waarde heer": in a sentence it is a value.
  const { meaning } = last;
  if ((meaning & WAARDE) !== 0 && !isUpper(codeAt(last.start))) return undefined;
  const known = weightOf(meaning);
  if ((meaning & JOINING) !== 0) return companyOf(last.start - 1) || known;
  const phrase = phraseWeight(text, last);
  if (phrase !== undefined) return phrase;
  return known !== undefined && known < 0 && last.isClosed ? undefined : known;
}

/** What any other word says: who somebody is, what somebody does, what a thing is. */
function kindWeight({ meaning, start, end }: WordBefore): number {
  const bits = listed(start, end);
  if (isRole(bits) || isFunction(start, end) || ((meaning & INHABITANT) !== 0 && isUpper(codeAt(start)))) return FUNCTION;
  if ((meaning & JARIGE) !== 0 && isAge(start)) return AGE;
  if ((meaning & VERB) !== 0) return SUBJECT;
  return (meaning & OTHER_THING) !== 0 || isOrganisationWord(bits) || isStreetSuffix(bits) ? THING : 0;
}

/** The number and hyphen of "24-jarige". */
function isAge(start: number): boolean {
  return codeAt(start - 1) === HYPHEN && isDigit(codeAt(start - 2));
}

/** What the capitalised word on the other side of "&" says: of a couple it is a given name, of a firm a surname. */
export function coupleOrFirm(end: number): number {
  const start = wordStart(end);
  const bits = listed(start, end);
  return isGivenName(bits) && nameness(bits) > 1 ? COUPLE : FIRM;
}

/** "huisarts (Bakker)" */
function isFunctionBefore(end: number): boolean {
  const start = wordStart(end);
  return start < end && (isFunction(start, end) || (weightOf(meaningOf(start, end)) ?? 0) >= FUNCTION);
}

function closesBracket(start: number): boolean {
  let end = start;
  while (isLetter(codeAt(end)) || codeAt(end) === HYPHEN || codeAt(end) === SPACE) end++;
  return codeAt(end) === CLOSING_PARENTHESIS;
}

/** Behind a comma a sentence goes on, and so does a list of names. */
function afterMark(text: string, start: number): Before {
  const mark = codeAt(start - 1);
  if (mark === PARENTHESIS) return closesBracket(start) && isFunctionBefore(start - 2) ? IN_BRACKETS : NOTHING;
  if (mark !== SPACE) return mark === SLASH && isPartyOfPayment(text, start) ? PARTY : NOTHING;
  if (text.startsWith("& ", start - 2) && isUpper(codeAt(wordStart(start - 3)))) return inSentence(coupleOrFirm(start - 3));
  if (codeAt(start - 2) !== COMMA) return NOTHING;
  return inSentence(companyOf(start - 2) / 2);
}

/** What a capitalised word that ends at `end` says about the other side of "en". */
export function companyOf(end: number): number {
  const start = wordStart(end);
  if (!isUpper(codeAt(start))) return 0;
  const bits = listed(start, end);
  return isPlace(bits) && nameness(bits) === 0 ? PLACES : COMPANY[nameness(bits)];
}

function wordStart(end: number): number {
  return lettersStart(end, end - REACH);
}

function inSentence(weight: number, isLabelled = false): Before {
  return { weight, isAddressed: weight > 2.5, isSalutation: weight > 3, atSentenceStart: false, isLabelled };
}

/** Whether the word before is one of those that announce a name, so that even an everyday word may be one. */
export function hasCueBefore(text: string, at: number): boolean {
  if (codeAt(at - 1) !== SPACE) return at > 0 && isLineEnd(codeAt(at - 1)) && closes(text, at);
  const last = wordBefore(at);
  if (last === undefined || last.meaning === 0) return false;
  return (last.meaning & CLOSING_WORD) !== 0 || (weightOf(last.meaning) ?? 0) > 2 || phraseWeight(text, last) !== undefined;
}

function phraseWeight(text: string, { meaning, start, end }: WordBefore): number | undefined {
  if ((meaning & PHRASE_END) === 0) return undefined;
  const first = readWordBefore(start);
  if (first === undefined || (first.meaning & PHRASE_START) === 0) return undefined;
  return phrases.get(`${text.slice(first.start, first.end)} ${text.slice(start, end)}`.toLowerCase());
}

/** Whether the last word before `end` ends a closing phrase; most lines fail here, before anything is made. */
function closesWith(end: number): boolean {
  let last = end;
  while (isClosingMark(codeAt(last - 1))) last--;
  const start = lettersStart(last, last - LONGEST_ABBREVIATION);
  return start < last && (meaningOf(start, last) & CLOSING_END) !== 0;
}

function isClosingMark(code: number): boolean {
  return code === COMMA || code === DOT || code === EXCLAMATION;
}

/** Whether the line before this one closes a letter. */
function closes(text: string, start: number): boolean {
  let end = start;
  while (end > 0 && start - end < 8 && (isLineEnd(codeAt(end - 1)) || codeAt(end - 1) === SPACE)) end--;
  if (end === start || !closesWith(end) || !/[\n\r]/.test(text.slice(end, start))) return false;
  const line = text
    .slice(Math.max(0, end - CLOSING_REACH), end)
    .toLowerCase()
    .replace(/[,.!\s]{1,4}$/, "");
  return closing.some((phrase) => line.endsWith(phrase) && !/\p{L}/u.test(line.at(-phrase.length - 1) ?? ""));
}
