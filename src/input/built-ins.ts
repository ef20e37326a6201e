import { copyProperties, define, inside, placeOf, readInside, stepOf, visitKey, type Walk } from "./walk.js";

export function copyMap(map: ReadonlyMap<unknown, unknown>, walk: Walk): Map<unknown, unknown> {
  const copy = new Map<unknown, unknown>();
  walk.open.set(map, copy);
  for (const key of map.keys()) if (typeof key === "string" && walk.visitor.isSpecial(key)) walk.special = true;
  for (const [key, item] of map) {
    const name = typeof key === "string" ? key : "";
    const seen = name === "" ? walk.visit(key, walk) : visitKey(name, walk);
    copy.set(seen, inside(name, stepOf(name, seen), item, walk));
  }
  return copy;
}

/** A date is text only where a key makes it personal. */
export function copyDate(date: Date, walk: Walk): unknown {
  if (Number.isNaN(date.getTime())) return new Date(date);
  const text = date.toISOString();
  const seen = walk.visitor.text(text, placeOf(walk));
  return seen === text ? new Date(date) : seen;
}

export function copyUrl(url: URL, walk: Walk): unknown {
  const seen = walk.visitor.text(url.href, placeOf(walk));
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

/** Message and stack are no enumerable properties; cause and the errors of an AggregateError may be. */
export function copyError(error: Error, walk: Walk): unknown {
  const copy = Object.create(Object.getPrototypeOf(error));
  walk.open.set(error, copy);
  const hidden = ["name", "message", "stack", "cause", "errors"].filter(
    (key) => Object.hasOwn(error, key) && !Object.prototype.propertyIsEnumerable.call(error, key),
  );
  for (const key of hidden) define(copy, key, readInside(error, key, walk, { step: stepOf(key), name: key }), false);
  return copyProperties(error, copy, Object.keys(error), walk);
}
