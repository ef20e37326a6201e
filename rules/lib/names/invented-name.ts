import type { RandomInt } from "../../../src/rule.js";
import { kinds } from "../../lists/bits.js";
import { lookup } from "../../lists/words.js";
import { folded, same } from "../same.js";
import { inventedInitial, inventedWord, isInventedInitial, isInventedWord } from "./invented.js";
import { isItalianArticle } from "./italian.js";
import { letters } from "./letters.js";

const { DOT, SPACE } = letters;
const { isPrefixWord, isTitle, nameness } = kinds;

const word = /\p{L}[\p{L}\p{M}]{0,60}/gu;

/** An invented name of the same shape and case: initials stay initials, prefixes, titles and signs stay, and a word is replaced alike wherever it stands. */
export function inventedName(name: string, random: RandomInt): string {
  return name.replace(word, (part, at: number) => (staysAt(name, at, part) ? part : surrogateWord(part, random)));
}

/** What stands for one word of a name or for an initial, also in an e-mail address made of them. */
export function surrogateWord(part: string, random: RandomInt): string {
  const plain = folded(part);
  const initial = inventedInitial(plain);
  if (plain.length === 1) return inCaseOf(part, initial);
  const drawn = same(random, "name", plain, (draw, tries) => inventedWord(initial, plain.length, draw, tries));
  return inCaseOf(part, drawn);
}

/** Whether nothing in a name belongs to anybody: invented words and initials beside what stays. */
export function isInventedName(name: string): boolean {
  if (isPlainly(name)) return false;
  let hasWords = false;
  for (const { 0: part, index } of name.matchAll(word)) {
    if (!staysAt(name, index, part) && !isInvented(part)) return false;
    hasWords = true;
  }
  return hasWords;
}

/**
 * The quick look at a real name: without one of the letters that invented words begin with nothing in it is invented, and an initial with its full stop or a
 * longer word with a capital does not stay.
 */
function isPlainly(name: string): boolean {
  let hasOwn = false;
  /** Small letters directly behind, and what stands there when there are none. */
  let letters = 0;
  let behind = 0;
  for (let at = name.length - 1; at >= 0; at--) {
    const code = name.charCodeAt(at);
    const small = code | 32;
    if (small === SMALL_Q || small === SMALL_X) return false;
    if (code >= SMALL_A && code <= SMALL_Z) letters++;
    else {
      if (small >= SMALL_A && small <= SMALL_Z && (letters > 3 || (behind === DOT && isFirst(name, at)))) hasOwn = true;
      letters = 0;
    }
    behind = code;
  }
  return hasOwn;
}

/** Whether a word begins here. */
function isFirst(name: string, at: number): boolean {
  const before = at === 0 ? SPACE : name.charCodeAt(at - 1);
  return before === SPACE || before === DOT;
}

const SMALL_A = 97;
const SMALL_Q = 113;
const SMALL_X = 120;
const SMALL_Z = 122;

function isInvented(part: string): boolean {
  return part.length === 1 ? isInventedInitial(part) : isInventedWord(part);
}

/** A title, or a prefix in any case; a name of one word is none, unless it is written small as the prefixes of a register are. */
function staysAt(name: string, at: number, part: string): boolean {
  const isSmall = part === part.toLowerCase();
  if (part === name && !isSmall) return false;
  if (isSmall && part !== name && part.length > 1 && isTitle(lookup(part, 0, part.length))) return true;
  if (part.length > 4) return false;
  if (isItalianArticle(name, at, at + part.length)) return true;
  // `'t` and `d'`; the A of "A. Jansen" is an initial.
  if (part.length === 1 && !/['’]/.test(name.charAt(at - 1) + name.charAt(at + 1))) return false;
  const bits = lookup(part, 0, part.length);
  return isPrefixWord(bits) && nameness(bits) === 0;
}

/** Capitals where the other word has them. */
function inCaseOf(part: string, drawn: string): string {
  if (part.length > 1 && part === part.toUpperCase()) return drawn.toUpperCase();
  return drawn.replace(/./g, (letter, at: number) => (isCapital(part.charAt(at)) ? letter.toUpperCase() : letter));
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase();
}
