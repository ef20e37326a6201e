import { normaliseKey } from "../detect/fields.js";

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
  "parameter",
]);
/** Keys that say nothing about their own value. */
const GENERIC = new Set(["value", "waarde", "id", "identifier", "number", "nummer", "objectid", "content", "inhoud", "val", "text", "tekst"]);

/** For each generic key of an object what a sibling calls its value: `{ type: "BSN", waarde: "…" }`. Reads no getter. */
export function namedBySibling(source: object, keys: readonly string[], isKnown: (name: string) => boolean): (key: string) => string {
  const generic = keys.filter((key) => GENERIC.has(normaliseKey(key)));
  if (generic.length === 0) return (key) => key;
  const name = keys
    .filter((key) => NAMING.has(normaliseKey(key)))
    .map((key) => Object.getOwnPropertyDescriptor(source, key)?.value)
    .find((value) => typeof value === "string" && isKnown(value));
  return (key) => (name !== undefined && generic.includes(key) ? name : key);
}
