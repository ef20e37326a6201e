import type { Match, MatchReason } from "../../../src/rule.js";
import { kinds } from "../../lists/bits.js";
import { afterName, isQuotedInProse } from "./after.js";
import { type Before, beforeName } from "./before.js";
import { isUncommon, type Name, shouts } from "./candidate.js";
import { codes } from "./codes.js";
import { FUNCTION } from "./cues.js";
import { isAllCaps } from "./degree.js";
import { isFunction } from "./endings.js";
import { FORM, firstWord, isOrdinary, LEAST, LEAST_SUM, lastWord, PRIOR, scoreOf } from "./evidence.js";
import { letters } from "./letters.js";
import { prefixReader } from "./prefix.js";
import type { Token } from "./run.js";
import { hasInitials, lastWordOf, nextWord, tokenBefore } from "./tokens.js";
import { vocabulary } from "./vocabulary.js";
import { CERTAIN, listedAlone, openingEvidence, settingAlone, thingEvidence } from "./weigh-alone.js";

const { codeAt, listed } = codes;
const { COMMA, DOT, isUpper, SPACE } = letters;
const { givenStrength, isGivenName, isOrganisationWord, isPlace, isSurname, nameness, withoutEponym } = kinds;
const { prefixStrength } = prefixReader;
const { meaningOf, weightOf } = vocabulary;

/** What speaks for a name, above zero, and against it, below; as weights of a logistic score. */
export interface Weights {
  /** What the lists know of its words. */
  readonly listed: number;
  /** How it is written: initials, prefixes, capitals. */
  readonly form: number;
  /** The words before and behind it. */
  readonly context: number;
  /** Whether it stands alone, and in a place where names stand. */
  readonly setting: number;
  /** It is quoted, as titles of works are. */
  readonly quoted: number;
}

/** The name as a match, with a score from all that speaks for and against it; undefined when that is too little. */
export function weighed(text: string, name: Name): Match | undefined {
  const { tokens } = name;
  const end = withNumber(text, tokens.at(-1) as Token);
  return matchOf((tokens[0] as Token).start, end, weightsTo(text, name, end));
}

export function matchOf(start: number, end: number, { listed, form, context, setting, quoted }: Weights): Match | undefined {
  const sum = listed + form + context + setting + quoted;
  if (sum < LEAST_SUM) return undefined;
  const score = scoreOf(sum);
  return score < LEAST ? undefined : { start, end, score, reason: reasonsFor(listed, form, context) };
}

export function weightsOf(text: string, name: Name): Weights {
  return weightsTo(text, name, withNumber(text, name.tokens.at(-1) as Token));
}

function weightsTo(text: string, name: Name, end: number): Weights {
  const { tokens } = name;
  const { start } = tokens[0] as Token;
  const around = beforeName(text, start);
  return {
    listed: listEvidence(text, tokens, around),
    form: formEvidence(tokens, around),
    context: around.weight + afterName(text, end) + frontEvidence(text, name) + behindEvidence(name),
    setting: tokens.length === 1 ? settingAlone(text, tokens[0] as Token, around) : placeEvidence(start, end, around),
    quoted: quoteEvidence(name.front?.start ?? start, tokens.length),
  };
}

const numeral = / (?:I{1,3}|IV|VI{0,3}|IX|XI{0,2}|XIV|XVI{0,3})(?![\p{L}\d.'-])/uy;
const junior = /,? [JS]r\b\.?/y;

/** "Albert II", "Robert Jansen Jr." */
function withNumber(text: string, { end, bits }: Token): number {
  const code = codeAt(end);
  if ((code !== SPACE && code !== COMMA) || !isUpper(codeAt(code === COMMA ? end + 2 : end + 1))) return end;
  const suffix = isGivenName(bits) && code === SPACE && !/[JS]/.test(text.charAt(end + 1)) ? numeral : junior;
  suffix.lastIndex = end;
  return suffix.test(text) ? suffix.lastIndex : end;
}

/** What spoke for a name: the lists when they leave little doubt to take away, form and words around when they took it. */
function reasonsFor(listed: number, form: number, context: number): readonly MatchReason[] {
  return REASONS[(listed > -1 ? 1 : 0) + (form > 1 ? 2 : 0) + (context > 0.4 ? 4 : 0)] as readonly MatchReason[];
}

/** By what spoke: the lists are 1, the form 2, the words around 4. Where nothing did, it was the words around. */
const REASONS: readonly (readonly MatchReason[])[] = [
  ["context"],
  ["list"],
  ["form"],
  ["list", "form"],
  ["context"],
  ["list", "context"],
  ["form", "context"],
  ["list", "form", "context"],
];

/** What the lists say about the words. */
function listEvidence(text: string, tokens: readonly Token[], around: Before): number {
  const firstAt = nextWord(tokens, 0);
  const first = tokens[firstAt];
  if (first === undefined) return PRIOR.one;
  if (tokens.length === 1) return listedAlone(first, around) + thingEvidence(text, first, around);
  const secondAt = nextWord(tokens, firstAt + 1);
  const second = tokens[secondAt];
  const last = lastWordOf(tokens);
  const thing = thingEvidence(text, last, around);
  const hasWordFirst = tokens[0]?.kind === "word";
  if (hasInitials(tokens)) {
    return PRIOR.more + Math.max(lastWord(last.bits), FORM.leastBehindInitials) + (hasWordFirst && second !== undefined ? firstWord(first.bits) : 0) + thing;
  }
  if (!hasWordFirst) return PRIOR.one + lastWord(last.bits) + thing;
  return (
    PRIOR.more +
    firstWord(second !== undefined && isOrdinary(first.bits) && nextWord(tokens, secondAt + 1) < tokens.length ? second.bits : first.bits) +
    (second === undefined ? 0 : surnameEvidence(tokens)) +
    thing
  );
}

/** The last word; of "Maria van Toscane" the place says nothing against it. */
function surnameEvidence(tokens: readonly Token[]): number {
  const { bits } = tokens.at(-1) as Token;
  // Diseases and signs are called by surnames alone.
  const weight = lastWord(nameness((tokens[0] as Token).bits) > 1 ? withoutEponym(bits) : bits);
  if (isPlace(bits) && tokens.at(-2)?.kind === "prefix") return Math.max(weight, 0);
  if (!isOrdinary(bits)) return weight;
  if (isUncommon(bits)) return Math.max(weight, FORM.rareWordLast);
  return nameness((tokens[0] as Token).bits) === 3 ? Math.max(weight, FORM.thingLast) : weight;
}

/** What the way of writing says. */
function formEvidence(tokens: readonly Token[], around: Before): number {
  let sum = tokens.length === 1 ? openingEvidence(tokens[0] as Token, around) : 0;
  if (around.atSentenceStart && tokens.length > 1 && isUnknown(tokens[0] as Token)) sum += FORM.unknownAtStart;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.kind === "initials") sum += initialsEvidence(token);
    if (token.kind === "prefix" && tokenBefore(tokens, at)?.kind !== "prefix") sum += prefixEvidence(tokens, at, around);
  }
  return around.weight < CERTAIN && shouts(tokens) ? sum + capitalsEvidence(tokens) : sum;
}

function isUnknown({ kind, bits }: Token): boolean {
  return kind === "word" && bits === 0;
}

function initialsEvidence({ start, end }: Token): number {
  if (codeAt(end - 1) !== DOT) return FORM.bareInitial;
  return end - start > 3 ? FORM.initials + FORM.moreInitials : FORM.initials;
}

/** Headings and acronyms are in capitals too: every word has to be a known name. */
function capitalsEvidence(tokens: readonly Token[]): number {
  if (tokens.length === 1) return FORM.allCapsAlone;
  return tokens.every(({ kind, bits }) => kind !== "word" || nameness(bits) > 1) ? FORM.allCaps : FORM.allCapsUnknown;
}

function prefixEvidence(tokens: readonly Token[], at: number, around: Before): number {
  let behind = at + 1;
  while (tokens[behind]?.kind === "prefix") behind++;
  const { start, end } = tokens[at] as Token;
  const second = behind > at + 1 ? (tokens[at + 1] as Token) : undefined;
  const strength = prefixStrength(meaningOf(start, end), second === undefined ? 0 : meaningOf(second.start, second.end));
  const { bits } = tokens[behind] as Token;
  if (around.isSalutation) return FORM.prefix[2];
  if (at > 0) return isUpper(codeAt(start)) && isSurname(bits) ? FORM.prefix[2] : innerPrefixEvidence(strength, tokens[0] as Token, bits);
  if (!isUpper(codeAt(start))) return FORM.lowerPrefix[strength];
  if (strength < 2 || !isSurname(bits) || isOrdinary(bits)) return FORM.capitalPrefixUnknown;
  return around.atSentenceStart && !around.isLabelled ? FORM.capitalPrefixAtStart[nameness(bits)] : FORM.capitalPrefix;
}

/** "van" behind a given name or initials makes a surname; behind an unknown word it is mostly just "van". */
function innerPrefixEvidence(strength: 0 | 1 | 2, first: Token, surname: number): number {
  const isPerson = first.kind === "initials" || (givenStrength(first.bits) > 0 && nameness(first.bits) > 0) || nameness(first.bits) > 1;
  if (isPerson || strength === 0) return FORM.prefix[strength];
  return nameness(surname) > 0 ? 0.3 : -1;
}

/** A capitalised word directly in front, as in names of firms, films and clubs; a sentence start or a function is no sign. */
function frontEvidence(text: string, { front, tokens }: Name): number {
  if (front === undefined || front.kind !== "word") return 0;
  if (isPlace(listed(front.start, (tokens.at(-1) as Token).end))) return FORM.place;
  if (weightOf(meaningOf(front.start, front.end)) !== undefined || isFunction(front.start, front.end)) return 0;
  if (isAllCaps(front)) return FORM.acronymBefore;
  return beforeName(text, front.start).atSentenceStart ? 0 : FORM.titleCaseBefore;
}

/** Den Haag, Albert Heijn: the lists hold the whole. */
function placeEvidence(start: number, end: number, { isSalutation, weight }: Before): number {
  // "de heer De Haan", "chirurg de Haan"
  if (isSalutation || (weight >= FUNCTION && !isUpper(codeAt(start)))) return 0;
  const bits = listed(start, end);
  return isPlace(bits) || isOrganisationWord(bits) ? FORM.place : 0;
}

function behindEvidence({ behind }: Name): number {
  return behind === "nothing" ? 0 : FORM.behind[behind];
}

export function quoteEvidence(start: number, count: number): number {
  if (!isQuotedInProse(start)) return 0;
  return count === 1 ? FORM.quotedAlone : FORM.quoted;
}
