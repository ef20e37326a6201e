import { codeAt, isQuote } from "./chars.js";
import type { FieldMeaning } from "./fields.js";
import type { Value } from "./pairs.js";

const EQUALS = 61;
/** Elements that hold whatever their attribute says; a label or a translation is called after a field too, and holds none. */
const HOLDERS =
  /^<(?:[\w.-]{1,40}:)?(?:extra_?element|field|veld|attribute|attribuut|param|parameter|property|gegeven|kenmerk|eigenschap|entry|answer|antwoord)\s[^<>]{0,160}$/i;
const NAMES = /(?<![\w.-])(?:naam|name)\s{0,3}$/i;
const REST_OF_TAG = /[^<>]{0,160}>/y;
/** Of `naam` or `name`, a sign before it and spaces behind it. */
const LONGEST_NAME = 8;
const REACH = 200;
const LONGEST = 8000;

/** What stands in the element that is called by the attribute with this value: `<extraElement naam="achternaam">…</extraElement>` of StUF. */
export function elementNamedBy(text: string, at: number, { start, end }: Value): Value | undefined {
  if (text.charCodeAt(at) !== EQUALS || !isQuote(codeAt(text, end))) return undefined;
  if (start === end || !NAMES.test(text.slice(Math.max(0, at - LONGEST_NAME), at))) return undefined;
  const before = text.slice(Math.max(0, at - REACH), at);
  if (!HOLDERS.test(before.slice(Math.max(0, before.lastIndexOf("<"))))) return undefined;
  REST_OF_TAG.lastIndex = end + 1;
  if (!REST_OF_TAG.test(text)) return undefined;
  const from = REST_OF_TAG.lastIndex;
  const to = text.indexOf("<", from);
  return to <= from || to - from > LONGEST || codeAt(text, from - 2) === SLASH ? undefined : { start: from, end: to, lineEnd: to };
}

const SLASH = 47;

/** Whether a name settles whose value it names. */
export function isTelling(meaning: FieldMeaning | undefined): meaning is FieldMeaning {
  return meaning !== undefined && meaning.strong.length > 0;
}
