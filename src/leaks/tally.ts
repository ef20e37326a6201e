import { RedactorError } from "../errors.js";
import { type NameOf, nameMask } from "../report/file-name.js";
import { createCounts } from "./counts.js";
import type { AttributeOptions, Count, Leak } from "./leak.js";
import { createLeakTable } from "./table.js";

/** What a redactor remembers of its findings: numbers, by rule and place. */
export interface Tally {
  /** The rules of the findings in one text; those of a log line are counted inside the log call. Never throws. */
  readonly add: (rules: readonly string[], door: string) => void;
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
      if (isQuiet) return;
      counts.add(rules, door);
      if (door === "line") table?.see(rules);
    },
    counts: counts.list,
    leaks() {
      if (table === undefined) throw new RedactorError("ERR_USAGE", "leaks() needs a redactor that attributes: createRedactor({ attribute: true }).");
      return table.list(names());
    },
  };
}

let isQuiet = false;

/** Does work whose findings are nobody's data. */
export function uncounted<T>(work: () => T): T {
  isQuiet = true;
  try {
    return work();
  } finally {
    isQuiet = false;
  }
}
