import { RedactorError } from "../errors.js";
import { type NameOf, nameMask } from "../report/file-name.js";
import { createCounts } from "./counts.js";
import type { AttributeOptions, Count, Leak } from "./leak.js";
import { createLeakTable } from "./table.js";

/** What a redactor remembers of its findings: numbers, by rule and place. */
export interface Tally {
  /** The rules of the findings in one text; those of a log line are counted inside the log call. Never throws. */
  readonly add: (rules: readonly string[], door: Count["door"]) => void;
  /** The same for a line that is left as it is: nothing was masked, so that only `leaks` has it. */
  readonly see: (rules: readonly string[]) => void;
  readonly counts: () => Count[];
  /** @throws {RedactorError} `ERR_USAGE` without `attribute` */
  readonly leaks: () => Leak[];
}

/** Finds what may be personal in a file name. */
type Find = (text: string) => readonly { readonly start: number; readonly end: number; readonly rule: string }[];

/** @param createFind called when the table is first asked for */
export function createTally(attribute: boolean | AttributeOptions | undefined, createFind: () => Find): Tally {
  const counts = createCounts();
  const table = attribute ? createLeakTable(attribute === true ? {} : attribute) : undefined;
  let find: Find | undefined;
  /** Numbers names anew for each table, so that the same table comes out the same. */
  const names = (): NameOf => {
    let nameOf: NameOf | undefined;
    return (name) => {
      find ??= createFind();
      nameOf ??= nameMask(find, (rule) => rule.toUpperCase());
      return nameOf(name);
    };
  };
  return {
    add(rules, door) {
      if (mode === "uncounted") return;
      counts.add(rules, door);
      if (door === "line" || mode === "logging") table?.see(rules);
    },
    see: (rules) => table?.see(rules),
    counts: counts.list,
    leaks() {
      if (table === undefined) throw new RedactorError("ERR_USAGE", "leaks() needs a redactor that attributes: createRedactor({ attribute: true }).");
      return table.list(names());
    },
  };
}

let mode: "usual" | "uncounted" | "logging" = "usual";

/** Does work whose findings are nobody's data, or have been counted before. */
export function uncounted<T>(work: () => T): T {
  return within("uncounted", work);
}

/** Does work inside a log call: its findings are leaks, though what is masked is no finished line yet. */
export function inLogCall<T>(work: () => T): T {
  return within(mode === "uncounted" ? mode : "logging", work);
}

function within<T>(wanted: typeof mode, work: () => T): T {
  const before = mode;
  mode = wanted;
  try {
    return work();
  } finally {
    mode = before;
  }
}
