import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import type { Tagged } from "../../accept/baseline.js";
import type { Baseline } from "../../accept/baseline-file.js";
import type { Report } from "../../report/report.js";
import { progressOn } from "../terminal.js";
import { rememberClean } from "./cache.js";
import { inputsOf, type Request } from "./jobs.js";
import { resultsOf } from "./pool.js";
import { createScanner, type Plan } from "./scanner.js";
import { createTally } from "./tally.js";

/** What a run found out. */
export interface Run {
  readonly report: Report;
  /** Findings that make the run fail. */
  readonly failures: number;
  /** Every finding as a baseline sees it. */
  readonly tagged: readonly Tagged[];
  /** Absolute paths of the files that were looked at. */
  readonly lookedAt: ReadonlySet<string>;
  /** Things to say that are no findings. */
  readonly notes: readonly string[];
}

/** The baseline of a run: to be compared with, or to be written. */
export interface RunBaseline {
  /** Absolute. */
  readonly file: string;
  readonly baseline: Baseline;
  readonly purpose: "compare" | "write";
}

/** Scans everything that a command line asks for. */
export async function runScan(request: Request, known: RunBaseline | undefined): Promise<Run> {
  const { settings, world, values } = request;
  const tally = createTally(request, known);
  const plan = planOf(request, known, tally.places);
  const scanner = createScanner(plan, settings);
  const progress = progressOn(world.stderr, !values.quiet && !world.environment.CI);
  let seen = 0;
  for await (const [input, outcome] of resultsOf(inputsOf(request), scanner, plan, settings)) {
    tally.add(input, outcome);
    progress.show(++seen, input.name);
  }
  progress.clear();
  scanner.close();
  if (values.cache) rememberClean(world.cwd, tally.clean);
  return tally.run();
}

function planOf({ world, values }: Request, known: RunBaseline | undefined, places: ReadonlySet<string> | undefined): Plan {
  const plan = { cwd: world.cwd, values, runKey: randomBytes(32).toString("hex") };
  if (known === undefined) return plan;
  return { ...plan, baseline: { ...known.baseline.tagging, folder: dirname(known.file), ...(places && { places }) } };
}
