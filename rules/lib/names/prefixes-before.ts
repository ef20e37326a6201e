import { isPlace, isSurname, nameness, surnameStrength } from "../../lists/bits.js";
import { beforeName } from "./before.js";
import { codeAt, listed } from "./codes.js";
import { FUNCTION } from "./cues.js";
import { DOT, isApostrophe, isLetter, isUpper, SPACE } from "./letters.js";
import { MOST_PREFIXES, prefixEnd, prefixMeaning, prefixStrength } from "./prefix.js";
import { meaningAt, type Token } from "./run.js";
import { BEHIND_VAN, SURNAME_PREFIX, VAN } from "./vocabulary.js";

/** With the lower-case prefixes in front of the run that belong to it. */
export function withPrefixesBefore(text: string, at: number, run: readonly Token[]): readonly Token[] {
  const nearest = prefixBefore(text, at);
  if (nearest === undefined) return run;
  const prefixes = [nearest];
  while (prefixes.length < MOST_PREFIXES) {
    const prefix = prefixBefore(text, (prefixes[0] as Token).start);
    if (prefix === undefined) break;
    prefixes.unshift(prefix);
  }
  return keepsPrefixes(text, prefixes, run[0]?.bits ?? 0) ? [...prefixes, ...run] : run;
}

/** The lower-case prefix directly before a place; undefined when there is none. */
export function prefixBefore(text: string, place: number): Token | undefined {
  const glued = isApostrophe(codeAt(place - 1));
  const end = glued ? place : place - 1;
  if (!glued && codeAt(end) !== SPACE) return undefined;
  let start = glued ? place - 1 : end;
  while (start > 0 && end - start < 5 && (isLetter(codeAt(start - 1)) || codeAt(start - 1) === DOT || isApostrophe(codeAt(start - 1)))) start--;
  if (start === end || isUpper(codeAt(start)) || (start > 0 && codeAt(start - 1) !== SPACE && codeAt(start - 1) !== 10)) return undefined;
  return prefixEnd(text, start) === end ? { start, end, kind: "prefix", bits: listed(start, end) } : undefined;
}

/** Rows of lower-case prefixes that hardly ever mean anything else. */
export function isSurnameOnly(first: number, second: number): boolean {
  return ((first & VAN) !== 0 && (second & BEHIND_VAN) !== 0) || (first & SURNAME_PREFIX) !== 0;
}

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
  const isName = weight >= FUNCTION && isSurname(bits) && nameness(bits) > 0 && (isCommon || !isPlace(bits));
  // "de trainer van Ajax", but "Trainer: van Dijk".
  const isOfSomebody = prefixes.length === 1 && (meaning & VAN) !== 0 && !(isLabelled && isCommon);
  return isSalutation || (isName && !isOfSomebody && prefixStrength(meaning, second) === 2);
}
