import { codeAt } from "./chars.js";
import { type Key, keyAt } from "./keys.js";

/** How far back the key of an enclosing object is looked for. */
const REACH = 1500;
/** How far back its bracket is looked for before all brackets up to a place are read: most keys that ask are the first of their object. */
const GLANCE = 64;
const BRACE = 123;
const BRACKET = 91;
const COLON = 58;
const COMMA = 44;
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

/** The brackets around the place where reading stopped, innermost last. */
interface Brackets {
  open: Open[];
  read: number;
  /** Whether they are all within reach, and not only those up to the first that tells. */
  isComplete: boolean;
}

/**
 * Finds parents in one text. The first is looked for backwards, as it is mostly near; from there on the text is read forwards, so that each character is
 * looked at a few times however many keys there are. Keys are asked for in order, but for a few that lie in one another.
 */
export function parentFinder(text: string): ParentOf {
  const around: Brackets = { open: [], read: -1, isComplete: false };
  return ({ start }) => {
    const near = start - around.read > GLANCE ? ownerNear(text, start) : undefined;
    if (near !== undefined) return keyOf(near);
    const least = Math.max(0, start - REACH);
    if (start < around.read || around.read < least) readBack(text, start, least, around, true);
    else readOn(text, start, around);
    const owner = ownerOf(text, around.open, least);
    if (owner !== undefined || around.isComplete) return keyOf(owner);
    readBack(text, start, least, around, false);
    return keyOf(ownerOf(text, around.open, least));
  };
}

function keyOf(owner: Owner | undefined): Key | undefined {
  return owner === "nobody" || owner === "outer" ? undefined : owner;
}

/** Whose keys stand behind the bracket before a place, when it is near and tells. */
function ownerNear(text: string, start: number): Owner | undefined {
  let depth = 0;
  for (let at = start - 1; at >= Math.max(0, start - GLANCE); at--) {
    const code = text.charCodeAt(at) | CURLY;
    if (code === CLOSING) depth++;
    else if (code === OPENING && depth-- === 0) {
      const owner = openedBy(text, at);
      return owner === "outer" ? undefined : owner;
    }
  }
  return undefined;
}

/** Reads back from a place, up to the first bracket that tells when that is all that is wanted. */
function readBack(text: string, start: number, least: number, around: Brackets, isFirstEnough: boolean): void {
  const open: Open[] = [];
  let depth = 0;
  let isTold = false;
  for (let at = start - 1; at >= least && !isTold; at--) {
    const code = text.charCodeAt(at) | CURLY;
    if (code === CLOSING) depth++;
    else if (code === OPENING && --depth < 0) {
      depth = 0;
      const owner = isFirstEnough ? openedBy(text, at) : undefined;
      open.push({ at, owner });
      isTold = isFirstEnough && owner !== "outer";
    }
  }
  around.open = open.reverse();
  around.read = start;
  around.isComplete = !isTold;
}

function readOn(text: string, start: number, around: Brackets): void {
  const { open } = around;
  for (let at = around.read; at < start; at++) {
    const code = text.charCodeAt(at) | CURLY;
    if (code === OPENING) opened(open, at);
    else if (code === CLOSING) open.pop();
  }
  around.read = start;
}

/** Of brackets in brackets without end those are forgotten that lie too far back. */
function opened(open: Open[], at: number): void {
  if (open.length === 2 * REACH) open.splice(0, REACH);
  open.push({ at, owner: undefined });
}

/** Of the innermost bracket that tells, no further back than `least`; undefined when none of the known ones does. */
function ownerOf(text: string, open: readonly Open[], least: number): Owner | undefined {
  for (let index = open.length - 1; index >= 0; index--) {
    const bracket = open[index] as Open;
    if (bracket.at < least) return "nobody";
    bracket.owner ??= openedBy(text, bracket.at);
    if (bracket.owner !== "outer") return bracket.owner;
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
  const last = lastBefore(text, at, 8);
  return codeAt(text, last) === COLON ? last : undefined;
}

/** Where the last character stands before `at` that is no space; -1 when there is none within reach. */
function lastBefore(text: string, at: number, reach: number): number {
  const least = Math.max(0, at - reach);
  let last = at - 1;
  while (last >= least && isWhite(text.charCodeAt(last))) last--;
  return last < least ? -1 : last;
}

function isWhite(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** Whether the object is an item of a list. */
function isItem(text: string, at: number): boolean {
  const before = codeAt(text, lastBefore(text, at, 40));
  return before === BRACKET || before === COMMA;
}
