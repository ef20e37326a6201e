import { isNativeError } from "node:util/types";
import { FAILED } from "../../input/marked-line.js";
import type { Redactor } from "../../redactor.js";
import { attempt } from "./attempt.js";

/** Causes of causes end here; the engine bounds everything else. */
const DEEPEST = 20;

/** What Express answers with: taken over as it is. */
const KEPT: readonly string[] = ["status", "statusCode", "expose"];

/** Masks a value that belongs to an error; knows the errors above it, so that a circle of causes ends. */
interface Walk {
  readonly redactor: Redactor;
  readonly known: Map<object, Error>;
  readonly depth: number;
}

/** A masked copy of whatever was thrown. Never throws, and never gives `""`, because `next("")` would make the error disappear. */
export function maskError(redactor: Redactor, thrown: unknown): unknown {
  return attempt(
    () => maskedValue(thrown, { redactor, known: new Map(), depth: 0 }) || new Error(FAILED),
    () => withheldError(thrown),
  );
}

function maskedValue(value: unknown, walk: Walk): unknown {
  if (isError(value)) return walk.known.get(value) ?? maskedCopy(value, walk);
  if (Array.isArray(value) && value.some(isError)) return value.map((item) => maskedValue(item, walk));
  return walk.redactor.redact(value);
}

function isError(value: unknown): value is Error {
  return isNativeError(value) || value instanceof Error;
}

/** A real error of the same class, so that `instanceof` and loggers take it for what it is. */
function maskedCopy(error: Error, walk: Walk): Error {
  if (walk.depth > DEEPEST) return new Error(FAILED);
  const copy = new Error(FAILED);
  walk.known.set(error, copy);
  const inside = { ...walk, depth: walk.depth + 1 };
  for (const [key, enumerable] of propertiesOf(error)) {
    const value = attempt(
      () => maskedProperty(error, key, inside),
      () => FAILED,
    );
    Object.defineProperty(copy, key, { value, enumerable, configurable: true, writable: true });
  }
  // Last, because whatever formats the stack of the copy would call getters of the class on it.
  return Object.setPrototypeOf(copy, Object.getPrototypeOf(error));
}

/**
 * Own properties, and what the class computes: such getters (DOMException, private fields) would throw on a copy. Message and stack always.
 */
function propertiesOf(error: Error): Map<string, boolean> {
  const properties = new Map(Object.getOwnPropertyNames(error).map((key) => [key, Object.prototype.propertyIsEnumerable.call(error, key)]));
  for (const key of ["message", "stack"]) if (!properties.has(key)) properties.set(key, false);
  for (let level = Object.getPrototypeOf(error); level !== null && level !== Object.prototype; level = Object.getPrototypeOf(level)) {
    for (const [key, { get }] of Object.entries(Object.getOwnPropertyDescriptors(level)))
      if (get !== undefined && !properties.has(key)) properties.set(key, false);
  }
  return properties;
}

function maskedProperty(error: Error, key: string, walk: Walk): unknown {
  const value: unknown = Reflect.get(error, key);
  if (key === "message") return maskedMessage(value, walk);
  if (key === "stack") return maskedStack(value, error.message, walk);
  // The name of a class, not of a person.
  if (key === "name") return walk.redactor.redact(value);
  if (KEPT.includes(key) && isPlain(value)) return value;
  if (isError(value) || Array.isArray(value)) return maskedValue(value, walk);
  return Reflect.get(walk.redactor.redact({ [key]: withoutEmitters(value) }), key);
}

/**
 * HTTP clients hang requests, sockets and agents on their errors, straight or inside `response` and `config`: thousands of objects that take
 * long to read and tell nobody anything.
 */
function withoutEmitters(value: unknown, depth = 3): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (typeof Reflect.get(value, "on") === "function" && typeof Reflect.get(value, "emit") === "function") return "[LEFT OUT]";
  const prototype = Object.getPrototypeOf(value);
  if (depth === 0 || (prototype !== Object.prototype && prototype !== null)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutEmitters(inner, depth - 1)]));
}

function isPlain(value: unknown): boolean {
  return typeof value === "number" || typeof value === "boolean";
}

function maskedMessage(message: unknown, { redactor }: Walk): unknown {
  return redactor.redact(typeof message === "string" ? withoutQuote(message) : message);
}

/** The stack repeats the message; the rest is names of functions and files. */
function maskedStack(stack: unknown, message: unknown, walk: Walk): unknown {
  if (typeof stack !== "string" || typeof message !== "string" || message === "") return walk.redactor.redact(stack);
  return walk.redactor.redact(stack.replaceAll(message, () => String(maskedMessage(message, walk))));
}

const NOT_JSON = " is not valid JSON";

/** `JSON.parse` quotes what it could not read, cut off in the middle of a value, where no rule recognises it. */
function withoutQuote(message: string): string {
  const quote = message.search(/, (?:"|\.\.\.)|^"/);
  return quote >= 0 && message.endsWith(NOT_JSON) ? `${message.slice(0, quote)}${quote > 0 ? ", " : ""}"…"${NOT_JSON}` : message;
}

/** When masking failed: the class and what Express answers with, nothing that may hold a value. */
export function withheldError(thrown: unknown): Error {
  const copy = new Error(FAILED);
  if (!isError(thrown)) return copy;
  for (const key of KEPT) {
    const value = attempt(
      () => Reflect.get(thrown, key),
      () => undefined,
    );
    if (isPlain(value)) Object.assign(copy, { [key]: value });
  }
  return copy;
}
