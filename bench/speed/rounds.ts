import { median, timerOf, type Work } from "./clock.js";

/** Works on the same inputs; the first is what the others are compared with. */
export interface Contest {
  readonly title: string;
  /** Mean length of an input. */
  readonly bytes: number;
  readonly works: readonly Work[];
}

export interface Result {
  readonly name: string;
  /** Median of the rounds. */
  readonly microseconds: number;
  readonly megabytesPerSecond: number;
  /** Time as a multiple of the reference in the same round; median, and half the distance between the quartiles. */
  readonly ratio: number;
  readonly spread: number;
}

export interface Measured {
  readonly title: string;
  readonly bytes: number;
  readonly results: readonly Result[];
}

export interface Effort {
  readonly rounds: number;
  /** Least length of a sample. */
  readonly seconds: number;
}

/** All works in turn, again and again: what slows the machine down for a while slows all of them. */
export function measure(contest: Contest, { rounds, seconds }: Effort): Measured {
  const timers = contest.works.map((work) => timerOf(work, seconds));
  for (const work of contest.works) warmUp(work);
  const times = Array.from({ length: rounds }, () => timers.map((time) => time()));
  const results = contest.works.map(({ name }, index) => resultOf(name, times, index, contest.bytes));
  return { title: contest.title, bytes: contest.bytes, results };
}

/** Milliseconds of each work before it is timed: code that runs seldom is compiled late, and a server runs longer than a benchmark. */
const WARM_UP = 250;

function warmUp({ next }: Contest["works"][number]): void {
  const start = Date.now();
  while (Date.now() - start < WARM_UP) next();
}

function resultOf(name: string, times: readonly (readonly number[])[], index: number, bytes: number): Result {
  const seconds = median(times.map((round) => round[index] as number));
  const ratios = times.map((round) => (round[index] as number) / (round[0] as number)).sort((a, b) => a - b);
  const quarter = (part: number) => ratios[Math.round((ratios.length - 1) * part)] as number;
  return {
    name,
    microseconds: seconds * 1e6,
    megabytesPerSecond: bytes / seconds / 1e6,
    ratio: median(ratios),
    spread: (quarter(0.75) - quarter(0.25)) / 2,
  };
}
