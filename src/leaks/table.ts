import { runningCallSite } from "./call-site.js";
import type { Frame } from "./frame.js";
import type { AttributeOptions, Leak } from "./leak.js";
import { runningRoute } from "./route.js";
import { leaksOf } from "./rows.js";
import { createSampler } from "./sampler.js";

/** Findings of log lines by call site, route and rule. Memory is bounded by the number of rows. */
export interface LeakTable {
  /** Counts the findings of one line, inside the log call. Never throws. */
  readonly see: (rules: readonly string[]) => void;
  readonly list: (nameOf: (name: string) => string) => Leak[];
}

/** Rows that share route and rule: a line whose stack is not looked at counts for the row that was seen last. */
interface Group {
  last: Row;
  sampled: boolean;
}

/** One call site as it runs; lines of code that come from one line of source are put together later. */
export interface Row {
  readonly frame: Frame | undefined;
  readonly route: string | undefined;
  readonly rule: string;
  readonly group: Group;
  count: number;
  observed: number;
}

const LIMITS = { perSecond: 100, rows: 1000 };

export function createLeakTable(options: AttributeOptions): LeakTable {
  const { perSecond, rows: most } = { ...LIMITS, ...options };
  const isChosen = createSampler(perSecond);
  const rows = new Map<string, Row>();
  const groups = new Map<string, Group>();

  function groupOf(route: string | undefined, rule: string): Group | undefined {
    return groups.get(`${route ?? ""}\n${rule}`);
  }

  function rowOf(frame: Frame | undefined, route: string | undefined, rule: string): Row {
    const place = frame === undefined ? "" : `${frame.file}\n${frame.line}\n${frame.column}`;
    const key = `${place}\n${route ?? ""}\n${rule}`;
    const known = rows.get(key);
    if (known !== undefined) return known;
    // The table is full: only the rule is counted, of which there are few.
    if (rows.size >= most && (frame !== undefined || route !== undefined)) return rowOf(undefined, undefined, rule);
    const row = addedTo(groups, { frame, route, rule });
    rows.set(key, row);
    return row;
  }

  function see(rules: readonly string[]): void {
    const route = runningRoute();
    const isSeen = isChosen(rules.some((rule) => groupOf(route, rule) === undefined));
    const frame = isSeen ? runningCallSite() : undefined;
    for (const rule of rules) {
      const group = groupOf(route, rule);
      const row = isSeen || group === undefined ? rowOf(frame, route, rule) : group.last;
      row.count++;
      row.group.last = row;
      if (isSeen) row.observed++;
      else row.group.sampled = true;
    }
  }

  return {
    see: (rules) => {
      try {
        see(rules);
      } catch {
        // A log call is worth more than its count.
      }
    },
    list: (nameOf) => leaksOf([...rows.values()], nameOf),
  };
}

function addedTo(groups: Map<string, Group>, place: Pick<Row, "frame" | "route" | "rule">): Row {
  const key = `${place.route ?? ""}\n${place.rule}`;
  const group = groups.get(key) ?? ({ sampled: false } as Group);
  groups.set(key, group);
  const row = { ...place, group, count: 0, observed: 0 };
  group.last = row;
  return row;
}
