import { RedactorError } from "./errors.js";
import type { Match, Rule } from "./rule.js";

/** A rule whose functions may throw, with their failure told without what they were given: what they throw may quote it. */
export function contained(rule: Rule): Rule {
  const { match, evidence, validate, isTestValue, legal } = rule;
  return {
    ...rule,
    ...(match === undefined ? {} : { match: guarded(rule, "match", (text: string, at: number) => checked(match(text, at), text)) }),
    ...(evidence === undefined ? {} : { evidence: guarded(rule, "evidence", evidence) }),
    ...(validate === undefined ? {} : { validate: guarded(rule, "validate", validate) }),
    ...(isTestValue === undefined ? {} : { isTestValue: guarded(rule, "isTestValue", isTestValue) }),
    ...(typeof legal === "function" ? { legal: guarded(rule, "legal", legal) } : {}),
  };
}

function guarded<Args extends unknown[], Result>({ id }: Rule, name: string, work: (...args: Args) => Result): (...args: Args) => Result {
  return (...args) => {
    try {
      return work(...args);
    } catch {
      // biome-ignore lint/style/useErrorCause: what the rule has thrown may quote the value
      throw new RedactorError(
        "ERR_RULE_FAILED",
        `\`${name}\` of the rule "${id}" failed. It must return for every text; try it with \`zwartlak rules --check\`.`,
      );
    }
  };
}

/** A span outside of the text would leave a value where it stands. */
function checked(match: Match | undefined, text: string): Match | undefined {
  if (match === undefined) return undefined;
  const { start, end } = match;
  if (Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length) return match;
  throw new RangeError("span");
}

/** What a scan throws: a failure of ours as it is, another one without what it says. */
export function scanFailure(error: unknown): RedactorError {
  if (error instanceof RedactorError) return error;
  return new RedactorError(
    "ERR_RULE_FAILED",
    "The scan failed, so nothing can be said about this input. `redact` masks it whole; please report what was scanned, with invented values.",
  );
}
