import { binaryCopy, isBinary } from "./binary.js";
import { bufferJsonCopy, isBufferJson } from "./buffer-json.js";
import { copyDate, copyError, copyMap, copyQuery, copyRegExp, copySet, copyUrl } from "./built-ins.js";
import { copyInstance } from "./instances.js";
import { at, MARKERS, type Visitor, type Walk, type WalkLimits, walkOf } from "./walk.js";

/** A copy of any value in which the visitor has seen every string, number and key. Reads each property once; never throws, never changes its argument. */
export function copyOf(value: unknown, visitor: Visitor, limits: WalkLimits): unknown {
  return visit(value, walkOf(visitor, limits, visit));
}

function visit(value: unknown, walk: Walk): unknown {
  if (typeof value === "string") return walk.visitor.text(value, walk);
  if (typeof value === "number" || typeof value === "bigint") return visitNumber(value, walk);
  if (typeof value === "symbol") return visitSymbol(value, walk);
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return value;
  try {
    return typeof value === "function" ? visitFunction(value) : visitObject(value, walk);
  } catch {
    return MARKERS.unreadable;
  }
}

function visitSymbol(value: symbol, walk: Walk): symbol {
  const text = value.description ?? "";
  const seen = walk.visitor.text(text, walk);
  return seen === text ? value : Symbol(seen);
}

/** A function cannot be copied, and `console.log` shows its properties. */
function visitFunction(value: object): unknown {
  return Object.keys(value).length === 0 ? value : MARKERS.unreadable;
}

/** A number that is personal becomes text; others stay numbers. */
function visitNumber(value: number | bigint, walk: Walk): unknown {
  const text = String(value);
  const seen = walk.visitor.text(text, walk);
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
  if (value instanceof Set) return copySet(value, walk);
  if (value instanceof Date) return copyDate(value, walk);
  if (value instanceof URL) return copyUrl(value, walk);
  if (value instanceof URLSearchParams) return copyQuery(value, walk);
  if (value instanceof String || value instanceof Number || value instanceof Boolean) return visit(value.valueOf(), walk);
  if (value instanceof RegExp) return copyRegExp(value, walk);
  const seeText = (text: string) => walk.visitor.text(text, walk);
  if (isBinary(value)) return binaryCopy(value, seeText, (item) => visitNumber(item, walk));
  if (value instanceof Error) return copyError(value, walk);
  if (typeof (value as { toJSON?: unknown }).toJSON === "function") return visit((value as { toJSON: () => unknown }).toJSON(), walk);
  if (isBufferJson(value, walk.limits.nodes)) return bufferJsonCopy(value, seeText);
  return copyInstance(value, walk);
}

function copyArray(items: readonly unknown[], walk: Walk): unknown[] {
  const copy: unknown[] = [];
  walk.open.set(items, copy);
  const room = walk.limits.nodes - walk.nodes;
  for (let i = 0; i < Math.min(items.length, room); i++) {
    if (typeof items[i] !== "object") walk.nodes++;
    copy.push(at(i, walk, () => visit(items[i], walk)));
  }
  if (items.length > room) copy.push(MARKERS.nodes);
  return copy;
}
