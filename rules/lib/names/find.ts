import type { Match } from "../../../src/rule.js";
import { kinds } from "../../lists/bits.js";
import { matchAlone, wordAlone } from "./alone.js";
import { forgetBefore, hasCueBefore } from "./before.js";
import { nameIn } from "./candidate.js";
import { cardForm } from "./card-form.js";
import { codes } from "./codes.js";
import { letters } from "./letters.js";
import { listForm } from "./list-form.js";
import { lowerCaseBehindCapital, lowerCaseName, lowerSurnameEnd } from "./lower-case.js";
import { prefixReader } from "./prefix.js";
import { prefixesStart, withPrefixesBefore } from "./prefixes-before.js";
import { forgetRow, isInRow, keepRow } from "./row-read.js";
import { bitsOfWord, forgetBits, runFrom, type Token } from "./run.js";
import { startsRun } from "./run-start.js";
import { weighed, weightsOf } from "./weigh.js";
import { wordsBefore } from "./word-before.js";
import { wordReader } from "./words.js";

const { codeAt, read } = codes;
const { COLON, COMMA, DOT, HYPHEN, isLetter, isUpper, SEMICOLON, SPACE } = letters;
const { isCalendarWord, isGivenName, isSurname, nameness, surnameStrength } = kinds;
const { leadsToCapital, mayBePrefix, prefixEnd } = prefixReader;
const { forgetWordBefore } = wordsBefore;
const { forgetWord, initialsEnd, isFreeBefore, wordEnd } = wordReader;

/** The name that starts at or directly around the word at `at`; the run of capitalised words that holds it is read once, at its start. */
export function nameAt(text: string, at: number): Match | undefined {
  if (read(text, at)) forget();
  if (!isUpper(codeAt(at))) return lowerCaseName(text, at);
  if (!isFreeBefore(text, at)) return undefined;
  const behind = lowerCaseBehindCapital(text, at);
  if (behind !== undefined || isInRow(at) || !mayStartName(text, at)) return behind;
  const alone = wordAlone(text, at);
  // Most words end here, so it is asked before what only matters to names.
  const match = alone === undefined ? undefined : (matchBeforeLower(text, alone) ?? matchAlone(text, alone));
  if (alone !== undefined && match === undefined && !mayBeListed(alone)) return undefined;
  if (!startsRun(text, at)) return undefined;
  return listForm(text, at) ?? cardForm(text, at) ?? butNoKeyword(text, alone === undefined ? matchOfRun(text, at) : match);
}

/** Whether a word may be the surname of a list form or of a card, whatever it says alone. */
function mayBeListed({ start, end }: Token): boolean {
  const code = codeAt(end);
  return code === COMMA || (code === SPACE && mayBePrefix(end + 1)) || codeAt(start - 1) === COLON;
}

function matchOfRun(text: string, at: number): Match | undefined {
  const run = runFrom(text, at);
  keepRow(run);
  const name = nameIn(text, withPrefixesBefore(text, at, run));
  const match = name === undefined ? undefined : weighed(text, name);
  return match === undefined ? undefined : withLowerSurname(text, match, run.at(-1) as Token);
}

/** `Anna Maria jansen`, `Jan van dijk`: the surname may be in small letters, as telephones write it. */
function withLowerSurname(text: string, match: Match, last: Token): Match {
  const end = match.end === last.end ? lowerSurnameEnd(text, last.end, last.bits) : 0;
  if (end === 0) return match;
  return { ...match, end, score: Math.max(match.score ?? 0, nameness(last.bits) > 1 ? 0.6 : 0) };
}

/** `Anneke wiersma`: the same behind one word. */
function matchBeforeLower(text: string, given: Token): Match | undefined {
  const end = lowerSurnameEnd(text, given.end, given.bits);
  return end === 0 ? undefined : { start: given.start, end, score: 0.75, reason: "list" };
}

/** `ORDER BY achternaam DESC`, `achternaam LIKE 'J%'`: what SQL says behind a column that is called as a label is. */
const keywords: ReadonlySet<string> = new Set(["ASC", "DESC", "LIKE", "ILIKE", "RLIKE", "REGEXP"]);

function butNoKeyword(text: string, match: Match | undefined): Match | undefined {
  if (match === undefined || match.end - match.start > 6 || !isUpper(codeAt(match.start + 1))) return match;
  return keywords.has(text.slice(match.start, match.end)) ? undefined : match;
}

/** What was read of the last text says nothing about this one. */
function forget(): void {
  forgetWord();
  forgetBits();
  forgetBefore();
  forgetWordBefore();
  forgetRow();
}

/** The weights behind the score of the name from `start` to `end`; undefined for a name that was not weighed, such as a list form or the value of a field. */
export function evidenceOf(text: string, start: number, end: number): { readonly [weight: string]: number } | undefined {
  if (read(text, start)) forget();
  let at = start;
  while (at < end && !isUpper(codeAt(at))) at++;
  const name = at < end ? nameIn(text, withPrefixesBefore(text, at, runFrom(text, at))) : undefined;
  const match = name === undefined ? undefined : weighed(text, name);
  return name !== undefined && match?.start === start && match.end === end ? { ...weightsOf(text, name) } : undefined;
}

/** The cheap test that most capitalised words fail: everyday words that stand alone, parts of code. Makes nothing. */
function mayStartName(text: string, at: number): boolean {
  const end = wordEnd(text, at);
  if (end === 0) return initialsEnd(text, at) > 0 || prefixEnd(text, at) > 0;
  if (hasMore(text, end) || (codeAt(end) === DOT && initialsEnd(text, at) > 0)) return true;
  const bits = bitsOfWord(at, end);
  if (nameness(bits) > 0 && (!isCalendarWord(bits) || mayBePrefix(end + 1))) return true;
  if ((isGivenName(bits) || surnameStrength(bits) === 2) && !isUpper(codeAt(at + 1)) && isMidSentence(at)) return true;
  if (end - at > 1 && bits === 0 && !isUpper(codeAt(at + 1))) return true;
  return nameness(bits) > 1 || hasCueBefore(text, at) || (isSurname(bits) && isMidSentence(at) && hasCueBefore(text, prefixesStart(text, at)));
}

/** Whether a capital, a prefix and a capital, or the comma of a list form follows. */
function hasMore(text: string, end: number): boolean {
  const code = codeAt(end);
  return code === HYPHEN || code === COMMA || code === SEMICOLON || (code === SPACE && leadsToCapital(text, end + 1));
}

function isMidSentence(at: number): boolean {
  return codeAt(at - 1) === SPACE && isLetter(codeAt(at - 2));
}
