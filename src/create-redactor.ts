import { createRequire } from "node:module";
import type fastRedact from "fast-redact";
import { checkOptions } from "./check-options.js";
import { assertRules } from "./check-rule.js";
import { contained } from "./contained-rule.js";
import { allowList } from "./detect/allow.js";
import { rulebookOf, withRules } from "./detect/rulebook.js";
import { RedactorError } from "./errors.js";
import { lineCensor } from "./input/line-paths.js";
import { createTally } from "./leaks/tally.js";
import type { Mask, RedactorOptions, RuleSettings, SubjectLike } from "./options.js";
import { PATH_LABEL } from "./redact-value.js";
import { type Redactor, redactorOf } from "./redactor.js";
import type { Rule } from "./rule.js";
import { type Stages, withSettings } from "./stages.js";
import { subjectRules } from "./subject.js";

const MIN_SCORE = 0.5;
/** What is too uncertain to mask may still be a value that nobody wants to read in a report. */
const FAINT = 0.3;
const LIMITS = { depth: 100, nodes: 100_000, length: 100_000_000 };

/** Options -> a redactor: checks once, compiles once. The built-in rules are a parameter, so that `src/` knows no identifier. */
export function redactorFrom(builtIn: readonly Rule[], options: RedactorOptions): Redactor {
  const custom = Array.isArray(options?.customRules) ? options.customRules : [];
  checkOptions(
    options,
    [...builtIn, ...custom].map((rule) => String(rule?.id)),
  );
  assertRules(
    custom,
    builtIn.map((rule) => rule.id),
    () => scanWith(custom),
  );
  return compile([...builtIn, ...custom.map(contained)], options);
}

function compile(rules: readonly Rule[], options: RedactorOptions): Redactor {
  const used = rules.filter((rule) => options.rules?.[rule.id] !== false);
  const settings = { book: rulebookOf(used, options.fields), minScore: scoreOf(rules, options), allowed: allowList(options.allow) };
  const masks = [options.mask, ...used.map(({ id }) => settingsIn(options, id)?.mask)];
  const stages: Omit<Stages, "withSubject"> = {
    settings,
    masking: { ...settings, isPlain: options.onFinding === undefined && masks.every((mask) => mask !== "partial" && typeof mask !== "function") },
    maskOf: (id): Mask => settingsIn(options, id)?.mask ?? options.mask ?? "label",
    settles: masks.every((mask) => mask !== "surrogate" && typeof mask !== "function"),
    limits: { ...LIMITS, ...options.limits },
    atPaths: pathCensor(options.paths ?? []),
    inLine: options.paths === undefined || options.paths.length === 0 ? undefined : lineCensor(options.paths, PATH_LABEL),
    onFinding: options.onFinding,
    tally: createTally(options.attribute, () => scanWith(rules, FAINT)),
  };
  return withSubjects(stages);
}

/** Known values of a person come on top of the rules: only the trigger tables are made anew. */
function withSubjects(stages: Omit<Stages, "withSubject">): Redactor {
  const withSubject = (subject: SubjectLike) => {
    const book = withRules(stages.settings.book, subjectRules(stages.settings.book.rules, stages.settings.book.fields, subject));
    return withSubjects(withSettings({ ...stages, withSubject }, { ...stages.settings, book }));
  };
  return redactorOf({ ...stages, withSubject });
}

function settingsIn(options: RedactorOptions, id: string): RuleSettings | undefined {
  const settings = options.rules?.[id];
  return typeof settings === "object" ? settings : undefined;
}

function scoreOf(rules: readonly Rule[], options: RedactorOptions): (id: string) => number {
  const scores = new Map(rules.map(({ id }) => [id, settingsIn(options, id)?.minScore ?? options.minScore ?? MIN_SCORE]));
  // By default there is nothing to look up, and every candidate asks.
  if ([...scores.values()].every((score) => score === MIN_SCORE)) return () => MIN_SCORE;
  return (id) => scores.get(id) ?? MIN_SCORE;
}

/** The gate tries the examples of custom rules with those rules alone; file names in reports are looked at more closely than text is. */
function scanWith(rules: readonly Rule[], minScore = MIN_SCORE): Redactor["scan"] {
  return compile(rules, { minScore }).scan;
}

/** fast-redact refuses paths that it cannot read; its reason is passed on with the fix. */
function pathCensor(paths: readonly string[]): Stages["atPaths"] {
  if (paths.length === 0) return undefined;
  // Loaded late, since most redactors have no paths.
  const compiled = createRequire(import.meta.url)("fast-redact") as typeof fastRedact;
  try {
    return compiled({ paths: [...paths], censor: PATH_LABEL, serialize: false }) as (copy: object) => unknown;
  } catch (cause) {
    // biome-ignore lint/style/useErrorCause: the cause is passed, as the third argument of our own error
    throw new RedactorError(
      "ERR_INVALID_OPTION",
      '`paths` holds a path that cannot be read. Write paths as pino does: "user.email", "headers[\\"x-key\\"]", "items[*].iban".',
      { cause },
    );
  }
}
