import { availableParallelism } from "node:os";
import { getHeapStatistics } from "node:v8";
import type { Tinypool } from "tinypool";
import { countOf } from "../amounts.js";
import type { Settings } from "../settings.js";
import type { Input, Job, Outcome, Result } from "./job.js";
import { LOST, NOTHING } from "./job.js";
import type { Plan, Scanner } from "./scanner.js";

/** Below both, workers take longer to start than the scan itself takes. */
const FEW_FILES = 200;
const FEW_BYTES = 6 * 1024 * 1024;
/** What a worker is given at once. */
const BATCH_FILES = 32;
const BATCH_BYTES = 2 * 1024 * 1024;
/** Batches on their way for each worker; more would only take memory. */
const AHEAD = 4;
/** A file whose length nobody knows yet. */
const USUAL_BYTES = 20_000;

/** The outcomes of inputs, in their order: by workers when there are many, here when there are few. */
export async function* resultsOf(inputs: AsyncIterable<Input>, scanner: Scanner, plan: Plan, settings: Settings): AsyncGenerator<Result> {
  const threads = threadsFor(plan);
  const iterator = inputs[Symbol.asyncIterator]();
  const first = threads < 2 ? { inputs: [], isAll: false } : await firstOf(iterator);
  if (threads < 2 || first.isAll) yield* here(chained(first.inputs, iterator), scanner);
  else {
    const { split, join } = (await import("./parts.js")).createParts(plan, settings);
    yield* join(byWorkers(split(chained(first.inputs, iterator)), scanner, plan, threads));
  }
}

function threadsFor({ values: { threads } }: Plan): number {
  return threads === undefined ? availableParallelism() : countOf(threads, "threads", 1);
}

/** Reads on until there is work for more than one. */
async function firstOf(iterator: AsyncIterator<Input>): Promise<{ readonly inputs: readonly Input[]; readonly isAll: boolean }> {
  const inputs: Input[] = [];
  let bytes = 0;
  while (inputs.length < FEW_FILES && bytes < FEW_BYTES) {
    const { value, done } = await iterator.next();
    if (done) return { inputs, isAll: true };
    inputs.push(value);
    bytes += bytesIn(value);
  }
  return { inputs, isAll: false };
}

function bytesIn(input: Input): number {
  return input.kind === "file" ? (input.bytes ?? USUAL_BYTES) : 0;
}

async function* chained(first: readonly Input[], rest: AsyncIterator<Input>): AsyncGenerator<Input> {
  yield* first;
  yield* { [Symbol.asyncIterator]: () => rest };
}

async function* here(inputs: AsyncIterable<Input>, scanner: Scanner): AsyncGenerator<Result> {
  for await (const input of inputs) yield [input, await outcomeHere(input, scanner)];
}

/** What is no file is never sent to a worker. */
function outcomeHere(input: Input, { scanJob, scanSource }: Scanner): Promise<Outcome> {
  switch (input.kind) {
    case "file":
      return scanJob(input);
    case "source":
      return scanSource(input.source);
    case "unreadable":
      return Promise.resolve({ ...NOTHING, gaps: [{ place: "", reason: input.reason }] });
    default:
      return Promise.resolve({ ...NOTHING, skip: input.kind });
  }
}

async function* byWorkers(inputs: AsyncIterable<Input>, scanner: Scanner, plan: Plan, threads: number): AsyncGenerator<Result> {
  const pool = await poolOf(threads, plan);
  const underway: Promise<Result[]>[] = [];
  try {
    for await (const batch of batchesOf(inputs)) {
      underway.push(resultsOfBatch(batch, scanner, pool));
      if (underway.length >= AHEAD * threads) yield* (await underway.shift()) ?? [];
    }
    for (const results of underway) yield* await results;
  } finally {
    await pool.destroy();
  }
}

/** Loaded only here: small scans need no threads. */
async function poolOf(threads: number, workerData: Plan): Promise<Tinypool> {
  const { Tinypool: Pool } = await import("tinypool");
  const filename = new URL("./worker.js", import.meta.url).href;
  // A worker that is given no limit of its own, or one of 4 GB, takes the whole run down when its memory is full.
  const resourceLimits = { maxOldGenerationSizeMb: Math.floor(getHeapStatistics().heap_size_limit / 2 / 2 ** 20) };
  return new Pool({ filename, runtime: "worker_threads", minThreads: threads, maxThreads: threads, isolateWorkers: false, workerData, resourceLimits });
}

async function* batchesOf(inputs: AsyncIterable<Input>): AsyncGenerator<readonly Input[]> {
  let batch: Input[] = [];
  let bytes = 0;
  for await (const input of inputs) {
    batch.push(input);
    bytes += bytesIn(input);
    if (batch.length < BATCH_FILES && bytes < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

async function resultsOfBatch(batch: readonly Input[], scanner: Scanner, pool: Tinypool): Promise<Result[]> {
  const jobs = batch.filter((input): input is Job => input.kind === "file");
  const outcomes = await outcomesByWorker(jobs, pool);
  const results: Result[] = [];
  for (const input of batch) results.push([input, outcomes.get(input) ?? (await outcomeHere(input, scanner))]);
  return results;
}

/** Name of what the worker does. */
const SCAN_BATCH: keyof typeof import("./worker.js") = "scanBatch";

/** A worker that dies, as on a file that takes all memory, leaves a gap and not an end: the files of its batch go to others one by one. */
async function outcomesByWorker(jobs: readonly Job[], pool: Tinypool): Promise<ReadonlyMap<Input, Outcome>> {
  if (jobs.length === 0) return new Map();
  try {
    const outcomes: readonly Outcome[] = await pool.run(jobs, { name: SCAN_BATCH });
    return new Map(jobs.map((job, index) => [job, outcomes[index] ?? NOTHING]));
  } catch {
    if (jobs.length === 1) return new Map(jobs.map((job) => [job, LOST]));
    const outcomes = await Promise.all(jobs.map((job) => outcomesByWorker([job], pool)));
    return new Map(outcomes.flatMap((each) => [...each]));
  }
}
