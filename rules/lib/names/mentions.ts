import type { Mentions } from "../../../src/rule.js";
import { isGivenName, isPlace, nameness } from "../../lists/bits.js";
import { lookup } from "../../lists/words.js";
import { isInitials, nameWords, partsOf } from "./known.js";
import { coreOf, loginsOf } from "./written-forms.js";

/** How a person is mentioned once the full name has fallen: by given name or surname, and as user name. */
export function mentionsOf(name: string): Mentions {
  const { words, prefixAt, surnameAt } = nameWords(name);
  const given = words.slice(0, prefixAt).filter((word) => !isInitials(word));
  const surname = surnameAt === words.length - 1 ? (words[surnameAt] as string) : words.slice(surnameAt).join(" ");
  const telling: string[] = [];
  for (const word of given) addTelling(word, telling);
  for (const word of split(surname, joint)) addTelling(word, telling);
  const core = given.length > 0 && telling.length > 0 && surname.length > 2 ? coreOf(surname) : "";
  if (telling.length > 0) for (let at = prefixAt; at < surnameAt; at++) telling.push(...split((words[at] as string).toLowerCase(), apostrophe));
  return { words: telling, core, spellings: () => loginsOf(partsOf(name)) };
}

function addTelling(word: string, telling: string[]): void {
  if (isTelling(word)) telling.push(word.toLowerCase());
}

const joint = /[\s-]/;
const apostrophe = /'/;

/** Most have one word: a test takes less than a split. Empty pieces are no words. */
function split(part: string, between: RegExp): string[] {
  return between.test(part) ? part.split(between).filter((word) => word !== "") : [part];
}

/** "Gemeente Utrecht" in a field for names must not make a person of every Utrecht. */
function isTelling(word: string): boolean {
  const bits = lookup(word, 0, word.length);
  return word.length > 2 && (bits === 0 || nameness(bits) > 1 || (nameness(bits) === 1 && (!isPlace(bits) || isGivenName(bits))));
}
