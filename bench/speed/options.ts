import { parseArgs } from "node:util";

export const HELP = `npm run bench -- [options]

  --quick       in some minutes, without other libraries; fails when a ratio is more than 25 % worse than in bench/record/baseline.json
  --only PART   one of lines, pino, sink, texts, portable, hostile, express, files, start, or one that takes long and only runs when asked for:
                huge (10 GB through a pipe), many (50,000 files), hunt (looks for hostile inputs that are worse than the known ones)
  --size N      with huge: gigabytes; with many: files; with hunt: seconds
  --record      writes the figures to bench/record/: with --quick, the worst of three runs, which later quick runs are compared with; without, those of
                the day; huge, many and hunt always do, at their full size

A complete run writes bench/README.md.
`;

/** Parts of a complete run, in the order of the page. */
export const PARTS = ["lines", "pino", "sink", "texts", "portable", "hostile", "express", "files", "start"] as const;
/** Minutes to hours each. */
export const LONG_PARTS = ["huge", "many", "hunt"] as const;
/** What CI runs: no other process takes part. */
export const QUICK_PARTS: readonly Part[] = ["lines", "pino", "texts", "hostile", "start"];

export type Part = (typeof PARTS)[number];
export type LongPart = (typeof LONG_PARTS)[number];

export interface Options {
  readonly quick: boolean;
  readonly parts: readonly Part[];
  /** Runs alone. */
  readonly long: LongPart | undefined;
  readonly size: number | undefined;
  readonly record: boolean;
}

/** Undefined when help is wanted. */
export function optionsFrom(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: "boolean" },
      only: { type: "string" },
      size: { type: "string" },
      record: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return undefined;
  const { quick = false, record = false } = values;
  const long = LONG_PARTS.find((name) => name === values.only);
  const size = values.size === undefined ? undefined : sizeOf(values.size);
  if (long !== undefined) return { quick, parts: [], long, size, record };
  const part = PARTS.find((name) => name === values.only);
  if (values.only !== undefined && part === undefined) throw new Error(`--only takes one of ${[...PARTS, ...LONG_PARTS].join(", ")}`);
  const all = quick ? QUICK_PARTS : PARTS;
  return { quick, parts: part === undefined ? all : [part], long, size, record };
}

function sizeOf(text: string): number {
  const size = Number(text);
  if (!(size > 0)) throw new Error("--size takes a number above zero");
  return size;
}
