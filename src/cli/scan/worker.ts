import { Tinypool } from "tinypool";
import { readSettings } from "../settings.js";
import type { Job, Outcome } from "./job.js";
import { createScanner, type Plan } from "./scanner.js";

const plan: Plan = Tinypool.workerData;
const scanner = createScanner(plan, await readSettings(plan.values, plan.cwd));

/** What a worker thread does: it scans the files of a batch, one after the other. Names come in and findings go out, never text. */
export async function scanBatch(jobs: readonly Job[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const job of jobs) outcomes.push(await scanner.scanJob(job));
  return outcomes;
}
