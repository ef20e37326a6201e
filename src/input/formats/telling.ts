import { fieldIndex } from "../../detect/fields.js";
import type { Rule } from "../../rule.js";
import { lazily } from "./passage.js";

/**
 * Whether keys, outermost first, say anything to these rules. A value under keys that do not need not be looked at again when it was seen as text.
 *
 * @param fields own key names, as in the options of a redactor
 */
export function tellingKeys(rules: readonly Rule[], fields: { readonly [key: string]: string } = {}): (keys: readonly string[]) => boolean {
  const index = lazily(() => fieldIndex(rules, fields));
  return (keys) => keys.length > 0 && index().meaningOf(keys) !== undefined;
}
