import Benchmark from "benchmark";

/**
 * Benchmark.js on the processor time of this process instead of the wall clock: on a machine that others use too, the wall clock measures them.
 * It takes its clock from the context that it is run in.
 */
const OnProcessorTime = (Benchmark as unknown as { runInContext(context: object): typeof Benchmark }).runInContext({ process: { hrtime: processorTime } });

/** As `process.hrtime`: seconds and nanoseconds, since `start` when given. */
function processorTime(start?: readonly [number, number]): [number, number] {
  const { user, system } = process.cpuUsage();
  const micro = user + system - (start === undefined ? 0 : start[0] * 1e6 + start[1] / 1e3);
  return [Math.floor(micro / 1e6), Math.round((micro % 1e6) * 1e3)];
}

/** Takes the next of its inputs on every call; the sum of what `work` returns is kept, so that nothing is optimised away. */
export interface Work {
  readonly name: string;
  readonly next: () => number;
}

let kept = 0;

/** Seconds of one call: the median of some samples that Benchmark.js takes. */
export type Timer = () => number;

/** @param seconds least time of one sample */
export function timerOf({ name, next }: Work, seconds: number): Timer {
  const call = () => {
    kept += next();
  };
  const bench = new OnProcessorTime(name, call, { minTime: seconds, maxTime: 0, minSamples: 2 });
  return () => {
    bench.run({ async: false });
    return median(bench.stats.sample);
  };
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
