import type { RandomInt } from "../../../src/rule.js";
import { kinds } from "../../lists/bits.js";
import { lookup } from "../../lists/words.js";
import { words } from "../words.js";
import { inventedName } from "./invented-name.js";
import { isItalianArticle } from "./italian.js";

const { givenStrength, isPrefixWord, isSurname, nameness } = kinds;

const word = /\p{L}[\p{L}\p{M}]{0,60}/gu;

/** The first letter of every name, prefixes whole: `J••• de V•••`. The dots keep the rest from being read as initials. */
export function partialName(name: string): string {
  return name.replace(word, (part) => (isPrefix(part) ? part : `${part.charAt(0)}•••`)).replace(/•\.(?=[^ ]|$| )/g, "•");
}

function isPrefix(part: string): boolean {
  return part === part.toLowerCase() && part.length < 5 && isPrefixWord(lookup(part, 0, part.length));
}

/** The commonest names there are: each pair of them belongs to so many people that it points at nobody. */
const given = words("Jan Pieter Kees Anna Maria Johanna Willem Hendrik Peter Sanne Thomas Lisa Emma Erik Marieke Annemarie");
const surnames = words("Jansen Hendriks Peters Dijkstra Janssen Willems Pietersen Jacobs Hoekstra Driessen Verhoeven Postma Huisman Evers Wouters Cornelissen");

/**
 * A made-up name of the same shape and case: initials stay initials, prefixes and signs stay. Where a value is replaced for good and alike in all
 * places, it is made of words that nobody is called.
 */
export function surrogateName(name: string, random: RandomInt): string {
  return random.same === undefined ? commonName(name, random) : inventedName(name, random);
}

function commonName(name: string, random: RandomInt): string {
  const comma = name.indexOf(",");
  // In "Vries, Jan de" the surname stands before the comma.
  const front = comma < 0 ? name : name.slice(0, comma);
  const family = [...front.matchAll(word)].filter(([part]) => !isPrefixIn(part, name) && part.length > 1).at(-1)?.index;
  const isSingle = family === 0 && comma < 0;
  return name.replace(word, (part, offset: number) => {
    if (isPrefixIn(part, name) || isItalianArticle(name, offset, offset + part.length)) return part;
    if (part.length === 1 || name[offset + part.length] === ".") return otherLetter(part, random);
    const isFirstOfDouble = offset > 0 && name[offset + part.length] === "-";
    const isFamily = isFirstOfDouble || (offset === family && (!isSingle || isSurnameOnly(part)));
    return inCaseOf(part, other(part, isFamily ? surnames : given, random));
  });
}

/** A prefix in any case; a name of one word is none. */
function isPrefixIn(part: string, name: string): boolean {
  return part.length < 5 && part !== name && (isPrefix(part) || (isPrefixWord(lookup(part, 0, part.length)) && nameness(lookup(part, 0, part.length)) < 2));
}

function isSurnameOnly(part: string): boolean {
  const bits = lookup(part, 0, part.length);
  return isSurname(bits) && !(givenStrength(bits) > 0 && nameness(bits) > 1);
}

function other(part: string, list: readonly string[], random: RandomInt): string {
  const at = random(list.length);
  const drawn = list[at] as string;
  return drawn.toLowerCase() === part.toLowerCase() ? (list[(at + 1) % list.length] as string) : drawn;
}

function otherLetter(part: string, random: RandomInt): string {
  const letter = "ABCDEHJKLMPRSTW".charAt(random(15));
  return letter === part.charAt(0) ? "G" : letter;
}

function inCaseOf(part: string, drawn: string): string {
  if (part === part.toUpperCase()) return drawn.toUpperCase();
  return part === part.toLowerCase() ? drawn.toLowerCase() : drawn;
}
