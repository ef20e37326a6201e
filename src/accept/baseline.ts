import type { Baseline, Entry } from "./baseline-file.js";

/** A finding as a baseline sees it. */
export type Tagged = Pick<Entry, "file" | "rule" | "tag">;

/** Tells known findings from new ones. */
export interface Known {
  /** Whether an entry stands for this finding; each entry stands for as many findings as it counts. */
  readonly accepts: (finding: Tagged) => boolean;
  /** Places that have entries, in the form of `placeKey`: only values found there need a tag. */
  readonly places: ReadonlySet<string>;
  /** How many entries are past their day. */
  readonly expired: number;
}

/** @param today as `2026-11-22` */
export function knownBy({ entries }: Baseline, today: string): Known {
  const valid = entries.filter((entry) => !isExpired(entry, today));
  const left = new Map<string, number>();
  // A careless merge leaves an entry twice, with two counts.
  for (const entry of valid) left.set(keyOf(entry), Math.max(entry.count, left.get(keyOf(entry)) ?? 0));
  return {
    accepts: (finding) => {
      const count = left.get(keyOf(finding)) ?? 0;
      left.set(keyOf(finding), count - 1);
      return count > 0;
    },
    places: new Set(valid.map(placeKey)),
    expired: entries.length - valid.length,
  };
}

export function placeKey({ file, rule }: Pick<Tagged, "file" | "rule">): string {
  return `${rule}\n${file}`;
}

function keyOf(finding: Tagged): string {
  return `${placeKey(finding)}\n${finding.tag}`;
}

function isExpired({ expires }: Entry, today: string): boolean {
  return expires !== undefined && expires < today;
}

/** What a new baseline is made from. */
export interface Update {
  readonly findings: readonly Tagged[];
  /** Whether the run would have found what an entry stands for. */
  readonly wasLookedAt: (file: string) => boolean;
  /** Drop what is gone, and add nothing. */
  readonly prune: boolean;
  readonly today: string;
  /** For new entries. */
  readonly reason?: string | undefined;
  readonly expires?: string | undefined;
}

/** The entries after a run: those of what was found, and those of files that were not looked at. Old entries keep their reasons. */
export function updated({ entries }: Baseline, update: Update): Entry[] {
  const { findings, wasLookedAt, prune, today, reason, expires } = update;
  const old = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const kept = entries.filter(({ file }) => !wasLookedAt(file));
  const found = [...counted(findings)].flatMap(([key, { finding, count }]) => {
    const before = old.get(key);
    if (before !== undefined && !wasLookedAt(before.file)) return [];
    if (prune) return before === undefined ? [] : [{ ...before, count: Math.min(before.count, count) }];
    if (before !== undefined && !isExpired(before, today)) return [{ ...before, count }];
    return [{ ...finding, count, ...(reason !== undefined && { reason }), ...(expires !== undefined && { expires }) }];
  });
  return [...kept, ...found];
}

function counted(findings: readonly Tagged[]): Map<string, { readonly finding: Tagged; readonly count: number }> {
  const groups = new Map<string, { finding: Tagged; count: number }>();
  for (const { file, rule, tag } of findings) {
    const finding = { file, rule, tag };
    groups.set(keyOf(finding), { finding, count: 1 + (groups.get(keyOf(finding))?.count ?? 0) });
  }
  return groups;
}
