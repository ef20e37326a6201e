import { kinds } from "../../lists/bits.js";
import { salutations, titlesAfter, titlesBefore } from "../../lists/titles.js";
import { lookup } from "../../lists/words.js";
import { letters } from "./letters.js";

const { SPACE } = letters;
const { isPrefixWord } = kinds;

/** A name taken apart. */
export interface NameParts {
  readonly given: readonly string[];
  readonly initials: readonly string[];
  readonly prefix: string;
  readonly surname: string;
}

const titles = new Set([...salutations, ...titlesBefore, ...titlesAfter].filter((title) => !title.includes(" ")));
const initials = /^(?:\p{Lu}\p{Ll}{0,3}\.-?){1,8}$|^\p{Lu}$/u;
/** Most words end in a letter and are no initials; this runs for every name that is found. */
export const isInitials = (word: string): boolean => (word.length === 1 || word.endsWith(".") || word.endsWith("-")) && initials.test(word);
/** 1 for the length and five bits of each of the first two characters of a title, with a full stop or without: most names are settled by them. */
const titleOutlines = new Uint8Array(1 << 15);
for (const title of titles) for (const written of [title, `${title}.`]) titleOutlines[outlineOf(written, 0, written.length)] = 1;

function outlineOf(text: string, start: number, end: number): number {
  const second = end - start > 1 ? text.charCodeAt(start + 1) : 0;
  return (((end - start) & 31) << 10) | ((text.charCodeAt(start) & 31) << 5) | (second & 31);
}

/** Whether a word of a text is a title, with its full stop or without. */
export function isTitleAt(text: string, start: number, end: number): boolean {
  return titleOutlines[outlineOf(text, start, end)] === 1 && titles.has(text.slice(start, text.endsWith(".", end) ? end - 1 : end).toLowerCase());
}

const isTitle = (word: string): boolean => isTitleAt(word, 0, word.length);
/** "santa", "abd-al" */
const LONGEST_PREFIX = 6;

/** Whether a word of a text is a prefix, whatever its case. */
export function isPrefixAt(text: string, start: number, end: number): boolean {
  return end - start <= LONGEST_PREFIX && isPrefixWord(lookup(text, start, end));
}

const isPrefix = (word: string): boolean => isPrefixAt(word, 0, word.length);

/** The words of a name without titles, in the order of running text. */
export interface NameWords {
  readonly words: readonly string[];
  /** Where the prefixes begin, behind given names and initials. */
  readonly prefixAt: number;
  readonly surnameAt: number;
}

/** Reads `Jan Peter de Vries`, `J.P. de Vries`, `Vries, J.P. de`, `mevrouw De Vries`; a single word is a surname. */
export function partsOf(name: string): NameParts {
  const { words, prefixAt, surnameAt } = nameWords(name);
  const front = words.slice(0, prefixAt);
  return {
    given: front.filter((word) => !isInitials(word)),
    initials: front.map((word) => (isInitials(word) ? word : `${word.charAt(0).toUpperCase()}.`)),
    prefix: words.slice(prefixAt, surnameAt).join(" "),
    surname: words.slice(surnameAt).join(" "),
  };
}

export function nameWords(called: string): NameWords {
  const name = called.includes("(") ? called.replace(/[()]/g, "") : called;
  if (!name.includes(",")) return inOrder(wordsIn(name));
  const comma = name.split(",").filter((part) => part.trim() !== "");
  const words = comma.flatMap(wordsIn);
  if (comma.length < 2) return inOrder(words);
  const first = (comma[0] as string).trim().split(/\s+/);
  const rest = words.filter((word) => !first.includes(word));
  return inOrder([...rest.filter((word) => !isPrefix(word)), ...rest.filter(isPrefix), ...first.filter(isPrefix), ...first.filter((word) => !isPrefix(word))]);
}

/** Its words, without titles. Nearly always printing characters of ASCII, which are cut at their spaces in less time than split() takes. */
function wordsIn(part: string): string[] {
  const words: string[] = [];
  let start = 0;
  for (let at = 0; at < part.length; at++) {
    const code = part.charCodeAt(at);
    if (code < SPACE || code > LAST_PLAIN) return part.split(/\s+/).filter((word) => word !== "" && !isTitle(word));
    if (code !== SPACE) continue;
    addWord(part.slice(start, at), words);
    start = at + 1;
  }
  addWord(part.slice(start), words);
  return words;
}

const LAST_PLAIN = 126;

function addWord(word: string, words: string[]): void {
  if (word !== "" && !isTitle(word)) words.push(word);
}

/** Given names and initials come first, then prefixes, and from there on the surname. */
function inOrder(words: readonly string[]): NameWords {
  let prefixAt = 0;
  while (prefixAt < words.length - 1 && !isPrefix(words[prefixAt] as string)) prefixAt++;
  let surnameAt = prefixAt;
  while (surnameAt < words.length && isPrefix(words[surnameAt] as string)) surnameAt++;
  return { words, prefixAt, surnameAt: surnameAt === words.length ? prefixAt : surnameAt };
}
