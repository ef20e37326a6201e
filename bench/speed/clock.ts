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
const LONGEST_WARM_UP = 6;
/** A slice that is so much faster than those before it shows that code is still being compiled. */
const FASTER = 0.93;
/** Slices without a gain after which a work is warm: compilers work in the background, and the code they made is used some time later. */
const PATIENCE = 5;

/**
 * Calls the work in slices until it has become no faster for some of them: all rules together take about two seconds to compile, in several steps, and a
 * server runs longer than a benchmark. Seconds of a call in the fastest slice.
 */
export async function warmUp(work: Work, slice: number): Promise<number> {
  const last = usedMicroseconds() + LONGEST_WARM_UP * 1e6;
  let best = await timeAfter(work, slice);
  for (let steady = 0; steady < PATIENCE && usedMicroseconds() < last; ) {
    const time = await timeAfter(work, slice);
    steady = time < best * FASTER ? 0 : steady + 1;
    best = Math.min(best, time);
  }
  return best;
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

/** Of what all work returned. */
export function checksum(): number {
  return kept;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
