import { type Key, keyAt } from "./pairs.js";

/** How far back the key of an enclosing object is looked for. */
const REACH = 1500;
const BRACE = 123;
const BRACKET = 91;
/** The bit in which `{` and `[`, `}` and `]` differ. */
const CURLY = 32;
const CLOSING = 125;

/** The key of the object, or of the list of objects, in which a JSON key stands: `address` for the `line1` of `{"address":{"line1":…}}`. */
export type ParentOf = (key: Key) => Key | undefined;

/** Where the search for a parent ended: at the bracket of the enclosing object, with or without a key before it. */
interface Enclosing {
  readonly opening: number;
  readonly parent: Key | undefined;
}

/** Finds parents in one text. Keys of one object have one parent, so going back ends at the key that was asked for before. */
export function parentFinder(text: string): ParentOf {
  let asked = -1;
  let known: Enclosing | undefined;
  return ({ start }) => {
    known = enclosing(text, start, asked, known);
    asked = start;
    return known !== undefined && start - known.opening <= REACH ? known.parent : undefined;
  };
}

/** @param asked start of a key whose enclosing object is `known` */
function enclosing(text: string, start: number, asked: number, known: Enclosing | undefined): Enclosing | undefined {
  let depth = 0;
  for (let at = start - 1; at >= Math.max(0, start - REACH); at--) {
    if (depth === 0 && at === asked) return known;
    const code = text.charCodeAt(at);
    if ((code | CURLY) === CLOSING) depth++;
    else if ((code === BRACE || code === BRACKET) && --depth < 0) {
      const found = openedBy(text, at, code);
      if (found !== undefined) return found;
      depth = 0;
    }
  }
  return undefined;
}

/** An item of a list belongs to what the list belongs to. */
function openedBy(text: string, at: number, code: number): Enclosing | undefined {
  const colon = colonBefore(text, at);
  if (colon !== undefined) return { opening: at, parent: keyAt(text, colon) };
  return code === BRACE && !isItem(text, at) ? { opening: at, parent: undefined } : undefined;
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
