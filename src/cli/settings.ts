import { createHash } from "node:crypto";
import { dirname, resolve } from "node:path";
import { redactorFrom } from "../create-redactor.js";
import { RedactorError } from "../errors.js";
import { rules as builtIn } from "../index.js";
import { tellingKeys } from "../input/formats/telling.js";
import { excluder } from "../input/gitignore.js";
import type { Mask } from "../options.js";
import { type Redactor, withMinScore } from "../redactor.js";
import { LEVELS, type Level } from "../report/report.js";
import type { Rule } from "../rule.js";
import { allowedToday } from "./config/allow.js";
import { type Config, loadConfig, type Override, type PathConfig, type Policy, type Profile } from "./config/load.js";
import type { FlagValues } from "./flags.js";
import { PROFILES } from "./profiles.js";
import { chosenRules } from "./rule-choice.js";
import { CACHE_FILE } from "./scan/cache.js";
import { version } from "./version.js";

/** How files of some path are scanned. */
export interface PathSettings {
  readonly redactor: Redactor;
  /** A redactor that finds more: all rules, and scores too low to report. For what may stand beside a finding. */
  readonly wider: Pick<Redactor, "scan">;
  /** Rules that are switched on. */
  readonly rules: readonly Rule[];
  /** Whether keys say anything to any rule. */
  readonly isTelling: (keys: readonly string[]) => boolean;
  readonly policy: Policy;
  /** The same for the same settings and version. */
  readonly signature: string;
}

/** Flags, environment and configuration together. */
export interface Settings extends Pick<PathSettings, "redactor" | "rules"> {
  /** The flags, with what the configuration says where none was given. */
  readonly values: FlagValues;
  readonly createWiderRedactor: () => Pick<Redactor, "scan">;
  readonly isExcluded: (path: string, isFolder: boolean) => boolean;
  /** Settings for a file by its absolute path; without one, those for all files. */
  readonly forPath: (path: string | undefined) => PathSettings;
  /** Absolute path of the known findings. */
  readonly baseline: string | undefined;
}

/** What is too uncertain to report may still be a value that nobody wants to read in a log. */
const FAINT = 0.3;

export async function readSettings(given: FlagValues, cwd: string): Promise<Settings> {
  const found = await loadConfig(cwd, given.config, builtIn);
  const folder = found === undefined ? cwd : dirname(found.file);
  const config = found?.config ?? {};
  const baseline = given.baseline === undefined ? config.baseline && resolve(folder, config.baseline) : resolve(cwd, given.baseline);
  const values = withConfig(given, config);
  const excluded = [excluder([...(given.exclude ?? []), CACHE_FILE], cwd), excluder(config.exclude ?? [], folder)];
  const forPath = pathSettings(values, config, folder, found?.file ?? "");
  const usual = forPath(undefined);
  return {
    redactor: usual.redactor,
    createWiderRedactor: () => usual.wider,
    rules: usual.rules,
    values,
    isExcluded: (path, isFolder) => path === baseline || excluded.some((excludes) => excludes(path, isFolder)),
    forPath,
    baseline,
  };
}

/** What the configuration can say in place of a flag. */
function withConfig(values: FlagValues, { failOn, maxFileSize, maxArchiveDepth }: Config): FlagValues {
  return {
    ...(failOn !== undefined && { "fail-on": failOn }),
    ...(maxFileSize !== undefined && { "max-file-size": maxFileSize }),
    ...(maxArchiveDepth !== undefined && { "max-archive-depth": String(maxArchiveDepth) }),
    ...values,
  };
}

/** Settings by path; files to which the same overrides apply share them. */
function pathSettings(values: FlagValues, config: Config, folder: string, file: string): Settings["forPath"] {
  const overrides = (config.overrides ?? []).map((override) => ({ override, applies: excluder(override.files, folder) }));
  const known = new Map<string, PathSettings>();
  return (path) => {
    const applying = overrides.filter(({ applies }) => path !== undefined && applies(path, false)).map(({ override }) => override);
    const key = applying.map((override) => config.overrides?.indexOf(override)).join();
    const settings = known.get(key) ?? compiled(values, config, applying, file);
    known.set(key, settings);
    return settings;
  };
}

function compiled(values: FlagValues, config: Config, overrides: readonly Override[], file: string): PathSettings {
  const { customRules = [], fields, paths } = config;
  const all = [...builtIn, ...customRules];
  const merged = mergedConfig([config, ...overrides]);
  const rules = chosenRules(values, merged.rules ?? {}, all);
  const minScore = scoreFor(values, merged);
  const mask = (values.mask as Mask | undefined) ?? config.mask;
  const allow = allowedToday(merged.allow ?? [], file, new Date().toISOString().slice(0, 10));
  const options = { customRules, allow, ...(fields && { fields }), ...(paths && { paths }), ...(mask !== undefined && { mask }) };
  const policy = overrides.findLast((override) => override.policy !== undefined)?.policy ?? "fail";
  const redactor = redactorFrom(builtIn, { ...options, rules, minScore });
  const least = Math.min(FAINT, minScore);
  const hasAllRules = Object.values(rules).every((setting) => setting !== false);
  return {
    redactor,
    wider: hasAllRules ? withMinScore(redactor, least) : lazyScan(() => redactorFrom(builtIn, { ...options, rules: {}, minScore: least })),
    rules: all.filter(({ id }) => rules[id] !== false),
    isTelling: tellingKeys(all, fields),
    policy,
    signature: signatureOf([version, options, rules, minScore, policy, values["test-values"]]),
  };
}

/** Most runs find nothing, and then nobody asks for more. */
function lazyScan(create: () => Redactor): Pick<Redactor, "scan"> {
  let redactor: Redactor | undefined;
  return {
    scan: (input) => {
      redactor ??= create();
      return redactor.scan(input);
    },
  };
}

/** Later ones go before earlier ones; what they allow adds up. */
function mergedConfig(configs: readonly PathConfig[]): PathConfig {
  // A profile that is chosen for some files says more than a score that was chosen for all.
  const scores = configs.map(({ profile, minScore }) => minScore ?? (profile && PROFILES[profile].minScore));
  const minScore = scores.findLast((score) => score !== undefined);
  const rules = Object.fromEntries(configs.flatMap((config) => Object.entries(config.rules ?? {})));
  return { rules, allow: configs.flatMap(({ allow = [] }) => allow), ...(minScore !== undefined && { minScore }) };
}

function scoreFor({ "min-score": given, profile }: FlagValues, { minScore = PROFILES.balanced.minScore }: PathConfig): number {
  if (given !== undefined) return scoreOf(given);
  return profile === undefined ? minScore : PROFILES[profile as Profile].minScore;
}

/** Functions and patterns count with their source. */
function signatureOf(parts: unknown): string {
  const text = JSON.stringify(parts, (_, part: unknown) => (typeof part === "function" || part instanceof RegExp ? String(part) : part));
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

function scoreOf(text: string): number {
  const score = text in LEVELS ? LEVELS[text as Level] : Number(text);
  if (text.trim() !== "" && score >= 0 && score <= 1) return score;
  throw new RedactorError("ERR_USAGE", "--min-score has to be a number from 0 to 1, or low, medium or high.");
}
