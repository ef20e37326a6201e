import { median, type Timer, timerOf, type Work, warmUp } from "./clock.js";

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
  /** Length of a slice of the warm-up. */
  readonly warmUp: number;
}

/** Seconds after which a work takes part in no further round: a peer that needs one for a single text would hold up all. */
const PATIENCE = 0.4;
const LEAST_ROUNDS = 2;

/** All works in turn, again and again: what slows the machine down for a while slows all of them. */
export async function measure(contest: Contest, effort: Effort): Promise<Measured> {
  const timers: Timer[] = [];
  for (const work of contest.works) timers.push(timerOf(work, effort.seconds, await warmUp(work, effort.warmUp)));
  const times = await timesOf(timers, effort.rounds);
  const results = contest.works.map(({ name }, index) => resultOf(name, times, index, contest.bytes));
  return { title: contest.title, bytes: contest.bytes, results };
}

type Times = readonly (readonly (number | undefined)[])[];

async function timesOf(timers: readonly Timer[], rounds: number): Promise<Times> {
  const spent = timers.map(() => 0);
  const times: (number | undefined)[][] = [];
  for (let round = 0; round < rounds; round++) {
    const row: (number | undefined)[] = [];
    for (const [index, time] of timers.entries()) {
      const isOut = round >= LEAST_ROUNDS && (spent[index] as number) > PATIENCE;
      const seconds = isOut ? undefined : await time();
      spent[index] = (spent[index] as number) + (seconds ?? 0);
      row.push(seconds);
    }
    times.push(row);
  }
  return times;
}

function resultOf(name: string, times: Times, index: number, bytes: number): Result {
  const rounds = times.flatMap((round) => (round[index] === undefined ? [] : [{ own: round[index], reference: round[0] as number }]));
  const seconds = median(rounds.map(({ own }) => own));
  const ratios = rounds.map(({ own, reference }) => own / reference).sort((a, b) => a - b);
  const quarter = (part: number) => ratios[Math.round((ratios.length - 1) * part)] as number;
  return {
    name,
    microseconds: seconds * 1e6,
    megabytesPerSecond: bytes / seconds / 1e6,
    ratio: median(ratios),
    spread: (quarter(0.75) - quarter(0.25)) / 2,
  };
}
