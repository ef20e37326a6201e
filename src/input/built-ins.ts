import { at, copyProperties, define, freeKeys, inside, MARKERS, readInside, stepOf, visitKey, type Walk } from "./walk.js";

/** With the iterators of Map and Set themselves: those of a subclass may have no end. */
const entriesOf = (map: Map<unknown, unknown>) => Map.prototype.entries.call(map);
const itemsOf = (set: Set<unknown>) => Set.prototype.values.call(set);

export function copyMap(map: Map<unknown, unknown>, walk: Walk): Map<unknown, unknown> {
  const copy = new Map<unknown, unknown>();
  walk.open.set(map, copy);
  for (const [key] of entriesOf(map)) if (typeof key === "string" && walk.visitor.isSpecial(key)) walk.special = true;
  const freeKey = freeKeys((key) => copy.has(key));
  for (const [key, item] of entriesOf(map)) {
    if (++walk.nodes > walk.limits.nodes) return copy.set("…", MARKERS.nodes);
    const name = typeof key === "string" ? key : "";
    const seen = name === "" ? walk.visit(key, walk) : visitKey(name, walk);
    copy.set(typeof seen === "string" ? freeKey(seen) : seen, inside(name, stepOf(name, seen), item, walk));
  }
  return copy;
}

export function copySet(set: Set<unknown>, walk: Walk): Set<unknown> {
  const copy = new Set<unknown>();
  walk.open.set(set, copy);
  let index = 0;
  for (const item of itemsOf(set)) {
    if (++walk.nodes > walk.limits.nodes) return copy.add(MARKERS.nodes);
    copy.add(at(index++, walk, () => walk.visit(item, walk)));
  }
  return copy;
}

/** A pattern may be a value as it is written, or with its escapes taken away. */
export function copyRegExp(pattern: RegExp, walk: Walk): unknown {
  const written = String(pattern);
  for (const text of new Set([written, written.replace(/\\(?=\W)/g, "")])) {
    const seen = walk.visitor.text(text, walk);
    if (seen !== text) return seen;
  }
  return new RegExp(pattern);
}

/** A date is text only where a key makes it personal. */
export function copyDate(date: Date, walk: Walk): unknown {
  if (Number.isNaN(date.getTime())) return new Date(date);
  const text = date.toISOString();
  const seen = walk.visitor.text(text, walk);
  return seen === text ? new Date(date) : seen;
}

export function copyUrl(url: URL, walk: Walk): unknown {
  const seen = walk.visitor.text(url.href, walk);
  return URL.canParse(seen) ? new URL(seen) : seen;
}

export function copyQuery(query: URLSearchParams, walk: Walk): URLSearchParams {
  const copy = new URLSearchParams();
  for (const [key, text] of query) {
    const seen = visitKey(key, walk);
    copy.append(seen, String(inside(key, stepOf(key, seen), text, walk)));
  }
  return copy;
}

/** Message and stack are no enumerable properties; cause and the errors of an AggregateError may be. Some classes compute them. */
export function copyError(error: Error, walk: Walk): unknown {
  const copy = Object.create(Object.getPrototypeOf(error));
  walk.open.set(error, copy);
  const hidden = ["name", "message", "stack", "cause", "errors"].filter(
    (key) => !Object.prototype.propertyIsEnumerable.call(error, key) && (Object.hasOwn(error, key) || isComputed(error, key)),
  );
  for (const key of hidden) define(copy, key, readInside(error, key, walk, { step: stepOf(key), name: key }), false);
  return copyProperties(error, copy, Object.keys(error), walk);
}

/** Whether the class has a getter, which would fail on a copy that lacks its private fields. */
function isComputed(error: Error, key: string): boolean {
  for (let level: object | null = Object.getPrototypeOf(error); level !== null; level = Object.getPrototypeOf(level)) {
    const property = Object.getOwnPropertyDescriptor(level, key);
    if (property !== undefined) return property.get !== undefined;
  }
  return false;
}
