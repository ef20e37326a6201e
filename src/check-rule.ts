import { RedactorError } from "./errors.js";
import { exampleProblems, type Scan } from "./gate/examples.js";
import { shapeProblems } from "./gate/shape.js";
import type { Rule } from "./rule.js";

export type { Scan } from "./gate/examples.js";

/**
 * The gate that every rule passes, built in or custom: its shape, its patterns (linear, bounded), and its own examples.
 *
 * @param scan finds with this rule switched on; findings of other rules are left out of account
 * @returns problems as sentences without a value, such as `pattern must be …`; empty when the rule is fine
 */
export function checkRule(rule: Rule, scan: Scan): string[] {
  const problems = shapeProblems(rule);
  return problems.length > 0 ? problems : exampleProblems(rule, scan);
}

/**
 * Refuses rules that do not pass the gate. Shapes come first, so that `createScan` only has to compile rules that are whole.
 *
 * @param rules the custom rules
 * @param takenIds ids that they may not use, those of the built-in rules
 * @param createScan called once, when all shapes are right
 * @throws RedactorError `ERR_INVALID_RULE`, naming the rule and what is wrong with it
 */
export function assertRules(rules: readonly Rule[], takenIds: Iterable<string>, createScan: () => Scan): void {
  const ids = new Set(takenIds);
  for (const [index, rule] of rules.entries()) {
    refuse(rule, index, shapeProblems(rule));
    if (ids.has(rule.id)) refuse(rule, index, ["its id is taken; choose another"]);
    ids.add(rule.id);
  }
  if (rules.length === 0) return;
  const scan = createScan();
  for (const [index, rule] of rules.entries()) refuse(rule, index, exampleProblems(rule, scan));
}

function refuse(rule: Rule, index: number, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const name = typeof rule?.id === "string" ? `The rule "${rule.id}"` : `customRules[${index}]`;
  throw new RedactorError("ERR_INVALID_RULE", `${name}: ${problems.join("; ")}. \`zwartlak rules --check\` checks a folder of rules.`);
}
