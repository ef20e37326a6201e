import { nameness, surnameStrength } from "../../lists/bits.js";
import { afterName } from "./after.js";
import { beforeName } from "./before.js";
import { codeAt } from "./codes.js";
import { isOrdinary, onlyWord, PRIOR } from "./evidence.js";
import { COMMA, HYPHEN, isApostrophe, isUpper, SPACE } from "./letters.js";
import { prefixEnd } from "./prefix.js";
import { prefixBefore } from "./prefixes-before.js";
import { bitsOfWord } from "./run.js";
import { initialsEnd, wordEnd } from "./words.js";

/**
 * Whether the word at `at` stands alone, and what the lists and the words beside it say stays below a sum of weights: "in Utrecht". Only for words that the
 * lists hold and that are mostly no names, of which nothing else can speak for a name. So they are settled before anything is made.
 */
export function isHopeless(text: string, at: number, least: number): boolean {
  const end = wordEnd(text, at);
  // Shorter ones may be initials.
  if (end - at < 3) return false;
  const bits = bitsOfWord(at, end);
  if (isOrdinary(bits) || bits === 0 || nameness(bits) > 1 || surnameStrength(bits) === 2 || !standsAlone(text, at, end)) return false;
  const { isSalutation, weight } = beforeName(text, at);
  return !isSalutation && PRIOR.one + onlyWord(bits) + weight + afterName(text, end) < least;
}

/** Whether a row of words that may be a name would be this word only. */
function standsAlone(text: string, at: number, end: number): boolean {
  const code = codeAt(end);
  if (code === HYPHEN || (code === SPACE && goesOn(text, end + 1)) || (code === COMMA && isUpper(codeAt(end + 2)))) return false;
  return initialsEnd(text, at) === 0 && prefixEnd(text, at) < end && prefixBefore(text, at) === undefined;
}

function goesOn(text: string, at: number): boolean {
  const code = codeAt(at);
  return code === SPACE || isUpper(code) || isApostrophe(code) || prefixEnd(text, at) > 0 || text.startsWith("e/v ", at);
}
