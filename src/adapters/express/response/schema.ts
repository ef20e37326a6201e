import { RedactorError } from "../../../errors.js";
import { ANY, type Path } from "./path.js";

/** A schema, or anything else in a document. */
export type Node = { readonly [key: string]: unknown };

/** Which rules a schema declares for a place with `x-pii`: some by id, or all. */
export type Declared = ReadonlySet<string> | "all";

const NONE: ReadonlySet<string> = new Set();

/** What the schemas say of a place in a value that they describe. `x-pii` on an object speaks for all that is in it. */
export function declaredAt(root: Node, schema: unknown, place: Path): Declared {
  const rules = new Set<string>();
  let level = expanded(root, [schema]);
  for (let depth = 0; ; depth++) {
    for (const node of level) {
      const own = markOf(node);
      if (own === "all") return "all";
      for (const rule of own) rules.add(rule);
    }
    const step = place[depth];
    if (step === undefined || level.length === 0) return rules;
    level = expanded(
      root,
      level.flatMap((node) => below(node, step)),
    );
  }
}

function markOf(node: Node): Declared {
  const mark = node["x-pii"];
  if (mark === true) return "all";
  if (typeof mark === "string") return new Set([mark]);
  return Array.isArray(mark) ? new Set(mark.map(String)) : NONE;
}

/** The schemas with what they refer to and are put together from; a schema that refers to itself is taken once. */
function expanded(root: Node, schemas: readonly unknown[]): Node[] {
  const found = new Set<Node>();
  const open = [...schemas];
  for (let schema = open.pop(); open.length > 0 || schema !== undefined; schema = open.pop()) {
    if (!isNode(schema) || found.has(schema)) continue;
    found.add(schema);
    open.push(typeof schema.$ref === "string" ? resolved(root, schema.$ref) : undefined, ...partsOf(schema));
  }
  return [...found];
}

function partsOf(schema: Node): unknown[] {
  return [
    ...["allOf", "anyOf", "oneOf"].flatMap((key) => (Array.isArray(schema[key]) ? schema[key] : [])),
    ...["then", "else"].map((key) => schema[key]),
  ].filter(isNode);
}

function below(schema: Node, step: Path[number]): unknown[] {
  if (typeof step === "number") return [schema.items, Array.isArray(schema.prefixItems) ? schema.prefixItems[step] : undefined];
  if (step === ANY) return [];
  const { properties, patternProperties, additionalProperties } = schema;
  const named = isNode(properties) && Object.hasOwn(properties, step) ? [properties[step]] : [];
  const matching = isNode(patternProperties) ? Object.entries(patternProperties).flatMap(([pattern, inner]) => (fits(pattern, step) ? [inner] : [])) : [];
  return named.length + matching.length > 0 ? [...named, ...matching] : [additionalProperties];
}

function fits(pattern: string, key: string): boolean {
  try {
    return new RegExp(pattern, "u").test(key);
  } catch {
    return false;
  }
}

/** `#/components/schemas/Customer`. */
export function resolved(root: Node, reference: string): unknown {
  let node: unknown = root;
  for (const part of reference.replace(/^#\/?/, "").split("/")) {
    if (part === "") continue;
    const key = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
    node = isNode(node) || Array.isArray(node) ? Reflect.get(node, key) : undefined;
  }
  return node;
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Looks through a whole document once, at start-up.
 *
 * @throws {RedactorError} for a rule that does not exist, a reference that leads nowhere, and a document that declares nothing
 */
export function checkDocument(root: Node, checkRule: (id: string) => void): void {
  let marks = 0;
  const seen = new Set<object>();
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    open.push(...Object.values(value));
    if (!isNode(value)) continue;
    if (Object.hasOwn(value, "x-pii") && checkMark(value["x-pii"], checkRule)) marks++;
    checkReference(root, value.$ref);
  }
  if (marks === 0) throw invalid('the document has no `x-pii`, so it declares nothing. Mark what a route may send: { type: "string", "x-pii": "email" }.');
}

/** Whether it declares something: `false` does not. */
function checkMark(mark: unknown, checkRule: (id: string) => void): boolean {
  if (typeof mark === "boolean") return mark;
  const rules: unknown[] = Array.isArray(mark) ? mark : [mark];
  if (rules.length === 0 || rules.some((rule) => typeof rule !== "string")) throw invalid("`x-pii` has to be true, false, the id of a rule or a list of ids.");
  for (const rule of rules) checkRule(String(rule));
  return true;
}

function checkReference(root: Node, reference: unknown): void {
  if (typeof reference !== "string") return;
  if (!reference.startsWith("#")) throw invalid(`the reference ${JSON.stringify(reference)} leads to another document. Bundle them into one first.`);
  if (resolved(root, reference) === undefined) throw invalid(`the reference ${JSON.stringify(reference)} leads nowhere.`);
}

export function invalid(problem: string): RedactorError {
  return new RedactorError("ERR_INVALID_OPTION", `redactResponses: declare: ${problem}`);
}
