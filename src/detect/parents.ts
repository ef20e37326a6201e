import { type Key, keyAt } from "./pairs.js";

/** How far back the key of an enclosing object is looked for. */
const REACH = 1500;
const BRACE = 123;
const BRACKET = 91;
/** The bit in which `{` and `[`, `}` and `]` differ. */
const CURLY = 32;
const CLOSING = 125;

/** The key of the object, or of the list of objects, in which a JSON key stands: `address` for the `line1` of `{"address":{"line1":…}}`. */
export function parentKeyAt(text: string, key: Key): Key | undefined {
  let depth = 0;
  for (let at = key.start - 1; at >= Math.max(0, key.start - REACH); at--) {
    const code = text.charCodeAt(at);
    if ((code | CURLY) === CLOSING) depth++;
    else if ((code === BRACE || code === BRACKET) && --depth < 0) {
      const colon = colonBefore(text, at);
      if (colon !== undefined) return keyAt(text, colon);
      if (code === BRACE && !isItem(text, at)) return undefined;
      depth = 0;
    }
  }
  return undefined;
}

function colonBefore(text: string, at: number): number | undefined {
  const before = text.slice(Math.max(0, at - 8), at).trimEnd();
  return before.endsWith(":") ? text.lastIndexOf(":", at) : undefined;
}

/** Whether the object is an item of a list. */
function isItem(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 40), at).trimEnd();
  return before.endsWith("[") || before.endsWith(",");
}
