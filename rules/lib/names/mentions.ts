import type { Mentions } from "../../../src/rule.js";
import { isGivenName, isPlace, nameness } from "../../lists/bits.js";
import { lookup } from "../../lists/words.js";
import { isInitials, type NameWords, nameWords, partsOf } from "./known.js";
import { coreOf, loginsOf } from "./written-forms.js";

/** How a person is mentioned once the full name has fallen: by given name or surname, and as user name. Most names are not, so the words are worked out when asked for. */
export function mentionsOf(name: string): Mentions {
  const parts = nameWords(name);
  const surname = surnameOf(parts);
  return {
    words: () => tellingWords(parts, surname),
    core: surname.length > 2 && hasGiven(parts) ? coreOf(surname) : "",
    spellings: () => (tellingWords(parts, surname).length > 0 ? loginsOf(partsOf(name)) : []),
  };
}

function surnameOf({ words, surnameAt }: NameWords): string {
  return surnameAt === words.length - 1 ? (words[surnameAt] as string) : words.slice(surnameAt).join(" ");
}

function hasGiven({ words, prefixAt }: NameWords): boolean {
  for (let at = 0; at < prefixAt; at++) if (!isInitials(words[at] as string)) return true;
  return false;
}

/** Given names and surname that are names more than words; with the prefixes, when there are any. */
function tellingWords({ words, prefixAt, surnameAt }: NameWords, surname: string): string[] {
  const telling: string[] = [];
  for (let at = 0; at < prefixAt; at++) if (!isInitials(words[at] as string)) addTelling(words[at] as string, telling);
  addSurname(surname, telling);
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
