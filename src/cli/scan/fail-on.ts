import { RedactorError } from "../../errors.js";
import type { Finding } from "../../finding.js";
import { nearest } from "../../nearest.js";
import type { LegalClass, Rule } from "../../rule.js";

/** Names for the classes of the law, as people say them. */
const CATEGORIES: ReadonlyMap<string, LegalClass> = new Map([
  ["special", "G1"],
  ["national-id", "G2"],
  ["financial", "G3"],
  ["direct", "G4"],
  ["indirect", "G5"],
  ["company", "G6"],
  ["secret", "GX"],
]);

/** The names that `--fail-on` takes besides the ids of rules. */
export const FAIL_ON = [...CATEGORIES.keys(), "any", "none"];

export type FailOn = (finding: Pick<Finding, "rule" | "legal">) => boolean;

/** Which findings make a scan fail; all do when nothing is said. */
export function failOnOf(given: readonly string[] | undefined, rules: readonly Rule[]): FailOn {
  const names = (given ?? ["any"]).flatMap((text) => text.split(",")).map((name) => name.trim());
  for (const name of names) check(name, rules);
  const classes = new Set(names.flatMap((name) => CATEGORIES.get(name) ?? []));
  return ({ rule, legal }) => names.includes("any") || names.includes(rule) || classes.has(legal);
}

function check(name: string, rules: readonly Rule[]): void {
  const known = [...FAIL_ON, ...rules.map(({ id }) => id)];
  if (known.includes(name)) return;
  const guess = nearest(name, known);
  const meant = guess === undefined ? "" : ` Did you mean ${guess}?`;
  throw new RedactorError("ERR_USAGE", `--fail-on cannot be ${JSON.stringify(name)}.${meant} Choose from ${FAIL_ON.join(", ")}, or give ids of rules.`);
}
