import type { Judged } from "./judge.js";

/** The findings that win, in order of place, and who beat each of the others. */
export interface Resolution {
  readonly taken: readonly Judged[];
  readonly beatenBy: ReadonlyMap<Judged, Judged>;
}

/** No two findings overlap: per cluster of overlapping ones the strongest is taken, then the next that still fits. */
export function withoutOverlap(found: readonly Judged[]): Resolution {
  return areApart(found) ? { taken: found, beatenBy: NOBODY } : resolved(found);
}

const NOBODY: Resolution["beatenBy"] = new Map();

/** Most findings are in order of place and touch no other. */
function areApart(found: readonly Judged[]): boolean {
  for (let at = 1; at < found.length; at++) if ((found[at] as Judged).start < (found[at - 1] as Judged).end) return false;
  return true;
}

function resolved(found: readonly Judged[]): Resolution {
  const taken: Judged[] = [];
  const beatenBy = new Map<Judged, Judged>();
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  for (let at = 0; at < sorted.length; ) {
    const next = clusterEnd(sorted, at);
    if (next === at + 1) taken.push(sorted[at] as Judged);
    else for (const one of winners(sorted.slice(at, next), beatenBy)) taken.push(one);
    at = next;
  }
  return { taken, beatenBy };
}

/** Where the group ends whose findings overlap the one at `at`, directly or through others. */
function clusterEnd(sorted: readonly Judged[], at: number): number {
  let reach = (sorted[at] as Judged).end;
  let next = at + 1;
  while (next < sorted.length && (sorted[next] as Judged).start < reach) reach = Math.max(reach, (sorted[next++] as Judged).end);
  return next;
}

function winners(cluster: Judged[], beatenBy: Map<Judged, Judged>): Judged[] {
  const won: Judged[] = [];
  for (const one of cluster.sort(stronger)) {
    const at = placeFor(won, one);
    const rival = [won[at - 1], won[at]].find((other) => other !== undefined && other.start < one.end && one.start < other.end);
    if (rival === undefined) won.splice(at, 0, one);
    else beatenBy.set(one, rival);
  }
  return won;
}

/** Index at which a finding would stand in a list sorted by place. */
function placeFor(sorted: readonly Judged[], one: Judged): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Judged).start < one.start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Precedence, score, length, place and id decide. */
function stronger(a: Judged, b: Judged): number {
  return b.precedence - a.precedence || b.score - a.score || b.end - b.start - (a.end - a.start) || a.start - b.start || (a.rule.id < b.rule.id ? -1 : 1);
}
