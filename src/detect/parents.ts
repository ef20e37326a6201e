import { type Key, keyAt } from "./pairs.js";

/** How far back the key of an enclosing object is looked for. */
const REACH = 1500;
const BRACE = 123;
/** The bit in which `{` and `[`, `}` and `]` differ. */
const CURLY = 32;
const OPENING = 123;
const CLOSING = 125;

/** The key of the object, or of the list of objects, in which a JSON key stands: `address` for the `line1` of `{"address":{"line1":…}}`. */
export type ParentOf = (key: Key) => Key | undefined;

/** A bracket that nothing closes before the place that was asked for, and what it says about the keys in it once somebody asked. */
interface Open {
  readonly at: number;
  owner: Owner | undefined;
}

/** Whose keys stand behind a bracket: those of its own key, of nobody, or of what is around it. */
type Owner = Key | "nobody" | "outer";

/** Finds parents in one text. Keys are asked for in order, but for a few that lie in one another: each character is looked at once. */
export function parentFinder(text: string): ParentOf {
  const open: Open[] = [];
  let read = 0;
  return ({ start }) => {
    const least = Math.max(0, start - REACH);
    if (start < read || read < least) {
      open.length = 0;
      read = least;
    }
    for (; read < start; read++) {
      const code = text.charCodeAt(read) | CURLY;
      if (code === OPENING) opened(open, read);
      else if (code === CLOSING) open.pop();
    }
    return ownerOf(text, open, least);
  };
}

/** Of brackets in brackets without end those are forgotten that lie too far back. */
function opened(open: Open[], at: number): void {
  if (open.length === 2 * REACH) open.splice(0, REACH);
  open.push({ at, owner: undefined });
}

/** The key of the innermost bracket that tells, no further back than `least`. */
function ownerOf(text: string, open: readonly Open[], least: number): Key | undefined {
  for (let index = open.length - 1; index >= 0; index--) {
    const bracket = open[index] as Open;
    if (bracket.at < least) return undefined;
    bracket.owner ??= openedBy(text, bracket.at);
    if (bracket.owner !== "outer") return bracket.owner === "nobody" ? undefined : bracket.owner;
  }
  return undefined;
}

/** An item of a list belongs to what the list belongs to. */
function openedBy(text: string, at: number): Owner {
  const colon = colonBefore(text, at);
  if (colon !== undefined) return keyAt(text, colon) ?? "nobody";
  return text.charCodeAt(at) === BRACE && !isItem(text, at) ? "nobody" : "outer";
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
