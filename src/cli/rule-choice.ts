import { RedactorError } from "../errors.js";
import { nearest } from "../nearest.js";
import type { RuleSettings } from "../options.js";
import type { Rule } from "../rule.js";
import type { FlagValues } from "./flags.js";

type RuleChoice = { readonly [id: string]: boolean | RuleSettings | undefined };

/** `--rule` switches off all others, `--no-rule` these; what the configuration says about the rest stays. */
export function chosenRules(values: FlagValues, configured: RuleChoice, all: readonly Rule[]): { [id: string]: boolean | RuleSettings } {
  const { rule: only, "no-rule": without = [] } = values;
  for (const id of [...(only ?? []), ...without]) checkId(id, all);
  const choice: { [id: string]: boolean | RuleSettings } = {};
  for (const { id } of all) {
    const isOff = without.includes(id) || (only !== undefined && !only.includes(id));
    choice[id] = isOff ? false : ofConfig(configured[id], values);
  }
  for (const id of only ?? []) if (choice[id] === false && !without.includes(id)) choice[id] = true;
  return choice;
}

/** A score that was asked for on the command line goes before the one of a single rule in the configuration. */
function ofConfig(setting: boolean | RuleSettings = true, values: FlagValues): boolean | RuleSettings {
  if (typeof setting === "boolean" || values["min-score"] === undefined) return setting;
  return setting.mask === undefined ? true : { mask: setting.mask };
}

function checkId(id: string, all: readonly Rule[]): void {
  if (all.some((rule) => rule.id === id)) return;
  throw new RedactorError("ERR_UNKNOWN_RULE", unknownRule(id, all));
}

export function unknownRule(id: string, all: readonly Rule[]): string {
  const guess = nearest(
    id,
    all.map((rule) => rule.id),
  );
  return `There is no rule "${id}".${guess === undefined ? "" : ` Did you mean "${guess}"?`} \`zwartlak rules\` lists all rules.`;
}
