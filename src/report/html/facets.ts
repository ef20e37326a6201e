import type { LegalClass, Rule, StatementCategory } from "../../rule.js";
import { CATEGORIES, LEGAL } from "../law.js";
import { levelOf, type PlacedFinding } from "../report.js";

/** What findings are counted and filtered by. */
export interface Facets {
  readonly level: string;
  readonly category: string;
  readonly law: string;
  readonly folder: string;
}

/** Folders deeper than this count as their parents, or each chart would be a list of files. */
const DEPTH = 2;

export function facetsOf(rules: readonly Rule[]): (finding: PlacedFinding) => Facets {
  const statements = new Map<string, StatementCategory>(rules.map(({ id, statement }) => [id, statement]));
  return ({ rule, score, legal, file }) => ({ level: levelOf(score), category: statements.get(rule) ?? "overig", law: legal, folder: folderOf(file) });
}

function folderOf(file: string): string {
  const folders = file.split("/").slice(0, -1);
  return folders.length === 0 ? "./" : `${folders.slice(0, DEPTH).join("/")}/`;
}

/** Names for readers; folders have no other name than their own. */
export const FACET_NAMES: { readonly [F in keyof Facets]: (key: string) => string } = {
  level: (key) => `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
  category: (key) => CATEGORIES[key as StatementCategory],
  law: (key) => LEGAL[key as LegalClass].name,
  folder: (key) => key,
};

/** The keys that occur, with how many findings each has, most first. */
export function countsOf(keys: readonly string[]): (readonly [key: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1));
}
