import { binaryCopy, isBinary } from "./binary.js";
import { namedBySibling } from "./naming.js";

/** Put in the place of what was not read: nothing is passed on unread. */
export const MARKERS = {
  depth: "[TOO DEEP]",
  nodes: "[TOO LARGE]",
  unreadable: "[UNREADABLE]",
} as const;

/** Where a leaf stands: the keys above it (indices left out, since an item is what its list is called) and its path. */
export interface Place {
  readonly keys: readonly string[];
  readonly path: () => string;
  /** A key beside it or above it announces special data. */
  readonly special: boolean;
}

/** What is done at each leaf and key; returns its argument when nothing changes. */
export interface Visitor {
  readonly text: (text: string, place: Place) => string;
  readonly key: (key: string, place: Place) => string;
  /** Whether some rule knows what a value of this name is. */
  readonly isKnown: (name: string) => boolean;
  /** Whether a key announces special data for its siblings. */
  readonly isSpecial: (key: string) => boolean;
}

export interface WalkLimits {
  readonly depth: number;
  readonly nodes: number;
}

interface Walk {
  readonly visitor: Visitor;
  readonly limits: WalkLimits;
  readonly keys: string[];
  readonly steps: string[];
  /** Objects being copied, so that a circle leads to the copy. */
  readonly open: Map<object, unknown>;
  nodes: number;
  special: boolean;
}

/** A copy of any value in which the visitor has seen every string, number and key. Reads each property once; never throws, never changes its argument. */
export function copyOf(value: unknown, visitor: Visitor, limits: WalkLimits): unknown {
  return visit(value, { visitor, limits, keys: [], steps: [], open: new Map(), nodes: 0, special: false });
}

function visit(value: unknown, walk: Walk): unknown {
  if (typeof value === "string") return walk.visitor.text(value, placeOf(walk));
  if (typeof value === "number" || typeof value === "bigint") return visitNumber(value, walk);
  if (typeof value !== "object" || value === null) return value;
  try {
    return visitObject(value, walk);
  } catch {
    return MARKERS.unreadable;
  }
}

/** A number that is personal becomes text; others stay numbers. */
function visitNumber(value: number | bigint, walk: Walk): unknown {
  const text = String(value);
  const seen = walk.visitor.text(text, placeOf(walk));
  return seen === text ? value : seen;
}

function visitObject(value: object, walk: Walk): unknown {
  if (walk.open.has(value)) return walk.open.get(value);
  if (walk.open.size >= walk.limits.depth) return MARKERS.depth;
  if (++walk.nodes > walk.limits.nodes) return MARKERS.nodes;
  const special = walk.special;
  walk.open.set(value, MARKERS.unreadable);
  try {
    return copyObject(value, walk);
  } finally {
    walk.open.delete(value);
    walk.special = special;
  }
}

function copyObject(value: object, walk: Walk): unknown {
  if (Array.isArray(value)) return copyArray(value, walk);
  if (value instanceof Map) return copyMap(value, walk);
  if (value instanceof Set) return new Set(copyArray([...value], walk));
  if (value instanceof Date) return copyDate(value, walk);
  if (value instanceof URL) return copyUrl(value, walk);
  if (value instanceof URLSearchParams) return copyQuery(value, walk);
  if (value instanceof String || value instanceof Number || value instanceof Boolean) return visit(value.valueOf(), walk);
  if (value instanceof RegExp) return visit(String(value), walk) === String(value) ? value : visit(String(value), walk);
  if (isBinary(value))
    return binaryCopy(
      value,
      (text) => walk.visitor.text(text, placeOf(walk)),
      (item) => visitNumber(item, walk),
    );
  if (value instanceof Error) return copyError(value, walk);
  if (typeof (value as { toJSON?: unknown }).toJSON === "function") return visit((value as { toJSON: () => unknown }).toJSON(), walk);
  return copyProperties(value, Object.create(Object.getPrototypeOf(value)), Object.keys(value), walk);
}

function copyArray(items: readonly unknown[], walk: Walk): unknown[] {
  const copy: unknown[] = [];
  walk.open.set(items, copy);
  const room = walk.limits.nodes - walk.nodes;
  for (let i = 0; i < Math.min(items.length, room); i++) {
    if (typeof items[i] !== "object") walk.nodes++;
    copy.push(at(`[${i}]`, walk, () => visit(items[i], walk)));
  }
  if (items.length > room) copy.push(MARKERS.nodes);
  return copy;
}

function copyMap(map: ReadonlyMap<unknown, unknown>, walk: Walk): Map<unknown, unknown> {
  const copy = new Map<unknown, unknown>();
  walk.open.set(map, copy);
  for (const key of map.keys()) if (typeof key === "string" && walk.visitor.isSpecial(key)) walk.special = true;
  for (const [key, item] of map) {
    const name = typeof key === "string" ? key : "";
    const seen = name === "" ? visit(key, walk) : visitKey(name, walk);
    copy.set(seen, inside(name, stepOf(name, seen), item, walk));
  }
  return copy;
}

/** A date is text only where a key makes it personal. */
function copyDate(date: Date, walk: Walk): unknown {
  if (Number.isNaN(date.getTime())) return new Date(date);
  const text = date.toISOString();
  const seen = walk.visitor.text(text, placeOf(walk));
  return seen === text ? new Date(date) : seen;
}

function copyUrl(url: URL, walk: Walk): unknown {
  const seen = walk.visitor.text(url.href, placeOf(walk));
  return URL.canParse(seen) ? new URL(seen) : seen;
}

function copyQuery(query: URLSearchParams, walk: Walk): URLSearchParams {
  const copy = new URLSearchParams();
  for (const [key, text] of query) {
    const seen = visitKey(key, walk);
    copy.append(seen, String(inside(key, stepOf(key, seen), text, walk)));
  }
  return copy;
}

/** Message and stack are no enumerable properties; cause and the errors of an AggregateError may be. */
function copyError(error: Error, walk: Walk): unknown {
  const copy = Object.create(Object.getPrototypeOf(error));
  walk.open.set(error, copy);
  const hidden = ["name", "message", "stack", "cause", "errors"].filter(
    (key) => Object.hasOwn(error, key) && !Object.prototype.propertyIsEnumerable.call(error, key),
  );
  for (const key of hidden) define(copy, key, readInside(error, key, walk, { step: stepOf(key), name: key }), false);
  return copyProperties(error, copy, Object.keys(error), walk);
}

/** How a property is reached: its step in paths, and the name that tells what it holds. */
interface Way {
  readonly step: string;
  readonly name: string;
}

function copyProperties(source: object, copy: object, keys: readonly string[], walk: Walk): object {
  walk.open.set(source, copy);
  if (keys.some((key) => walk.visitor.isSpecial(key))) walk.special = true;
  const nameOf = namedBySibling(source, keys, walk.visitor.isKnown);
  for (const key of keys) {
    if (walk.nodes > walk.limits.nodes) {
      define(copy, "…", MARKERS.nodes, true);
      break;
    }
    const seen = visitKey(key, walk);
    define(copy, freeKey(copy, seen), readInside(source, key, walk, { step: stepOf(key, seen), name: nameOf(key) }), true);
  }
  return copy;
}

/** Two keys that are masked alike stay two. */
function freeKey(copy: object, key: string): string {
  if (!Object.hasOwn(copy, key)) return key;
  let count = 2;
  while (Object.hasOwn(copy, `${key} ${count}`)) count++;
  return `${key} ${count}`;
}

function define(target: object, key: string, value: unknown, enumerable: boolean): void {
  Object.defineProperty(target, key, { value, enumerable, writable: true, configurable: true });
}

/** A getter that throws, or a proxy that refuses, gives a marker. */
function readInside(source: object, key: string, walk: Walk, { step, name }: Way): unknown {
  walk.nodes++;
  try {
    return inside(name, step, (source as Record<string, unknown>)[key], walk);
  } catch {
    return MARKERS.unreadable;
  }
}

function visitKey(key: string, walk: Walk): string {
  return walk.visitor.key(key, placeOf(walk));
}

function inside(key: string, step: string, value: unknown, walk: Walk): unknown {
  walk.keys.push(key);
  try {
    return at(step, walk, () => visit(value, walk));
  } finally {
    walk.keys.pop();
  }
}

function at<T>(step: string, walk: Walk, read: () => T): T {
  walk.steps.push(step);
  try {
    return read();
  } finally {
    walk.steps.pop();
  }
}

/** A key that holds data itself (`seen` is what became of it) is not named in the paths of what stands under it. */
function stepOf(key: string, seen: unknown = key): string {
  if (seen !== key) return "{key}";
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function placeOf(walk: Walk): Place {
  return { keys: walk.keys, special: walk.special, path: () => walk.steps.join("").replace(/^\./, "") };
}
