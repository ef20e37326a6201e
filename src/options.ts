import type { Finding } from "./finding.js";
import type { AttributeOptions } from "./leaks/leak.js";
import type { Rule } from "./rule.js";

/**
 * What replaces one value.
 * - `"label"` (default): the rule's label, `[BSN]`
 * - `"stars"`: one `*` per character, spaces and punctuation too
 * - `"partial"`: what the rule's class allows to stay readable, `NL••••••••••••4300`; national numbers and secrets are never partly shown
 * - `"remove"`: nothing
 * - `"surrogate"`: a valid test value of the same form, the same for the same value in one redactor
 * - a function of the value; what it throws or returns besides a string becomes the label
 */
export type Mask = "label" | "stars" | "partial" | "remove" | "surrogate" | ((value: string, finding: Finding) => string);

/** Settings of one rule. */
export interface RuleSettings {
  readonly mask?: Mask;
  /** Overrides `RedactorOptions.minScore` for this rule. */
  readonly minScore?: number;
}

/** Past a limit nothing is passed on unread: the rest is replaced by a marker. */
export interface Limits {
  /** Levels of nesting in a value. @default 100 */
  readonly depth?: number;
  /** Objects, arrays and leaves in one value. @default 100_000 */
  readonly nodes?: number;
  /** Characters of one string. @default 100_000_000 */
  readonly length?: number;
}

/** Where `onFinding` saw it. */
export interface Where {
  readonly door: "text" | "value" | "line";
}

/** The values of one person, all optional. They are masked in all their written forms, whatever the rules say. */
export interface Subject {
  readonly name?: string | readonly string[];
  readonly email?: string | readonly string[];
  readonly phone?: string | readonly string[];
  /** Any other values: customer numbers, user names, addresses. */
  readonly other?: readonly string[];
}

/**
 * A `Subject`, or what an application knows a person by: a session, a row, the claims of a token. Keys that the rules know as fields, such as `bsn`, count,
 * others are left aside; nobody is `undefined`.
 */
export type SubjectLike = Subject | object | null | undefined;

export interface RedactorOptions<Id extends string = string> {
  /** Switch rules off (`false`) or set them. All rules are on by default. */
  readonly rules?: { readonly [K in Id]?: boolean | RuleSettings };
  /** Own identifiers, in the shape of the built-in ones. They are checked as `zwartlak rules --check` does. */
  readonly customRules?: readonly Rule[];
  /** @default "label" */
  readonly mask?: Mask;
  /** Findings below this score are left alone. @default 0.5 */
  readonly minScore?: number;
  /** Known places in objects and in log lines of JSON, in the path syntax of fast-redact and pino; always masked, whatever they hold. */
  readonly paths?: readonly string[];
  /** Own key names: `{ lidcode: "klantnummer" }`. */
  readonly fields?: { readonly [key: string]: Id };
  /** Values that are fine: a string is compared whole, a pattern is tried on the value. Reserved test values are known already. */
  readonly allow?: readonly (string | RegExp)[];
  readonly limits?: Limits;
  /** Called for each taken finding, without the value. What it throws is ignored. */
  readonly onFinding?: (finding: Finding, where: Where) => void;
  /**
   * Count what is found in log lines by call site, route and rule, for `leaks()`. Only a line with findings costs something: a look at the stack, at most 100 times
   * a second. The line has to be redacted inside the log call, not in a worker or another program; `createLogDestination` then does so.
   *
   * @default false
   */
  readonly attribute?: boolean | AttributeOptions;
}
