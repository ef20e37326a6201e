/** The whole public API of zwartlak. Adapters have entry points of their own: `zwartlak/express`, `zwartlak/pino`, `zwartlak/stream`. */
import { rules as builtIn, type RuleId } from "../rules/index.js";
import { redactorFrom } from "./create-redactor.js";
import type { RedactorOptions as Options } from "./options.js";
import type { Redactor } from "./redactor.js";
import type { Rule } from "./rule.js";

/** The built-in rules, by id. */
export const rules: readonly Rule[] = builtIn;

/** Options of `createRedactor`, with the ids of the built-in rules. */
export type RedactorOptions = Options<RuleId>;

/**
 * Makes a redactor: checks the options, compiles the rules, once. Masking is on by default for every rule.
 *
 * @throws RedactorError with a code and the fix, for unknown options and rules and for custom rules that do not pass the gate
 * @example
 * const redactor = createRedactor({ mask: "partial", rules: { ip: false } });
 * redactor.redact("Bel 06-12345678"); // "Bel 06-••••••78"
 */
export function createRedactor(options: RedactorOptions = {}): Redactor {
  return redactorFrom(builtIn, options as Options);
}

export { RedactorError, type RedactorErrorCode } from "./errors.js";
export type { Explanation, Finding, Outcome, Reason } from "./finding.js";
export type { AttributeOptions, Count, Leak } from "./leaks/leak.js";
export type { Limits, Mask, RuleSettings, Subject, SubjectLike, Where } from "./options.js";
export type { Redactor } from "./redactor.js";
export { defineRule, type LegalClass, type Match, PRECEDENCE, type RandomInt, type Rule, type Scores, type StatementCategory, type Trigger } from "./rule.js";
export type { SelfTestLogger, SelfTestOptions } from "./self-test.js";
export type { RuleId };
