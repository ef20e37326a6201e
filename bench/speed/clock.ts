import Benchmark from "benchmark";

/**
 * Benchmark.js on the processor time of this process instead of the wall clock: on a machine that others use too, the wall clock measures them.
 * It takes its clock from the context that it is run in.
 */
const OnProcessorTime = (Benchmark as unknown as { runInContext(context: object): typeof Benchmark }).runInContext({ process: { hrtime: processorTime } });

/** As `process.hrtime`: seconds and nanoseconds, since `start` when given. */
function processorTime(start?: readonly [number, number]): [number, number] {
  const micro = usedMicroseconds() - (start === undefined ? 0 : start[0] * 1e6 + start[1] / 1e3);
  return [Math.floor(micro / 1e6), Math.round((micro % 1e6) * 1e3)];
}

/** Processor time of this process so far. */
export function usedMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Takes the next of its inputs on every call; the sum of what `next` returns is kept, so that nothing is optimised away. */
export interface Work {
  readonly name: string;
  readonly next: () => number | Promise<number>;
}

let kept = 0;

/** Seconds of one call. */
export type Timer = () => number | Promise<number>;

/** Calls that take longer are counted one by one: Benchmark.js would make too many of them. */
const SLOW_SECONDS = 0.005;

/**
 * Benchmark.js for what is fast, and an own count for what is slow or asynchronous.
 * @param seconds least time of one sample
 * @param estimate seconds of one call, roughly
 */
export function timerOf(work: Work, seconds: number, estimate: number): Timer {
  const { name, next } = work;
  if (estimate > SLOW_SECONDS || next() instanceof Promise) return () => timeOfCalls(work, Math.max(1, Math.ceil(seconds / estimate)));
  const call = () => {
    kept += next() as number;
  };
  const bench = new OnProcessorTime(name, call, { minTime: seconds, maxTime: 0, minSamples: 2 });
  return () => {
    bench.run({ async: false });
    return median(bench.stats.sample);
  };
}

async function timeOfCalls({ next }: Work, calls: number): Promise<number> {
  const start = usedMicroseconds();
  for (let call = 0; call < calls; call++) kept += await next();
  return (usedMicroseconds() - start) / calls / 1e6;
}

/** Seconds after which a work is timed as it is. */
const LONGEST_WARM_UP = 3;
/** A work that still becomes so much faster is not compiled yet. */
const FASTER = 0.9;

/**
 * Calls the work for some time, and on until it has become no faster twice in a row: code that runs seldom is compiled late, and a server runs longer than a
 * benchmark. Seconds of a call at the end.
 */
export async function warmUp(work: Work, seconds: number): Promise<number> {
  const last = usedMicroseconds() + LONGEST_WARM_UP * 1e6;
  let time = await timeAfter(work, seconds);
  for (let steady = 0; steady < 2 && usedMicroseconds() < last; ) {
    const next = await timeAfter(work, seconds / 2);
    steady = next < time * FASTER ? 0 : steady + 1;
    time = Math.min(time, next);
  }
  return time;
}

async function timeAfter(work: Work, seconds: number): Promise<number> {
  const end = usedMicroseconds() + seconds * 1e6;
  let calls = 1;
  let time = await timeOfCalls(work, calls);
  while (usedMicroseconds() < end) {
    calls = Math.min(calls * 2, Math.max(1, Math.ceil((seconds / 4 + 1e-9) / Math.max(time, 1e-9))));
    time = await timeOfCalls(work, calls);
  }
  return time;
}

/** What all work returned; printed, so that it counts as used. */
export function checksum(): number {
  return kept;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
