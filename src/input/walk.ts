import { namedBySibling } from "../detect/naming.js";

/** Put in the place of what was not read: nothing is passed on unread. */
export const MARKERS = {
  depth: "[TOO DEEP]",
  nodes: "[TOO LARGE]",
  unreadable: "[UNREADABLE]",
} as const;

/** Where a leaf stands: the keys above it (indices left out, since an item is what its list is called) and its path. Holds while the leaf is looked at. */
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

/** One walk through a value, which at each moment is the place that it has come to. */
export interface Walk extends Place {
  readonly visitor: Visitor;
  readonly limits: WalkLimits;
  readonly visit: (value: unknown, walk: Walk) => unknown;
  readonly keys: string[];
  /** Names of properties, indices, and `HIDDEN_KEY`; paths are made of them when one is asked for. */
  readonly steps: Step[];
  /** Objects being copied, so that a circle leads to the copy. */
  readonly open: Map<object, unknown>;
  nodes: number;
  special: boolean;
}

/** A step of a path: the name of a property, an index, or a key that holds data itself and is not named. */
export type Step = string | number | typeof HIDDEN_KEY;
const HIDDEN_KEY = Symbol("{key}");

/** How a property is reached: its step in paths, and the name that tells what it holds. */
export interface Way {
  readonly step: Step;
  readonly name: string;
}

export function copyProperties(source: object, copy: object, keys: readonly string[], walk: Walk): object {
  walk.open.set(source, copy);
  if (keys.some((key) => walk.visitor.isSpecial(key))) walk.special = true;
  const nameOf = namedBySibling(source, keys, walk.visitor.isKnown);
  const freeKey = freeKeys((key) => Object.hasOwn(copy, key));
  // Setting a property is much faster than defining it, and the same unless something on the prototype has its name.
  const set = (key: string, value: unknown) => {
    if (key in copy) define(copy, key, value, true);
    else (copy as Record<string, unknown>)[key] = value;
  };
  for (const key of keys) {
    if (walk.nodes > walk.limits.nodes) {
      set("…", MARKERS.nodes);
      break;
    }
    const seen = visitKey(key, walk);
    set(freeKey(seen), readInside(source, key, walk, { step: stepOf(key, seen), name: nameOf(key) }));
  }
  return copy;
}

/** Two keys that are masked alike stay two. The last number of each is kept, since there may be as many as an attacker likes. */
export function freeKeys(isTaken: (key: string) => boolean): (key: string) => string {
  let counts: Map<string, number> | undefined;
  return (key) => {
    if (!isTaken(key)) return key;
    counts ??= new Map();
    let count = counts.get(key) ?? 2;
    while (isTaken(`${key} ${count}`)) count++;
    counts.set(key, count + 1);
    return `${key} ${count}`;
  };
}

export function define(target: object, key: string | symbol, value: unknown, enumerable: boolean): void {
  Object.defineProperty(target, key, { value, enumerable, writable: true, configurable: true });
}

/** A getter that throws, or a proxy that refuses, gives a marker. */
export function readInside(source: object, key: string, walk: Walk, { step, name }: Way): unknown {
  walk.nodes++;
  try {
    return inside(name, step, (source as Record<string, unknown>)[key], walk);
  } catch {
    return MARKERS.unreadable;
  }
}

export function visitKey(key: string, walk: Walk): string {
  return walk.visitor.key(key, walk);
}

export function inside(key: string, step: Step, value: unknown, walk: Walk): unknown {
  walk.keys.push(key);
  walk.steps.push(step);
  try {
    return walk.visit(value, walk);
  } finally {
    walk.steps.pop();
    walk.keys.pop();
  }
}

export function at<T>(step: Step, walk: Walk, read: () => T): T {
  walk.steps.push(step);
  try {
    return read();
  } finally {
    walk.steps.pop();
  }
}

/** @param seen what became of the key */
export function stepOf(key: string, seen: unknown = key): Step {
  return seen === key ? key : HIDDEN_KEY;
}

/** A step as it is written in a path. */
export function written(step: Step): string {
  if (typeof step === "number") return `[${step}]`;
  if (typeof step === "symbol") return "{key}";
  return /^[A-Za-z_$][\w$]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}

export function walkOf(visitor: Visitor, limits: WalkLimits, visit: Walk["visit"]): Walk {
  const steps: Step[] = [];
  return { visitor, limits, visit, keys: [], steps, path: () => pathOf(steps), open: new Map(), nodes: 0, special: false };
}

function pathOf(steps: readonly Step[]): string {
  return steps.map(written).join("").replace(/^\./, "");
}
