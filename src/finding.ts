import type { LegalClass } from "./rule.js";

/** Why a finding has its score. A closed list. */
export type Reason = "form" | "check-digit" | "context" | "field" | "list" | "repeat" | "test-value" | "decoded" | "path" | "subject" | "special-context";

/** A judged place in the input. It points at the value and never holds it. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string;
  /** Half-open, in UTF-16 code units of the text (or of the string at `path`), so that `text.slice(start, end)` is the value. */
  readonly start: number;
  readonly end: number;
  /** Where in an object the text stands, as `a.b[0].c`; a key that itself holds data ends in `{key}`. */
  readonly path?: string;
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly legal: LegalClass;
}

/** What became of a candidate. */
export type Outcome = "taken" | "below-threshold" | "overlapped" | "allowed" | "noise";

/** The story of one candidate, value-free. */
export interface Explanation extends Finding {
  readonly outcome: Outcome;
  /** The rule that won, when `outcome` is `overlapped`. */
  readonly by?: string;
  /** What was weighed for the score, by name: above zero it speaks for the rule, below against it. Only of rules that weigh, such as names. */
  readonly weights?: { readonly [name: string]: number };
}
