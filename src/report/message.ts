import type { Rule } from "../rule.js";
import { LEGAL, REASONS } from "./law.js";
import { levelOf, type PlacedFinding } from "./report.js";

/** The title of a rule, for those who do not know its id. */
export function titlesOf(rules: readonly Rule[]): (rule: string) => string {
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  return (rule) => titles.get(rule) ?? rule;
}

/** A finding in one sentence or two: what, how sure, why, which law. */
export function messageOf(finding: PlacedFinding, titleOf: (rule: string) => string): string {
  const { rule, score, reasons, legal } = finding;
  const why = reasons.map((reason) => REASONS[reason]).join(", ");
  return `${titleOf(rule)}${placeWithin(finding)}, ${levelOf(score)} certainty (${score.toFixed(2)})${why === "" ? "" : `: ${why}`}. ${LEGAL[legal].name}, ${LEGAL[legal].article}.`;
}

/** Where in the file, when there is more to say than line and column. */
function placeWithin({ place, field, commit }: PlacedFinding): string {
  const within = [
    ...(place === undefined ? [] : [` at ${place}`]),
    ...(field === undefined ? [] : [` in field ${JSON.stringify(field)}`]),
    ...(commit === undefined ? [] : [` since commit ${commit.slice(0, 10)}`]),
  ];
  return within.join("");
}
