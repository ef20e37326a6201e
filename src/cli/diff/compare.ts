import type { Finding } from "../../finding.js";
import type { Redactor } from "../../redactor.js";

/** How one value fares under the new configuration. */
export type Change = "more" | "less" | "other rule" | "other mask";

/** A value that is treated differently: which rule, where, in which line; never the value. */
export interface Difference {
  readonly change: Change;
  /** The rule that masks it; for `other rule` the old and the new one. */
  readonly rule: string;
  /** As `req.body.items[*].iban`; `text` in lines that are no JSON. */
  readonly place: string;
}

/** Both configurations, as redactors. */
export interface Pair {
  readonly before: Redactor;
  readonly after: Redactor;
  /** Whether a place names something personal itself, as the key of an object may. */
  readonly isTelling: (place: string) => boolean;
}

/** What the new configuration masks differently in one line of a log. */
export function differencesIn(line: string, pair: Pair): Difference[] {
  const input = readable(line);
  const before = pair.before.scan(input);
  const after = pair.after.scan(input);
  const place = (finding: Finding) => placeOf(finding, pair);
  const moved = [
    ...after.filter((finding) => !isCovered(finding, before)).map((finding): Difference => ({ change: "more", rule: finding.rule, place: place(finding) })),
    ...before.filter((finding) => !isCovered(finding, after)).map((finding): Difference => ({ change: "less", rule: finding.rule, place: place(finding) })),
    ...after.flatMap((finding) =>
      renamed(finding, before).map((old): Difference => ({ change: "other rule", rule: `${old} -> ${finding.rule}`, place: place(finding) })),
    ),
  ];
  if (moved.length > 0 || pair.before.redactLine(line) === pair.after.redactLine(line)) return moved;
  return after.map((finding) => ({ change: "other mask", rule: finding.rule, place: place(finding) }));
}

/** A line of JSON as a value, so that findings have paths. */
function readable(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? value : line;
  } catch {
    return line;
  }
}

/** Whether all of it is masked by the others. */
function isCovered(finding: Finding, others: readonly Finding[]): boolean {
  let at = finding.start;
  for (const { start, end } of others.filter(({ path }) => path === finding.path)) if (start <= at && end > at) at = end;
  return at >= finding.end;
}

function renamed(finding: Finding, others: readonly Finding[]): string[] {
  return others
    .filter(({ path, start, end, rule }) => path === finding.path && start === finding.start && end === finding.end && rule !== finding.rule)
    .map(({ rule }) => rule);
}

function placeOf({ path }: Finding, { isTelling }: Pair): string {
  const place = (path ?? "text").replace(/\[\d+\]/g, "[*]");
  return isTelling(place) ? "(a key that is personal itself)" : place;
}
