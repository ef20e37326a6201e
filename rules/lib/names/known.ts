import { isPrefixWord } from "../../lists/bits.js";
import { salutations, titlesAfter, titlesBefore } from "../../lists/titles.js";
import { lookup } from "../../lists/words.js";

/** A name taken apart. */
export interface NameParts {
  readonly given: readonly string[];
  readonly initials: readonly string[];
  readonly prefix: string;
  readonly surname: string;
}

const titles = new Set([...salutations, ...titlesBefore, ...titlesAfter].filter((title) => !title.includes(" ")));
const isInitials = (word: string): boolean => /^(?:\p{Lu}\p{Ll}{0,3}\.-?){1,8}$|^\p{Lu}$/u.test(word);
const isPrefix = (word: string): boolean => isPrefixWord(lookup(word, 0, word.length));

/** Reads `Jan Peter de Vries`, `J.P. de Vries`, `Vries, J.P. de`, `mevrouw De Vries`; a single word is a surname only when `surnameOnly`. */
export function partsOf(name: string): NameParts {
  const comma = name.split(/\s*,\s*/).filter((part) => part !== "");
  const words = comma.flatMap((part) => part.split(/\s+/)).filter((word) => !titles.has(word.toLowerCase().replace(/\.$/, "")));
  if (comma.length < 2) return inOrder(words);
  const first = (comma[0] as string).split(/\s+/);
  const rest = words.filter((word) => !first.includes(word));
  return inOrder([...rest.filter((word) => !isPrefix(word)), ...rest.filter(isPrefix), ...first.filter(isPrefix), ...first.filter((word) => !isPrefix(word))]);
}

/** Given names and initials, prefixes, and from there on the surname. */
function inOrder(words: readonly string[]): NameParts {
  const firstPrefix = words.findIndex((word, at) => at < words.length - 1 && isPrefix(word));
  const surnameFrom = firstPrefix >= 0 ? firstPrefix : Math.max(words.length - 1, 0);
  const front = words.slice(0, surnameFrom);
  const back = words.slice(surnameFrom);
  const lastPrefix = back.findIndex((word) => !isPrefix(word));
  return {
    given: front.filter((word) => !isInitials(word)),
    initials: front.map((word) => (isInitials(word) ? word : `${word.charAt(0).toUpperCase()}.`)),
    prefix: back.slice(0, Math.max(lastPrefix, 0)).join(" "),
    surname: back.slice(Math.max(lastPrefix, 0)).join(" "),
  };
}
