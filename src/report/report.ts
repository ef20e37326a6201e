import type { Reason } from "../finding.js";
import type { Position } from "../input/position.js";
import type { LegalClass } from "../rule.js";

/** A finding as a report shows it: where it stands, why, and nothing of the value. */
export interface PlacedFinding {
  /** Path from the working directory, with `/`. */
  readonly file: string;
  readonly start: Position;
  /** After the last character. */
  readonly end: Position;
  readonly rule: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly legal: LegalClass;
  /** Where in a file that has no lines or holds other files: `Blad1!B3`, `map/a.csv:3:5`. Then line and column are of no use to a reader. */
  readonly place?: string;
  /** Name of the column, in a table. */
  readonly field?: string;
  /** The line with this and every other value on it masked. */
  readonly excerpt: string;
  /** The same from run to run while the value stays where it is; made without the value. */
  readonly fingerprint: string;
  /** The oldest commit in which it stands, when the history was scanned. */
  readonly commit?: string;
}

/** Why a file was not scanned, where that is no error. */
export type Skip = "binary" | "link" | "special";

/** A file that should have been scanned and could not be. */
export interface Unread {
  readonly file: string;
  readonly reason: string;
}

export interface Report {
  /** Findings by file, in the order in which the files were read. */
  readonly findings: readonly PlacedFinding[];
  /** Files that were read. */
  readonly files: number;
  readonly skipped: { readonly [S in Skip]: number };
  readonly unread: readonly Unread[];
  /** Known test values that were left out. */
  readonly testValues: number;
  /** Findings that somebody accepted, and so are not among `findings`. */
  readonly accepted: { readonly [A in Acceptance]: number };
}

/** By a comment beside the value, or by an entry of the baseline. */
export type Acceptance = "comment" | "baseline";

/** A score in words. */
export type Level = "low" | "medium" | "high";

/** Lowest score of each level. */
export const LEVELS: { readonly [L in Level]: number } = { high: 0.85, medium: 0.65, low: 0 };

export function levelOf(score: number): Level {
  if (score >= LEVELS.high) return "high";
  return score >= LEVELS.medium ? "medium" : "low";
}

/** How many findings each rule has, most first. */
export function countByRule(findings: readonly PlacedFinding[]): (readonly [rule: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1));
}
