import type { Change, Fixed, Left } from "../fix/fix-bytes.js";
import type { Gap } from "../input/formats/passage.js";
import { printable } from "../report/excerpt.js";
import type { FlagValues } from "./flags.js";
import type { ExitCode, World } from "./terminal.js";

/** What is said of a run, as it goes. Old values are not in it. */
export interface FixReport {
  readonly file: (name: string, fixed: Fixed) => void;
  /** Of a file in a format that cannot be looked into. */
  readonly binary: (name: string) => void;
  readonly unread: (name: string, reason: string) => void;
  /** The summary, and how it ended. */
  readonly end: (shared: number) => ExitCode;
}

export function createFixReport(values: FlagValues, world: World): FixReport {
  const totals: Totals = { byRule: new Map(), files: 0, changed: 0, changes: 0, left: 0, binary: 0, unread: 0 };
  const say = (line: string) => world.stdout.write(`${line}\n`);

  function unread(name: string, reason: string): void {
    totals.unread++;
    world.stderr.write(`zwartlak: ${printable(name)} was not fixed: ${reason}.\n`);
  }

  return {
    unread,
    file: (name, fixed) => {
      add(totals, fixed);
      for (const line of linesOf(name, fixed, values)) say(line);
      for (const gap of fixed.gaps) unread(gap.place === "" ? name : `${name} ${gap.place}`, reasonOf(gap));
    },
    binary: (name) => {
      totals.binary++;
      if (!values.quiet) say(`${printable(name)}  left as it is: binary`);
    },
    end: (shared) => {
      if (!values.quiet) say(summaryOf(totals, shared, values));
      if (totals.unread > 0) return 2;
      return totals.left > 0 || (values["dry-run"] && totals.changes > 0) ? 1 : 0;
    },
  };
}

interface Totals {
  readonly byRule: Map<string, number>;
  files: number;
  changed: number;
  changes: number;
  left: number;
  binary: number;
  unread: number;
}

function add(totals: Totals, { changes, left }: Fixed): void {
  totals.files++;
  totals.changes += changes.length;
  totals.left += left.length;
  if (changes.length > 0) totals.changed++;
  for (const { rule } of changes) totals.byRule.set(rule, 1 + (totals.byRule.get(rule) ?? 0));
}

function linesOf(name: string, { changes, left }: Fixed, values: FlagValues): string[] {
  const found = left.map((one) => leftLine(name, one));
  if (values["dry-run"]) return [...changes.map((change) => diffLine(name, change)), ...found];
  return changes.length === 0 || values.quiet ? found : [`${printable(name)}  ${counted(changes.length, "value")} replaced`, ...found];
}

function reasonOf({ reason, library }: Gap): string {
  return library === undefined ? reason : `${reason}. To read it: npm install --save-dev ${library}`;
}

function summaryOf({ byRule, ...count }: Totals, shared: number, values: FlagValues): string {
  const rules = [...byRule].sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1)).map(([rule, times]) => `${rule} ${times}`);
  const replaced = `${counted(count.changes, "value")}${rules.length > 0 ? ` (${rules.join(", ")})` : ""}`;
  const lines = [`${values["dry-run"] ? "Would replace" : "Replaced"} ${replaced} in ${count.changed} of ${counted(count.files, "file")}.`];
  if (count.left > 0) lines.push(`Could not replace ${counted(count.left, "finding")}; see above.`);
  if (count.binary > 0) lines.push(`Left out ${counted(count.binary, "binary file")}.`);
  if (shared > 0) lines.push(`Gave ${counted(shared, "value")} a test value that another one has too: there are no more of that kind.`);
  if (values.seed === undefined && count.changes > 0)
    lines.push("Another run chooses other test values. Give --seed, or set ZWARTLAK_SEED, for the same ones everywhere.");
  return lines.join("\n");
}

function diffLine(name: string, { position, rule, shape, replacement }: Change): string {
  return `${printable(name)}:${position.line}:${position.column}  ${rule}  ${printable(shape)} -> ${printable(replacement)}`;
}

function leftLine(name: string, { position, place, rule, reason }: Left): string {
  return `${printable(name)}:${place ?? `${position.line}:${position.column}`}  ${rule}  left as it is: ${reason}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
