import { kinds } from "../../lists/bits.js";
import { lookup } from "../../lists/words.js";
import { type NameParts, partsOf } from "./known.js";

const { isPrefixWord, nameness } = kinds;

/** Shorter user names are words and codes as well. */
const SHORTEST_LOGIN = 5;

/** Every way in which the name of a known person is written: as it is, with initials, without prefix, reversed, as user name. */
export function writtenForms(name: string): string[] {
  if (isOnlyPrefix(name)) return [];
  const parts = partsOf(name);
  if (parts.given.length === 0 && parts.initials.length === 0) return [...new Set([name, ...alone(parts)])];
  const forms = [name, ...inFull(parts), ...inFull(plainOf(parts)), ...alone(parts), ...loginsOf(parts)];
  return [...new Set(forms.map((form) => form.trim()).filter((form) => form !== ""))];
}

/** "van der" in a field of its own stands everywhere. */
function isOnlyPrefix(name: string): boolean {
  return name.split(/\s+/).every((word) => word === word.toLowerCase() && isPrefixWord(lookup(word, 0, word.length)));
}

/**
 * The user names that systems make of a name: `jan.de.vries`, `jdvries`, `devriesj`, and `de-vries` as in addresses of pages; with a space what people type in
 * chats, unless it may be said of somebody else, as `de bakker`.
 */
export function loginsOf(parts: NameParts): string[] {
  return [...new Set(logins(plainOf(parts)))].filter((login) => login.length >= SHORTEST_LOGIN);
}

/** The surname as it stands in them. */
export function coreOf(surname: string): string {
  return letters.test(surname) ? surname.toLowerCase() : compact(folded(surname));
}

const letters = /^[A-Za-z]*$/;

function plainOf({ given, initials, prefix, surname }: NameParts): NameParts {
  return { given: given.map(folded), initials: initials.map(folded), prefix: folded(prefix), surname: folded(surname) };
}

const PLAIN = /^[\w .'-]*$/;

/** Without accents, as systems and keyboards write it. */
function folded(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[ıøłđ]/g, (letter) => ({ ı: "i", ø: "o", ł: "l", đ: "d" })[letter] as string);
}

function inFull({ given, initials, prefix, surname }: NameParts): string[] {
  const last = joined(prefix, surname);
  const letters = initials.map((initial) => initial.replace(/\.$/, ""));
  const fronts = [given.join(" "), given[0] ?? "", initials.join(""), initials.join(" "), initials[0] ?? "", letters.join(""), letters[0] ?? ""].filter(
    (front) => front !== "",
  );
  return fronts.flatMap((front) => [
    `${front} ${last}`,
    `${front} ${surname}`,
    `${last}, ${front}`,
    `${last} ${front}`,
    `${surname} ${front}`,
    `${surname}, ${front}`,
    ...(prefix === "" ? [] : [`${surname}, ${front} ${prefix}`, `${surname}, ${prefix}, ${front}`, `${surname} ${prefix}, ${front}`]),
  ]);
}

/** Given name or surname by itself, when it is no everyday word: `Mark` and `Bakker` alone would hit other text. */
function alone({ given, prefix, surname }: NameParts): string[] {
  const singles = [...given, surname, ...surname.split("-")].filter((word) => word.length > 2 && isDistinct(word));
  return [...singles, ...(prefix === "" ? [] : [joined(prefix, surname)])];
}

function isDistinct(word: string): boolean {
  const bits = lookup(word, 0, word.length);
  return bits === 0 || nameness(bits) > 1;
}

function logins({ given, initials, prefix, surname }: NameParts): string[] {
  const last = compact(prefix + surname);
  const [first = ""] = given.map(compact);
  const letter = compact(initials[0] ?? "").charAt(0);
  const letters = compact(initials.join(""));
  const fronts = [...new Set([first, letter, letters].filter((front) => front !== ""))];
  const surnames = [...prefix.split(" "), surname].map(compact).filter((word) => word !== "");
  const words = first === "" ? surnames : [first, ...surnames];
  return [
    ...[".", "_", "-"].map((separator) => words.join(separator)),
    ...(prefix === "" ? [] : [".", "_", "-", ...(isDistinct(surname) ? [" "] : [])].map((separator) => surnames.join(separator))),
    ...fronts.flatMap((front) =>
      ["", ".", "_", "-"].flatMap((separator) => [
        front + separator + last,
        last + separator + front,
        front + separator + compact(surname),
        compact(surname) + separator + front,
      ]),
    ),
  ].filter((login) => login !== first);
}

function compact(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\d]/gu, "");
}

function joined(prefix: string, surname: string): string {
  return prefix === "" ? surname : `${prefix}${/['’]$/.test(prefix) ? "" : " "}${surname}`;
}
