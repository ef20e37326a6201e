import { Tinypool } from "tinypool";
import { readSettings } from "../settings.js";
import { type Job, LOST, type Outcome } from "./job.js";
import { createScanner, type Plan } from "./scanner.js";

const plan: Plan = Tinypool.workerData;
const scanner = createScanner(plan, await readSettings(plan.values, plan.cwd));

/** Set by what is thrown where nobody waits for it, as in a timer of a library. The pool would go on to wait for a worker that dies of it. */
let hasBrokenOff = false;
process.on("uncaughtException", () => {
  hasBrokenOff = true;
});

/** What a worker thread does: it scans the files of a batch, one after the other. Names come in and findings go out, never text. */
export async function scanBatch(jobs: readonly Job[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const job of jobs) {
    hasBrokenOff = false;
    const outcome = await scanner.scanJob(job);
    outcomes.push(hasBrokenOff ? LOST : outcome);
  }
  return outcomes;
}
