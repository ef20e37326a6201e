import { codeAt, isQuote } from "./chars.js";
import { CACHE_SIZE, normaliseKey } from "./fields.js";

/** Keys whose value names what a sibling holds: FHIR's `system`, Open Klant's `codeSoortObjectId`, a form's `label`. */
const NAMING = new Set([
  "type",
  "soort",
  "kind",
  "system",
  "systeem",
  "codesoortobjectid",
  "codeobjecttype",
  "name",
  "naam",
  "key",
  "sleutel",
  "field",
  "veld",
  "label",
  "code",
  "attribute",
  "attribuut",
  "column",
  "kolom",
  "parameter",
  "path",
  "property",
  "question",
  "vraag",
  "omschrijving",
  "description",
  "display",
  "veldnaam",
  "fieldname",
  "kolomnaam",
  "attribuutnaam",
  "rubriek",
]);
/** Keys that say nothing about their own value. */
const GENERIC = new Set([
  "value",
  "waarde",
  "id",
  "identifier",
  "number",
  "nummer",
  "objectid",
  "content",
  "inhoud",
  "val",
  "text",
  "tekst",
  "answer",
  "antwoord",
]);

/** For each generic key of an object what a sibling calls its value: `{ type: "BSN", waarde: "…" }`. Reads no getter. */
export function namedBySibling(source: object, keys: readonly string[], isKnown: (name: string) => boolean): (key: string) => string {
  const generic = keys.filter(isGeneric);
  if (generic.length === 0) return (key) => key;
  const name = keys
    .filter((key) => NAMING.has(normaliseKey(key)))
    .map((key) => Object.getOwnPropertyDescriptor(source, key)?.value)
    .find((value) => typeof value === "string" && isKnown(value));
  return (key) => (name !== undefined && generic.includes(key) ? name : key);
}

/** Whether a key says nothing about its own value, so that a neighbour may. */
export function isGeneric(key: string): boolean {
  let answer = known.get(key);
  if (answer === undefined) {
    answer = GENERIC.has(normaliseKey(key.slice(key.indexOf(":") + 1)));
    if (known.size >= CACHE_SIZE) known.clear();
    known.set(key, answer);
  }
  return answer;
}

const known = new Map<string, boolean>();

const LESS = 60;
const MORE = 62;

function isCurly(code: number): boolean {
  return code === 123 || code === 125;
}

/** How far before a generic key its name is looked for. */
const REACH = 240;
/** A closing tag with the white space behind it. */
const LONGEST_CLOSING = 104;
const QUOTE = "[\"'\u0001]";
const NAMED = new RegExp(`(?<![\\p{L}\\d])(?:${[...NAMING].join("|")})${QUOTE}?\\s{0,3}[:=]\\s{0,3}${QUOTE}([^"'\u0001]{1,80})${QUOTE}[^{}<>]{0,160}$`, "iu");
const TAG = /<([\w:.-]{1,60})\s[^<>]{0,160}$/;
const ELEMENT = new RegExp(`<(?:[\\w.-]{1,40}:)?(?:${[...NAMING].join("|")})(?:\\s[^<>]{0,80})?>([^<>]{1,80})</[\\w:.-]{1,60}>\\s{0,40}<$`, "iu");

/** What names the value of a generic key: `"type":"BSN"` before `"waarde"`, `<birthDate` before `value`, `<naam>bsn</naam>` before `<waarde>`. */
export function nameBefore(text: string, keyStart: number): readonly string[] {
  if (codeAt(text, keyStart - 1) === LESS) return elementBefore(text, keyStart);
  if (!mayBeNamed(text, keyStart)) return [];
  const before = text.slice(Math.max(0, keyStart - REACH), keyStart);
  return [NAMED.exec(before)?.[1], TAG.exec(before)?.[1]].filter((name) => name !== undefined);
}

/** `<naam>bsn</naam>` directly before the tag of a generic key. */
function elementBefore(text: string, keyStart: number): readonly string[] {
  if (!text.slice(Math.max(0, keyStart - LONGEST_CLOSING), keyStart).includes("</")) return [];
  return ELEMENT.exec(text.slice(Math.max(0, keyStart - REACH), keyStart))?.slice(1) ?? [];
}

/** Whether a quoted value or a tag stands before a key in the same object; mostly it is the first. */
function mayBeNamed(text: string, keyStart: number): boolean {
  for (let at = keyStart - 2; at >= Math.max(0, keyStart - REACH); at--) {
    const code = codeAt(text, at);
    if (code === LESS || isQuote(code)) return true;
    if (code === MORE || isCurly(code)) return false;
  }
  return false;
}
