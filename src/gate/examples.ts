import type { Finding } from "../finding.js";
import type { RandomInt, Rule } from "../rule.js";
import { type Marked, readMarks, type Span, withSpansReplaced } from "./marks.js";

/** A scan of a text with the rule in question switched on. */
export type Scan = (text: string) => readonly (Span & Pick<Finding, "rule" | "reasons">)[];

/** A surrogate is drawn more than once, because one draw may be right by luck. */
const SEEDS = [1, 2, 3];

/**
 * Where a rule and its own examples disagree; sentences that point at an example by its number and never quote it.
 * For a rule that only raises the class of what stands near, the marks are the findings whose class it raises.
 */
export function exampleProblems(rule: Rule, scan: Scan): string[] {
  const found: Scan = (text) => scan(text).filter(({ rule: id, reasons }) => (rule.raisesClass ? reasons.includes("special-context") : id === rule.id));
  const ignored = rule.examples.ignore.flatMap((text, index) =>
    found(text).map(({ start, end }) => `examples.ignore[${index}] must give no finding, but ${start}-${end} was found`),
  );
  return [...rule.examples.match.flatMap((example, index) => matchProblems(rule, readMarks(example), found, `examples.match[${index}]`)), ...ignored];
}

function matchProblems(rule: Rule, marked: Marked, found: Scan, name: string): string[] {
  if (marked.spans.length === 0) return [`${name} has no [[ ]] around what must be found`];
  const expected = places(marked.spans);
  const actual = places(found(marked.text));
  if (actual !== expected) return [`${name} must be found at ${expected}, but was found at ${actual || "no place"}`];
  if (rule.raisesClass) return []; // it has no values of its own that could be masked
  return marked.spans
    .flatMap(({ start, end }) => valueProblems(rule, marked.text.slice(start, end), name))
    .concat(surrogateProblems(rule, marked, found, name));
}

function valueProblems(rule: Rule, value: string, name: string): string[] {
  const problems: string[] = [];
  if (value.length > rule.maxLength) problems.push(`${name} is ${value.length} long, more than maxLength`);
  const partial = attempt(() => rule.partial(value));
  if (typeof partial !== "string") problems.push(`${name}: partial must return a string`);
  else if (partial.includes(value)) problems.push(`${name}: partial must not reproduce the value`);
  return problems;
}

function surrogateProblems(rule: Rule, marked: Marked, found: Scan, name: string): string[] {
  for (const seed of SEEDS) {
    const random = seeded(seed);
    const wrong = new Set<string>();
    const replaced = withSpansReplaced(marked, (value) => {
      const surrogate = attempt(() => rule.surrogate(value, random));
      const problem = surrogateProblem(rule, value, surrogate);
      if (problem) wrong.add(`${name}: surrogate ${problem}`);
      return typeof surrogate === "string" ? surrogate : "";
    });
    if (wrong.size > 0) return [...wrong];
    if (places(found(replaced.text)) !== places(replaced.spans)) return [`${name}: surrogate is not found again where it was put`];
  }
  return [];
}

function surrogateProblem(rule: Rule, value: string, surrogate: unknown): string | undefined {
  if (typeof surrogate !== "string" || surrogate === "") return "must return a string";
  if (surrogate === value) return "must differ from the value";
  if (rule.validate && attempt(() => rule.validate?.(surrogate)) !== true) return "must pass validate";
  return undefined;
}

/** What a function of the rule returns; undefined when it throws, so that a broken rule gives a sentence and not a stack trace. */
function attempt(call: () => unknown): unknown {
  try {
    return call();
  } catch {
    return undefined;
  }
}

function places(spans: readonly Span[]): string {
  return [...spans]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => `${start}-${end}`)
    .join(", ");
}

/** A linear congruential generator (Numerical Recipes): the same draws in every run. */
function seeded(seed: number): RandomInt {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
