import type { Mentions } from "../../../src/rule.js";
import { isGivenName, isPlace, nameness } from "../../lists/bits.js";
import { lookup } from "../../lists/words.js";
import { isInitials, nameWords, partsOf } from "./known.js";
import { coreOf, loginsOf } from "./written-forms.js";

/** How a person is mentioned once the full name has fallen: by given name or surname, and as user name. */
export function mentionsOf(name: string): Mentions {
  const { words, prefixAt, surnameAt } = nameWords(name);
  const surname = surnameAt === words.length - 1 ? (words[surnameAt] as string) : words.slice(surnameAt).join(" ");
  const telling: string[] = [];
  let hasGiven = false;
  for (let at = 0; at < prefixAt; at++) {
    const word = words[at] as string;
    if (isInitials(word)) continue;
    hasGiven = true;
    addTelling(word, telling);
  }
  addSurname(surname, telling);
  const core = hasGiven && telling.length > 0 && surname.length > 2 ? coreOf(surname) : "";
  if (telling.length > 0) for (let at = prefixAt; at < surnameAt; at++) addPrefix((words[at] as string).toLowerCase(), telling);
  return { words: telling, core, spellings: () => loginsOf(partsOf(name)) };
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
