import type { Mentions } from "../../../src/rule.js";
import { isGivenName, isPlace, nameness } from "../../lists/bits.js";
import { lookup } from "../../lists/words.js";
import { partsOf } from "./known.js";
import { coreOf, loginsOf } from "./written-forms.js";

/** How a person is mentioned once the full name has fallen: by given name or surname, and as user name. */
export function mentionsOf(name: string): Mentions {
  const parts = partsOf(name);
  const words = [...parts.given, ...split(parts.surname, joint)].filter(isTelling);
  const prefixes = parts.prefix === "" ? [] : split(parts.prefix, prefixJoint);
  return {
    words: words.length === 0 ? [] : [...words, ...prefixes].map((word) => word.toLowerCase()),
    core: parts.given.length > 0 && words.length > 0 && parts.surname.length > 2 ? coreOf(parts) : "",
    spellings: () => loginsOf(parts),
  };
}

const joint = /[\s-]/;
const prefixJoint = /[\s']/;

/** Most have one word: a test takes less than a split. Empty pieces are no words. */
function split(part: string, between: RegExp): string[] {
  return between.test(part) ? part.split(between).filter((word) => word !== "") : [part];
}

/** "Gemeente Utrecht" in a field for names must not make a person of every Utrecht. */
function isTelling(word: string): boolean {
  const bits = lookup(word, 0, word.length);
  return word.length > 2 && (bits === 0 || nameness(bits) > 1 || (nameness(bits) === 1 && (!isPlace(bits) || isGivenName(bits))));
}
