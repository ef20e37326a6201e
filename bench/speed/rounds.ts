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
  /** Microseconds in the fastest round. */
  readonly fastest: number;
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

/** A contest with what its rounds took so far. */
interface Running {
  readonly contest: Contest;
  readonly timers: readonly Timer[];
  /** Seconds that each work spent in its rounds. */
  readonly spent: number[];
  readonly times: (number | undefined)[][];
}

/**
 * Everything is warmed before anything is timed, since the first would pay for code that all share. Then all contests have their first round, all their
 * second, and so on, each with all its works in turn: what slows the machine down for a minute slows one round of all, and not all rounds of one.
 */
export async function measure(contests: readonly Contest[], effort: Effort): Promise<Measured[]> {
  for (const { works } of contests) for (const work of works) await warmUp(work, effort.warmUp);
  const running: Running[] = [];
  for (const contest of contests) running.push({ contest, timers: await timersOf(contest, effort), spent: contest.works.map(() => 0), times: [] });
  for (let round = 0; round < effort.rounds; round++) for (const one of running) await runRound(one);
  return running.map(({ contest: { title, bytes, works }, times }) => {
    return { title, bytes, results: works.map(({ name }, index) => resultOf(name, times, index, bytes)) };
  });
}

async function timersOf({ works }: Contest, effort: Effort): Promise<Timer[]> {
  const timers: Timer[] = [];
  for (const work of works) timers.push(timerOf(work, effort.seconds, await warmUp(work, effort.warmUp)));
  return timers;
}

async function runRound({ timers, spent, times }: Running): Promise<void> {
  const row: (number | undefined)[] = [];
  for (const [index, time] of timers.entries()) {
    const isOut = times.length >= LEAST_ROUNDS && (spent[index] as number) > PATIENCE;
    const seconds = isOut ? undefined : await time();
    spent[index] = (spent[index] as number) + (seconds ?? 0);
    row.push(seconds);
  }
  times.push(row);
}

type Times = Running["times"];

function resultOf(name: string, times: Times, index: number, bytes: number): Result {
  const rounds = times.flatMap((round) => (round[index] === undefined ? [] : [{ own: round[index], reference: round[0] as number }]));
  const seconds = median(rounds.map(({ own }) => own));
  const ratios = rounds.map(({ own, reference }) => own / reference).sort((a, b) => a - b);
  const quarter = (part: number) => ratios[Math.round((ratios.length - 1) * part)] as number;
  return {
    name,
    microseconds: seconds * 1e6,
    fastest: Math.min(...rounds.map(({ own }) => own)) * 1e6,
    megabytesPerSecond: bytes / seconds / 1e6,
    ratio: median(ratios),
    spread: (quarter(0.75) - quarter(0.25)) / 2,
  };
}
