import { ESCAPED_QUOTE } from "./escapes.js";
import { type FieldMeaning, isCarrier } from "./fields.js";
import { type Key, keyAt } from "./keys.js";
import { isGeneric, nameBefore } from "./naming.js";
import type { ParentOf } from "./parents.js";
import type { Rulebook } from "./rulebook.js";
import { settleSeparator } from "./separators.js";

/** What the key before the separator at `at` says: by itself, with the key above it, or through a neighbour that names its value. */
export function keyMeaning(text: string, at: number, book: Rulebook, parentOf: ParentOf): FieldMeaning | undefined {
  const key = keyAt(text, at);
  const meaning = key === undefined ? undefined : book.fields.meaningOfPhrase(key.text);
  if (key === undefined || (meaning !== undefined && meaning.strong.length > 0)) return meaning ?? settled(text, at, book);
  const isTail = isQuoted(text, key) && book.fields.isTail(key.text);
  const isOpen = isTail || isGeneric(key.text);
  if (meaning === undefined && !isOpen) return settled(text, at, book);
  if (!isOpen || isTrifle(text, at)) return meaning;
  return (isTail ? meaningUnder(key, book, parentOf) : undefined) ?? meaningBeside(text, key, book) ?? meaning;
}

const TRIFLE = /[:=]\s{0,8}(?:\{|\d{1,3}(?!\d)|true|false|null)/y;

/** What most keys such as `id` have behind them: an object, a small number or a literal. Nothing that a name would make personal. */
function isTrifle(text: string, at: number): boolean {
  TRIFLE.lastIndex = at;
  return TRIFLE.test(text);
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
  let parent = parentOf(key);
  // `{"naam":{"not":{"equals":…}}}`
  if (parent !== undefined && isCarrier(parent.text)) parent = parentOf(parent);
  return parent === undefined ? undefined : book.fields.meaningOf([parent.text, key.text]);
}

function meaningBeside(text: string, key: Key, book: Rulebook): FieldMeaning | undefined {
  if (!isGeneric(key.text)) return undefined;
  return nameBefore(text, key.start)
    .map((name) => book.fields.meaningOfPhrase(name))
    .find((meaning) => meaning !== undefined && meaning.strong.length > 0);
}
