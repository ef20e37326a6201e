import type { Match } from "../../../src/rule.js";
import { afterName } from "./after.js";
import { beforeName } from "./before.js";
import { opensAlone } from "./candidate.js";
import { codes } from "./codes.js";
import { FORM, isOrdinary, LEAST_SUM } from "./evidence.js";
import { letters } from "./letters.js";
import { prefixReader } from "./prefix.js";
import { isInSentence, keepsPrefixes, prefixesBefore } from "./prefixes-before.js";
import { bitsOfWord, LONGEST_PREFIX, type Token } from "./run.js";
import { matchOf, quoteEvidence } from "./weigh.js";
import { formAlone, listedAlone, settingAlone, thingEvidence } from "./weigh-alone.js";
import { wordReader } from "./words.js";

const { codeAt } = codes;
const { COMMA, DOT, HYPHEN, isApostrophe, isUpper, PARENTHESIS, SMALL_E, SPACE } = letters;
const { prefixEnd } = prefixReader;
const { initialsEnd, wordEnd } = wordReader;

/**
 * The word at `at`, when the row of words that starts there is this word only and no prefix before it belongs to it: "in Utrecht". Most words that may be
 * names stand so. What is read and weighed of longer rows says nothing about them, so they are settled without it.
 */
export function wordAlone(text: string, at: number): Token | undefined {
  const end = wordEnd(text, at);
  // Shorter ones may be initials.
  if (end - at < 3 || goesOn(text, end) || (codeAt(end) === DOT && initialsEnd(text, at) > 0) || isPrefix(text, at, end)) return undefined;
  const token: Token = { start: at, end, kind: "word", bits: bitsOfWord(at, end) };
  return isInSentence(at, token.bits) || !keepsPrefixes(text, prefixesBefore(text, at), token.bits) ? token : undefined;
}

/** Whether a word is a prefix and nothing else. */
function isPrefix(text: string, at: number, end: number): boolean {
  return end - at <= LONGEST_PREFIX && prefixEnd(text, at) >= end;
}

/** Whether a row of words, or a number of the name, may go on behind the word that ends here. */
function goesOn(text: string, end: number): boolean {
  const code = codeAt(end);
  if (code === COMMA) return isUpper(codeAt(end + 2));
  if (code !== SPACE) return code === HYPHEN;
  const next = codeAt(end + 1);
  return (
    next === SPACE ||
    next === PARENTHESIS ||
    isUpper(next) ||
    isApostrophe(next) ||
    (next === SMALL_E && text.startsWith("e/v ", end + 1)) ||
    prefixEnd(text, end + 1) > 0
  );
}

/** The word as a match, as weighed() of weigh.ts makes it; undefined when too little speaks for it. */
export function matchAlone(text: string, token: Token): Match | undefined {
  const { start, end, bits } = token;
  const around = beforeName(text, start);
  if (isOrdinary(bits) && !opensAlone(token, around)) return undefined;
  const word = listedAlone(token, around);
  const context = around.weight + afterName(text, end);
  const form = formAlone(token, around);
  // Where it stands adds little, and what comes then only takes away.
  if (word + form + context + FORM.conversation < LEAST_SUM) return undefined;
  const setting = settingAlone(text, token, around);
  if (word + form + context + setting < LEAST_SUM) return undefined;
  return matchOf(start, end, { listed: word + thingEvidence(text, token, around), form, context, setting, quoted: quoteEvidence(start, 1) });
}
