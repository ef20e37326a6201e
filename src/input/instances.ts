import { copyProperties, define, MARKERS, type Walk } from "./walk.js";

const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/** A plain object or an instance of a class, as a copy of the same class; what keeps its content elsewhere than in properties is read or marked. */
export function copyInstance(value: object, walk: Walk): unknown {
  const prototype: object | null = Object.getPrototypeOf(value);
  const keys = Object.keys(value);
  if (prototype === null || prototype === Object.prototype) return copyProperties(value, Object.create(prototype), keys, walk);
  if (keys.length === 0 && Symbol.toStringTag in value) return copyClosed(value, walk);
  const copy = Object.create(prototype);
  // What a class prints of itself may come from elsewhere, and fails on a copy without its private fields.
  if (INSPECT in value) define(copy, INSPECT, undefined, false);
  return copyProperties(value, copy, [...keys, ...inheritedKeys(prototype)], walk);
}

/** Objects of the platform: `Headers` and `FormData` tell their entries, promises, streams, iterators and weak maps tell nothing. */
function copyClosed(value: object, walk: Walk): unknown {
  const { entries } = value as { entries?: () => Iterable<[unknown, unknown]> };
  if (typeof entries !== "function") return MARKERS.unreadable;
  const read: { [key: string]: unknown } = {};
  let count = 0;
  for (const [key, item] of entries.call(value)) {
    define(read, String(key), item, true);
    if (++count > walk.limits.nodes) break;
  }
  return walk.visit(read, walk);
}

/** Values that stand on a prototype, as defaults do, would be readable through the copy. Methods and accessors may stay there. */
function inheritedKeys(prototype: object): string[] {
  const keys: string[] = [];
  for (let level: object | null = prototype; level !== null && level !== Object.prototype; level = Object.getPrototypeOf(level)) {
    for (const [key, { enumerable, value }] of Object.entries(Object.getOwnPropertyDescriptors(level))) {
      if (enumerable && value !== undefined && typeof value !== "function") keys.push(key);
    }
  }
  return keys;
}
