import type { Match } from "../../../src/rule.js";
import { type Band, kinds } from "../../lists/bits.js";
import { words } from "../words.js";
import { beforeName } from "./before.js";
import { codes } from "./codes.js";
import { isOrdinary } from "./evidence.js";
import { letters } from "./letters.js";
import { prefixReader } from "./prefix.js";
import { isSurnameOnly } from "./prefixes-before.js";
import { runFrom, type Token } from "./run.js";
import { vocabulary } from "./vocabulary.js";
import { wordReader } from "./words.js";

const { codeAt, lettersEnd, lettersStart, listed } = codes;
const { COMMA, DOT, HYPHEN, isLetter, isLower, SPACE } = letters;
const { commonWordBand, givenStrength, isSurname, nameness, surnameStrength } = kinds;
const { prefixEnd } = prefixReader;
const { DE, meaningOf, PREPOSITION } = vocabulary;
const { isFreeAfter, isFreeBefore } = wordReader;

/** Behind these stands a surname: `dhr wiersma`. Notes in care are written so. */
const salutations = words("mevrouw mevr mw meneer dhr hr pt dokter fam");
/** Behind these stands a given name: `zr chantal`. */
const relations = words("zr zuster collega dochter zoon broer zus");
/** Words that are mostly followed by a name, in chat, notes and forms without capitals: the rule is also tried there. */
export const lowerCues: readonly string[] = ["ben", "naam", "heet", "beste", "hallo", "hoi", "groetjes", "namens", ...salutations, ...relations];

const cues: ReadonlySet<string> = new Set(lowerCues);
const salutationSet: ReadonlySet<string> = new Set(salutations);
/** "de zoon van de boer": behind a relation, a prefix is none. */
const relationSet: ReadonlySet<string> = new Set(relations);
/** Behind these people leave out the space; `hr.Employee` and `pt.Field` are code. */
const glued: ReadonlySet<string> = new Set(words("mevrouw mevr mw meneer dhr fam"));
const LONGEST_CUE = 9;
/** The first two letters of salutations with a capital, at the start of a sentence: this is asked for every capitalised word. */
const openings = new Uint8Array(1 << 14);
for (const salutation of salutations) openings[pairOf(salutation.charCodeAt(0) - 32, salutation.charCodeAt(1))] = 1;

function pairOf(first: number, second: number): number {
  return (first << 7) | second;
}

/** `ik ben fatima el amrani`, `mevrouw de vries`: a name in small letters behind a word that announces one. */
export function lowerCaseName(text: string, at: number): Match | undefined {
  const end = wordEndAt(at);
  const word = end - at <= LONGEST_CUE ? text.slice(at, end) : "";
  if (cues.has(word)) return nameBehind(text, word, end);
  const whole = wholeNameEnd(text, at, end);
  if (whole !== 0) return { start: at, end: whole, score: 0.65, reason: "list" };
  const last = lowerNameEnd(text, at, false, false);
  if (last !== 0) return { start: at, end: last, score: 0.3, reason: "list" };
  const surname = surnameEnd(text, at);
  return isWhole(surname) ? { start: at, end: surname, score: 0.25, reason: "list" } : undefined;
}

/** `jan de vries`, `anneke wiersma`: both parts are hardly anything but names. */
function wholeNameEnd(text: string, at: number, end: number): number {
  const bits = listed(at, end);
  const last = isClearGiven(bits) && isFreeBefore(text, at) ? lowerSurnameEnd(text, end, bits) : 0;
  return last > 0 && isFreeAfter(text, last) ? last : 0;
}

/** Frequent, and hardly anything else. */
function isClearGiven(bits: number): boolean {
  return givenStrength(bits) === 2 && nameness(bits) > 1;
}

/** "met jan de winkel in": behind an article a frequent word means what it says. */
function isThing(text: string, end: number): boolean {
  const start = lettersStart(end, end - LONGEST_NOUN);
  const isBehindArticle = (meaningOf(lettersStart(start - 1, start - 3), start - 1) & DE) !== 0;
  return isBehindArticle && commonWordBand(listed(start, end)) > 1 && !bareAdjectives.has(text.slice(start, end));
}

const LONGEST_NOUN = 12;
/** Behind an article these end in -e, unless they are surnames. */
const bareAdjectives: ReadonlySet<string> = new Set(words("bruin groot jong klein lang rood wild wit zwart"));

/** `naam=jansen`, as people search: the surname is all that there is. */
function isWhole(end: number): boolean {
  const code = codeAt(end);
  return end > 0 && (code === 0 || code === QUOTE || code === AMPERSAND);
}

const QUOTE = 34;
const AMPERSAND = 38;

/** `Mw jansma slaapt`: a salutation that opens a sentence. */
export function lowerCaseBehindCapital(text: string, at: number): Match | undefined {
  if (openings[pairOf(codeAt(at), codeAt(at + 1))] !== 1) return undefined;
  const end = wordEndAt(at);
  const start = end - at <= LONGEST_CUE ? startBehind(text, end) : 0;
  if (!isGlued(end) && (start === 0 || !isLower(codeAt(start)))) return undefined;
  const word = text.slice(at, end).toLowerCase();
  return salutationSet.has(word) ? nameBehind(text, word, end) : undefined;
}

/** The name behind a cue that ends at `cue`. */
function nameBehind(text: string, word: string, cue: number): Match | undefined {
  if (isGlued(cue)) return glued.has(word) ? gluedName(text, cue + 1) : undefined;
  const start = startBehind(text, cue);
  const end = start === 0 ? 0 : lowerNameEnd(text, start, true, !relationSet.has(word)) || surnameBehind(text, word, cue, start);
  return end === 0 ? undefined : announced(text, start, end);
}

function isGlued(cue: number): boolean {
  return codeAt(cue) === DOT && isLetter(codeAt(cue + 1));
}

/** `Mw.de Vries`, `dhr.jansma`: what touches the full stop of a salutation. */
function gluedName(text: string, start: number): Match | undefined {
  const last = runFrom(text, start).at(-1);
  // As sure as behind a space; of a double name the second part is found by itself, too.
  if (last?.kind === "word" && mayBeGlued(last)) return { start, end: last.end, score: 0.97, reason: "context" };
  const end = surnameEnd(text, start);
  return end === 0 ? undefined : announced(text, start, end);
}

/** Not the everyday words and short forms of code: `mw.Title`, `mw.Api`. */
function mayBeGlued({ start, end, bits }: Token): boolean {
  return isSurname(bits) || (!isOrdinary(bits) && end - start > 3);
}

function announced(text: string, start: number, end: number): Match | undefined {
  const isAnnounced = beforeName(text, start).weight > 1.5 || text.startsWith(" met ", start - 5);
  return isAnnounced ? { start, end, score: 0.75, reason: "context" } : undefined;
}

/** Behind `naam is`, `ben`, `dhr.`, `groetjes,`, `hoi met`. */
function startBehind(text: string, cue: number): number {
  let place = cue;
  if (codeAt(place) === DOT || codeAt(place) === COMMA) place++;
  if (codeAt(place) !== SPACE) return 0;
  if (codeAt(place + 1) === SMALL_I && text.startsWith(" is ", place)) place += 3;
  if (codeAt(place + 1) === SMALL_M && text.startsWith(" met ", place)) place += 4;
  return place + 1;
}

const SMALL_I = 105;
const SMALL_M = 109;

function wordEndAt(at: number): number {
  return lettersEnd(at, at + 24);
}

/** A given name that is hardly anything else, with the surname behind it; or a prefix and a surname. */
function lowerNameEnd(text: string, start: number, isCued: boolean, takesSurname: boolean): number {
  const first = wordEndAt(start);
  const bits = listed(start, first);
  if (prefixEnd(text, start) > 0 && nameness(bits) < 3) return takesSurname ? surnameEnd(text, start) : 0;
  if (givenStrength(bits) === 0 || nameness(bits) < 2 || isLetter(codeAt(first))) return 0;
  const last = codeAt(first) === SPACE ? surnameEnd(text, first + 1) : 0;
  if (last > 0) return last;
  return nameness(bits) === 3 || (isCued && givenStrength(bits) === 2) ? withSecond(text, first) : 0;
}

/** `dhr wiersma`, `mw. oostveen-huizinga`, `mw a. bos`: the surname directly behind a salutation, with initials or none. */
function surnameBehind(text: string, word: string, cue: number, start: number): number {
  const isDirect = start === cue + 1 || (codeAt(cue) === DOT && start === cue + 2);
  if (!isDirect || !salutationSet.has(word)) return 0;
  const place = behindInitials(start);
  return surnameEnd(text, place, place === start ? behindSalutation : behindInitial);
}

const MOST_INITIALS = 4;

/** Behind `a `, `j.p. ` in small letters; `at` itself where there are none. */
function behindInitials(at: number): number {
  let place = at;
  for (let count = 0; count < MOST_INITIALS && isLower(codeAt(place)) && !isLetter(codeAt(place + 1)); count++) {
    const end = codeAt(place + 1) === DOT ? place + 2 : place + 1;
    if (codeAt(end) !== SPACE && codeAt(end - 1) !== DOT) break;
    place = codeAt(end) === SPACE ? end + 1 : end;
  }
  return place;
}

/** End of a surname in small letters behind a given name; zero when there is none. */
export function lowerSurnameEnd(text: string, end: number, bits: number): number {
  if (codeAt(end) !== SPACE || !isLower(codeAt(end + 1)) || givenStrength(bits) === 0) return 0;
  const surname = surnameEnd(text, end + 1, isClearGiven(bits) ? behindClearGiven : anywhere);
  // "Jan op de berg" may be climbing it.
  const isClimbed = surname > 0 && (meaningOf(end + 1, wordEndAt(end + 1)) & PREPOSITION) !== 0;
  return isClimbed || isThing(text, surname) ? 0 : surname;
}

/** How much of a name a surname without prefix has to be, by what is known of the word and what stands before it. */
type Demand = (surname: number) => Band;

const anywhere: Demand = () => 2;
const behindInitial: Demand = () => 1;
/** `dhr bakker`; of the frequent words, none but clear ones are taken. */
const behindSalutation: Demand = (surname) => (commonWordBand(surname) > 1 ? 2 : 1);
/** "Piet smit"; not the verbs that some people are called: "Jill riepen". */
const behindClearGiven: Demand = (surname) => (surnameStrength(surname) === 2 ? behindSalutation(surname) : 2);

/** Prefixes and a listed surname, or two; zero when there is none. */
function surnameEnd(text: string, at: number, demand = anywhere): number {
  const place = behindPrefixes(text, at);
  const end = wordEndAt(place);
  const bits = listed(place, end);
  if (!isLower(codeAt(place))) return 0;
  if (bits === 0) return isUnknownBehindEl(text, at, end) ? end : 0;
  if (!isSurname(bits) || nameness(bits) < (place > at ? leastBehind(text, at) : demand(bits))) return 0;
  return withSecond(text, end);
}

/** "hakim el ouazzani": in no language spoken here "el" says anything else, so the list need not know the name. */
function isUnknownBehindEl(text: string, prefix: number, end: number): boolean {
  return end - prefix > SHORTEST_WITH_EL && text.startsWith("el ", prefix);
}

const SHORTEST_WITH_EL = 6;

/** Where the surname starts; `at` itself without prefixes. */
function behindPrefixes(text: string, at: number): number {
  let place = at;
  let prefixes = 0;
  for (let end = prefixEnd(text, place); end > 0 && prefixes < 3; end = prefixEnd(text, place)) {
    place = codeAt(end) === SPACE ? end + 1 : end;
    prefixes++;
  }
  return place;
}

/** "van der meer", "ter hart" and "de groot" are hardly anything but surnames; "van de bank" is one less often. */
function leastBehind(text: string, prefix: number): Band {
  const end = wordEndAt(prefix);
  const next = wordEndAt(end + 1);
  const meaning = meaningOf(prefix, end);
  return isSurnameOnly(meaning, meaningOf(end + 1, next)) || ((meaning & DE) !== 0 && bareAdjectives.has(text.slice(end + 1, next))) ? 0 : 1;
}

/** `wiersma-jansma`, `jansen-de vries`, `anne-marie`; zero for compounds with everyday words or of more parts: `max-file-size`. */
function withSecond(text: string, end: number): number {
  if (codeAt(end) !== HYPHEN || !isLetter(codeAt(end + 1))) return end;
  const start = behindPrefixes(text, end + 1);
  const second = wordEndAt(start);
  const isLast = codeAt(second) !== HYPHEN || !isLetter(codeAt(second + 1));
  return isLast && (start > end + 1 || !isOrdinary(listed(start, second))) ? second : 0;
}
