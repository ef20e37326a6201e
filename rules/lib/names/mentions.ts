import type { Mentions } from "../../../src/rule.js";
import { kinds } from "../../lists/bits.js";
import { lookup } from "../../lists/words.js";
import { isInitials, isPrefixAt, isTitleAt, type NameWords, nameWords, partsOf } from "./known.js";
import { letters } from "./letters.js";
import { coreOf, loginsOf } from "./written-forms.js";

const { DOT, SPACE } = letters;
const { isGivenName, isPlace, nameness } = kinds;

/** How a person is mentioned once the full name has fallen: by given name or surname, and as user name. Most names are not, so the words are worked out when asked for. */
export function mentionsOf(name: string): Mentions {
  return {
    words: () => tellingWords(nameWords(name)),
    core: coreOfPlain(name) ?? coreOfWords(nameWords(name)),
    spellings: () => (tellingWords(nameWords(name)).length > 0 ? loginsOf(partsOf(name)) : []),
  };
}

/** Shorter words are part of too many others. */
const SHORTEST_CORE = 3;

/**
 * The core of a name of letters and spaces behind initials, as most are: the last word of the surname, when a given name stands in front. Undefined where the
 * name has to be taken apart to tell.
 */
function coreOfPlain(name: string): string | undefined {
  const start = behindInitials(name);
  let first = name.length;
  let last = start;
  for (let at = start; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code === SPACE) {
      if (last === start) first = at;
      last = at + 1;
    } else if (!isAsciiLetter(code)) return undefined;
  }
  if (first - start < 2 || name.length - last < SHORTEST_CORE) return undefined;
  if (last === start || isPrefixAt(name, start, first)) return "";
  return isTitleAt(name, start, first) || isTitleAt(name, last, name.length) ? undefined : name.slice(last).toLowerCase();
}

/** `P. `, `A.C. ` */
function behindInitials(name: string): number {
  let at = 0;
  while (name.charCodeAt(at + 1) === DOT) at += name.charCodeAt(at + 2) === SPACE ? 3 : 2;
  return at;
}

function isAsciiLetter(code: number): boolean {
  const small = code | 32;
  return small >= SMALL_A && small <= SMALL_Z;
}

const SMALL_A = 97;
const SMALL_Z = 122;

function coreOfWords(parts: NameWords): string {
  const surname = surnameOf(parts);
  return surname.length >= SHORTEST_CORE && hasGiven(parts) ? coreOf(surname) : "";
}

function surnameOf({ words, surnameAt }: NameWords): string {
  return surnameAt === words.length - 1 ? (words[surnameAt] as string) : words.slice(surnameAt).join(" ");
}

function hasGiven({ words, prefixAt }: NameWords): boolean {
  for (let at = 0; at < prefixAt; at++) if (!isInitials(words[at] as string)) return true;
  return false;
}

/** Given names and surname that are names more than words; with the prefixes, when there are any. */
function tellingWords(parts: NameWords): string[] {
  const { words, prefixAt, surnameAt } = parts;
  const telling: string[] = [];
  for (let at = 0; at < prefixAt; at++) if (!isInitials(words[at] as string)) addTelling(words[at] as string, telling);
  addSurname(surnameOf(parts), telling);
  if (telling.length > 0) for (let at = prefixAt; at < surnameAt; at++) addPrefix((words[at] as string).toLowerCase(), telling);
  return telling;
}

/** Most have one part: a search takes less than a split. */
function addSurname(surname: string, telling: string[]): void {
  if (!surname.includes("-") && !surname.includes(" ")) addTelling(surname, telling);
  else for (const part of surname.split(/[ -]/)) addTelling(part, telling);
}

function addPrefix(prefix: string, telling: string[]): void {
  if (prefix.includes("'")) telling.push(...prefix.split("'").filter((part) => part !== ""));
  else telling.push(prefix);
}

function addTelling(word: string, telling: string[]): void {
  if (isTelling(word)) telling.push(word.toLowerCase());
}

/** "Gemeente Utrecht" in a field for names must not make a person of every Utrecht. */
function isTelling(word: string): boolean {
  if (word.length < 3) return false;
  const bits = lookup(word, 0, word.length);
  return bits === 0 || nameness(bits) > 1 || (nameness(bits) === 1 && (!isPlace(bits) || isGivenName(bits)));
}
