import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { RedactorError } from "../errors.js";
import { createLineBuffer } from "../input/line-buffer.js";
import { createTextReader } from "../input/text-reader.js";
import { reasonOf } from "../input/unreadable.js";
import { printable } from "../report/excerpt.js";
import type { Arguments } from "./arguments.js";
import { type Difference, differencesIn, type Pair } from "./diff/compare.js";
import type { FlagValues } from "./flags.js";
import { table } from "./layout.js";
import { readSettings } from "./settings.js";
import type { ExitCode, World } from "./terminal.js";

/** One kind of difference, counted. */
interface Row extends Difference {
  values: number;
  /** The first lines that have it, as `file:line`, or the number alone for standard input. */
  readonly lines: string[];
}

/** Numbers of lines that a row shows. */
const MOST_LINES = 5;
/** UTF-16 code units; a longer line is counted, not compared. */
const LONGEST_LINE = 1_048_576;

/** `zwartlak diff`: what another configuration would mask more or less in a log, without the values. */
export async function diff({ operands, values }: Arguments, world: World): Promise<ExitCode> {
  const [older, newer, ...files] = operands;
  if (older === undefined || newer === undefined)
    throw new RedactorError("ERR_USAGE", "`zwartlak diff` compares two configurations: zwartlak diff old.json new.json < app.log");
  const pair = await pairOf(older, newer, values, world);
  const count = counter(pair);
  let code: ExitCode = 0;
  for (const name of files.length === 0 ? ["-"] : files) {
    try {
      await readLines(name === "-" ? world.stdin : createReadStream(resolve(world.cwd, name)), (line, at) =>
        count.see(line, name === "-" ? `${at}` : `${name}:${at}`),
      );
    } catch (error) {
      world.stderr.write(`zwartlak: ${printable(name)} was not read to its end: ${reasonOf(error)}.\n`);
      code = 2;
    }
  }
  world.stdout.write(values.json ? count.json() : count.text());
  return code === 2 ? 2 : count.code();
}

async function pairOf(older: string, newer: string, values: FlagValues, world: World): Promise<Pair> {
  const [before, after] = [await readSettings({ ...values, config: older }, world.cwd), await readSettings({ ...values, config: newer }, world.cwd)];
  const wide = [before.createWiderRedactor(), after.createWiderRedactor()];
  const known = new Map<string, boolean>();
  const isTelling = (place: string) => {
    const answer = known.get(place) ?? wide.some((redactor) => redactor.scan(place).length > 0);
    if (known.size < 10_000) known.set(place, answer);
    return answer;
  };
  return { before: before.redactor, after: after.redactor, isTelling };
}

function counter(pair: Pair) {
  const rows = new Map<string, Row>();
  let lines = 0;
  let tooLong = 0;
  const see = (line: string | undefined, at: string): void => {
    lines++;
    if (line === undefined) tooLong++;
    else for (const difference of differencesIn(line, pair)) add(rows, difference, printable(at));
  };
  const sorted = () => [...rows.values()].sort((a, b) => orderOf(a).localeCompare(orderOf(b)) || b.values - a.values);
  const counted = () => ({
    lines,
    tooLong,
    more: sum(rows, "more"),
    less: sum(rows, "less"),
    otherRule: sum(rows, "other rule"),
    otherMask: sum(rows, "other mask"),
  });
  return {
    see,
    json: () => `${JSON.stringify({ ...counted(), differences: sorted() }, undefined, 2)}\n`,
    text: () => textOf(sorted(), counted()),
    code: (): ExitCode => (rows.size > 0 ? 1 : 0),
  };
}

function add(rows: Map<string, Row>, difference: Difference, at: string): void {
  const key = Object.values(difference).join("\n");
  const row = rows.get(key) ?? { ...difference, values: 0, lines: [] };
  rows.set(key, row);
  row.values++;
  if (row.lines.length < MOST_LINES && row.lines.at(-1) !== at) row.lines.push(at);
}

function sum(rows: ReadonlyMap<string, Row>, change: Difference["change"]): number {
  return [...rows.values()].reduce((total, row) => total + (row.change === change ? row.values : 0), 0);
}

/** What becomes readable comes first: that is what may go wrong. */
function orderOf({ change }: Row): string {
  return String(["less", "more", "other rule", "other mask"].indexOf(change));
}

interface Counts {
  readonly [what: string]: number;
}

function textOf(rows: readonly Row[], { lines, tooLong, more, less, otherRule, otherMask }: Counts): string {
  const cells = rows.map(({ change, rule, place, values, lines: first }) => [change, rule, printable(place), String(values), first.join(", ")]);
  const shown = rows.length === 0 ? "" : `${table(["masked", "rule", "place", "values", "first lines"], cells)}\n`;
  const long = tooLong === 0 ? "" : ` ${tooLong} ${tooLong === 1 ? "line was" : "lines were"} too long to compare.`;
  return `${shown}${lines} ${lines === 1 ? "line" : "lines"}: ${more} values masked more, ${less} less, ${otherRule} by another rule, ${otherMask} with another mask.${long}\n`;
}

async function readLines(source: AsyncIterable<Buffer | string>, see: (line: string | undefined, at: number) => void): Promise<void> {
  const reader = createTextReader();
  const buffer = createLineBuffer(LONGEST_LINE, () => undefined);
  let at = 0;
  const take = (parts: ReturnType<typeof buffer.push>) => {
    for (const { kind, text } of parts) if (kind !== "dropped") see(kind === "line" ? text.replace(/\r?\n$/, "") : undefined, ++at);
  };
  for await (const chunk of source) take(buffer.push(reader.read(Buffer.from(chunk))));
  take(buffer.push(reader.end()));
  take(buffer.end());
}
