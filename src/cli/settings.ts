import { dirname } from "node:path";
import { redactorFrom } from "../create-redactor.js";
import { RedactorError } from "../errors.js";
import { rules as builtIn } from "../index.js";
import { excluder } from "../input/gitignore.js";
import { nearest } from "../nearest.js";
import type { Mask, RuleSettings } from "../options.js";
import type { Redactor } from "../redactor.js";
import { LEVELS, type Level } from "../report/report.js";
import type { Rule } from "../rule.js";
import { type Config, loadConfig } from "./config.js";
import type { FlagValues } from "./flags.js";

/** Flags, environment and configuration together. */
export interface Settings {
  readonly redactor: Redactor;
  /** A redactor that finds more: all rules, and scores too low to report. For what may stand beside a finding. */
  readonly createWiderRedactor: () => Redactor;
  /** Rules that are switched on. */
  readonly rules: readonly Rule[];
  readonly isExcluded: (path: string, isFolder: boolean) => boolean;
}

/** What is too uncertain to report may still be a value that nobody wants to read in a log. */
const FAINT = 0.3;

export async function readSettings(values: FlagValues, cwd: string): Promise<Settings> {
  const found = await loadConfig(cwd, values.config, builtIn);
  const { exclude = [], ...config } = found?.config ?? {};
  const all = [...builtIn, ...(config.customRules ?? [])];
  const rules = chosenRules(values, config, all);
  const excluded = [excluder(values.exclude ?? [], cwd), excluder(exclude, found === undefined ? cwd : dirname(found.file))];
  const minScore = values["min-score"] === undefined ? config.minScore : scoreOf(values["min-score"]);
  const mask = (values.mask as Mask | undefined) ?? config.mask;
  return {
    redactor: redactorFrom(builtIn, { ...config, rules, ...(minScore !== undefined && { minScore }), ...(mask !== undefined && { mask }) }),
    createWiderRedactor: () => redactorFrom(builtIn, { ...config, rules: {}, minScore: Math.min(FAINT, minScore ?? FAINT) }),
    rules: all.filter(({ id }) => rules[id] !== false),
    isExcluded: (path, isFolder) => excluded.some((excludes) => excludes(path, isFolder)),
  };
}

type RuleChoice = { [id: string]: boolean | RuleSettings };

/** `--rule` switches off all others, `--no-rule` these; what the configuration says about the rest stays. */
function chosenRules(values: FlagValues, config: Config, all: readonly Rule[]): RuleChoice {
  const { rule: only, "no-rule": without = [] } = values;
  for (const id of [...(only ?? []), ...without]) checkId(id, all);
  const choice: RuleChoice = {};
  for (const { id } of all) {
    const isOff = without.includes(id) || (only !== undefined && !only.includes(id));
    choice[id] = isOff ? false : ofConfig(config.rules?.[id], values);
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

function scoreOf(text: string): number {
  const score = text in LEVELS ? LEVELS[text as Level] : Number(text);
  if (text.trim() !== "" && score >= 0 && score <= 1) return score;
  throw new RedactorError("ERR_USAGE", "--min-score has to be a number from 0 to 1, or low, medium or high.");
}

const UNITS: { readonly [unit: string]: number } = { "": 1, b: 1, kb: 1000, mb: 1e6, gb: 1e9 };

/** Bytes of `500`, `500KB`, `20MB`. */
export function sizeOf(text: string): number {
  const [, number, unit = ""] = /^(\d{1,15})\s?([kmg]?b)?$/i.exec(text.trim()) ?? [];
  if (number === undefined)
    throw new RedactorError("ERR_USAGE", "--max-file-size has to be a number of bytes, or one with KB, MB or GB behind it, such as 20MB.");
  return Number(number) * (UNITS[unit.toLowerCase()] as number);
}
