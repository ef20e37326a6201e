import { nearest } from "../../nearest.js";
import { SIZE } from "../amounts.js";
import { MASKS, type Path, type Shape } from "./shape.js";

/** Something that is wrong at a place of a configuration. */
export interface Problem {
  readonly path: Path;
  /** Goes behind the name of the place. */
  readonly message: string;
}

/** Everything in a value that is not as its shape says. Messages never quote a value: a configuration holds values that somebody allows. */
export function problemsIn(value: unknown, shape: Shape, ruleIds: readonly string[], path: Path = []): Problem[] {
  const problem = (message: string): Problem[] => [{ path, message }];
  switch (shape.kind) {
    case "list":
      if (!Array.isArray(value)) return problem(`has to be a list, such as ${shape.example}`);
      return value.flatMap((item, index) => problemsIn(item, shape.of, ruleIds, [...path, index]));
    case "object":
      return isRecord(value) ? problemsInObject(value, shape, ruleIds, path) : problem(`has to be an object, such as ${shape.example}`);
    case "record":
      if (!isRecord(value)) return problem(`has to be an object, such as ${shape.example}`);
      return Object.entries(value).flatMap(([key, item]) => problemsInEntry(key, item, shape, ruleIds, path));
    case "either":
      return problemsInEither(value, shape, ruleIds, path);
    case "choice":
      return problemsInChoice(value, shape, ruleIds).flatMap(problem);
    case "ruleId":
      return ruleIds.includes(value as string) ? [] : problem(`has to be the id of a rule; \`zwartlak rules\` lists them.${meant(value, ruleIds)}`);
    default:
      return fits(value, shape) ? [] : problem(`has to be ${WORDS[shape.kind]}`);
  }
}

type Simple = Exclude<Shape["kind"], "list" | "object" | "record" | "either" | "choice" | "ruleId">;

const WORDS: { readonly [K in Simple]: string } = {
  boolean: "true or false",
  score: "a number from 0 to 1",
  text: "text",
  day: "a day, such as 2027-06-30",
  pattern: "a regular expression",
  rules: "a list of rules made with defineRule; only a configuration in .js or .mjs can hold them",
  mask: `one of ${MASKS.join(", ")}`,
  count: "a whole number of 0 or more",
  size: "a number of bytes, such as 500KB or 20MB",
};

function fits(value: unknown, shape: Shape): boolean {
  switch (shape.kind) {
    case "boolean":
      return typeof value === "boolean";
    case "score":
      return typeof value === "number" && value >= 0 && value <= 1;
    case "text":
      return typeof value === "string";
    case "day":
      return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
    case "size":
      return typeof value === "string" && SIZE.test(value);
    case "pattern":
      return value instanceof RegExp;
    case "rules":
      return Array.isArray(value) && value.every(isRecord);
    case "mask":
      return typeof value === "function" || MASKS.includes(value as string);
    case "count":
      return Number.isSafeInteger(value) && (value as number) >= shape.least;
    default:
      return true;
  }
}

type ShapeOf<K extends Shape["kind"]> = Extract<Shape, { readonly kind: K }>;

function problemsInChoice(value: unknown, { choices, orRuleId }: ShapeOf<"choice">, ruleIds: readonly string[]): string[] {
  const known = orRuleId ? [...choices, ...ruleIds] : choices;
  if (known.includes(value as string)) return [];
  return [`has to be one of ${choices.join(", ")}${orRuleId ? ", or the id of a rule" : ""}.${meant(value, known)}`];
}

function problemsInObject(value: object, { keys, needs = [] }: ShapeOf<"object">, ruleIds: readonly string[], path: Path): Problem[] {
  const known = Object.keys(keys);
  const missing = needs.filter((key) => !(key in value)).map((key) => ({ path, message: `needs a key "${key}"` }));
  const found = Object.entries(value).flatMap(([key, item]): Problem[] => {
    const shape = keys[key];
    if (shape === undefined) return [{ path: [...path, key], message: `there is no key "${key}".${didYouMean(key, known)} Known: ${known.join(", ")}` }];
    return item === undefined ? [] : problemsIn(item, shape, ruleIds, [...path, key]);
  });
  return [...missing, ...found];
}

function problemsInEntry(key: string, item: unknown, { keys, of }: ShapeOf<"record">, ruleIds: readonly string[], path: Path): Problem[] {
  if (keys === "rule" && !ruleIds.includes(key)) return [{ path: [...path, key], message: noRule(key, ruleIds) }];
  return item === undefined ? [] : problemsIn(item, of, ruleIds, [...path, key]);
}

/** When a value is of the kind of one of them, that one tells what is wrong with it. */
function problemsInEither(value: unknown, { of, says }: ShapeOf<"either">, ruleIds: readonly string[], path: Path): Problem[] {
  const tries = of.map((shape) => problemsIn(value, shape, ruleIds, path));
  if (tries.some((problems) => problems.length === 0)) return [];
  const inside = of.findIndex(({ kind }) => kind === "object");
  if (isRecord(value) && inside >= 0) return tries[inside] ?? [];
  return [{ path, message: `has to be ${says}` }];
}

function noRule(id: string, ruleIds: readonly string[]): string {
  return `There is no rule "${id}".${didYouMean(id, ruleIds)} \`zwartlak rules\` lists all rules`;
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof RegExp);
}

function meant(value: unknown, known: readonly string[]): string {
  return typeof value === "string" ? didYouMean(value, known) : "";
}

function didYouMean(word: string, known: readonly string[]): string {
  const guess = nearest(word, known);
  return guess === undefined ? "" : ` Did you mean "${guess}"?`;
}
