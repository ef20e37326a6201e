import type { Part } from "./options.js";
import type { Outcome } from "./outcome.js";
import type { Measured } from "./rounds.js";

/** Time of zwartlak as a multiple of other code in the same run, by kind of input. */
export type Ratios = { readonly [kind: string]: number };

interface Kind {
  /** What has to be measured again when it became slower. */
  readonly part: Part;
  readonly ratios: (outcome: Outcome) => readonly number[];
}

const PATTERNS = "eight plain patterns in turn";

/** What is compared with the recorded figures: means over several inputs, since single ones vary from run to run. */
const KINDS: { readonly [kind: string]: Kind } = {
  "clean lines": { part: "lines", ratios: timesOf(/^(?!pino[, ]|portable).* line, clean/, "zwartlak", PATTERNS) },
  "lines with data": { part: "lines", ratios: timesOf(/^(?!pino[, ]|portable).* line, with data/, "zwartlak", PATTERNS) },
  pino: { part: "pino", ratios: timesOf(/^pino,/, "pino with zwartlak", "pino, no redaction") },
  texts: { part: "texts", ratios: timesOf(/prose|strings|fixtures|body/, "zwartlak", PATTERNS) },
  "hostile input": { part: "hostile", ratios: ({ hostile }) => hostile.map(({ ratio }) => ratio) },
  start: { part: "start", ratios: ({ start }) => (start === undefined ? [] : [(start.import + start.first) / start.node]) },
};

/** A ratio may be this much above the recorded one: less than that is noise. */
export const TOLERANCE = 1.25;

export function ratiosOf(outcome: Outcome): Ratios {
  const found = Object.entries(KINDS).flatMap(([kind, { ratios }]) => {
    const values = ratios(outcome);
    return values.length === 0 ? [] : [[kind, meanOf(values)] as const];
  });
  return Object.fromEntries(found);
}

function timesOf(titles: RegExp, own: string, reference: string): Kind["ratios"] {
  return ({ contests }) => contests.filter(({ title }) => titles.test(title)).flatMap((contest) => ratioIn(contest, own, reference));
}

/** Of the fastest rounds: what else the machine does takes memory and caches away, which the work with the most code and tables feels twice as much. */
function ratioIn({ results }: Measured, own: string, reference: string): number[] {
  const time = (wanted: string) => results.find(({ name }) => name === wanted)?.fastest;
  const ours = time(own);
  const theirs = time(reference);
  return ours === undefined || theirs === undefined ? [] : [ours / theirs];
}

/** Geometric: twice as slow here and twice as fast there is no change. */
function meanOf(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

export interface Slowdown {
  readonly part: Part;
  readonly sentence: string;
}

/** The kinds that became slower than the record allows. Kinds that one of the two lacks are not compared. */
export function slowdowns(now: Ratios, recorded: Ratios): Slowdown[] {
  return Object.entries(now).flatMap(([kind, ratio]) => {
    const before = recorded[kind];
    const part = KINDS[kind]?.part;
    if (before === undefined || part === undefined || ratio <= before * TOLERANCE) return [];
    return [{ part, sentence: `${kind}: ${ratio.toFixed(2)} times the reference, ${before.toFixed(2)} in the record` }];
  });
}

/** The better of two runs for each kind: noise only ever adds time. */
export function betterOf(one: Ratios, other: Ratios): Ratios {
  return Object.fromEntries(Object.entries(one).map(([kind, ratio]) => [kind, Math.min(ratio, other[kind] ?? ratio)]));
}

/** What is recorded: the worst of some runs for each kind, since the tolerance is for changes of the code, not for what runs of the same code differ by. */
export function worstOf(runs: readonly Ratios[]): Ratios {
  const kinds = new Set(runs.flatMap((run) => Object.keys(run)));
  return Object.fromEntries([...kinds].map((kind) => [kind, Math.max(...runs.map((run) => run[kind] ?? 0))]));
}
