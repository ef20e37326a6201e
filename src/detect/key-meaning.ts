import { ESCAPED_QUOTE } from "./escapes.js";
import type { FieldMeaning } from "./fields.js";
import { isGeneric, nameBefore } from "./naming.js";
import { type Key, keyAt } from "./pairs.js";
import type { ParentOf } from "./parents.js";
import type { Rulebook } from "./rulebook.js";
import { settleSeparator } from "./separators.js";

/** What the key before the separator at `at` says: by itself, with the key above it, or through a neighbour that names its value. */
export function keyMeaning(text: string, at: number, book: Rulebook, parentOf: ParentOf): FieldMeaning | undefined {
  const key = keyAt(text, at);
  const meaning = key === undefined ? undefined : book.fields.meaningOfPhrase(key.text);
  if (key === undefined || (meaning !== undefined && meaning.strong.length > 0)) return meaning ?? settled(text, at, book);
  const isTail = isQuoted(text, key) && book.fields.isTail(key.text);
  const named = (isTail ? meaningUnder(key, book, parentOf) : undefined) ?? (isGeneric(key.text) ? meaningBeside(text, key, book) : undefined);
  if (named !== undefined || meaning !== undefined) return named ?? meaning;
  return isTail || isGeneric(key.text) ? undefined : settled(text, at, book);
}

/** The key never says anything; the forward pass need not stop at it again. */
function settled(text: string, at: number, book: Rulebook): undefined {
  settleSeparator(text, at, book.scan.keys);
  return;
}

function isQuoted(text: string, { start }: Key): boolean {
  return text[start - 1] === '"' || text[start - 1] === ESCAPED_QUOTE;
}

/** Some keys only say something together with the key above them: `dob.day`, `address.line1`. */
function meaningUnder(key: Key, book: Rulebook, parentOf: ParentOf): FieldMeaning | undefined {
  const parent = parentOf(key);
  return parent === undefined ? undefined : book.fields.meaningOf([parent.text, key.text]);
}

function meaningBeside(text: string, key: Key, book: Rulebook): FieldMeaning | undefined {
  return nameBefore(text, key.start)
    .map((name) => book.fields.meaningOfPhrase(name))
    .find((meaning) => meaning !== undefined && meaning.strong.length > 0);
}
