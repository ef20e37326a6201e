import type { Measured } from "./rounds.js";

/** Time of zwartlak as a multiple of other code on the same inputs in the same run, by kind of input. */
export type Ratios = { readonly [kind: string]: number };

/** What is compared with the recorded figures: means over several inputs, since single ones vary from run to run. */
const KINDS: readonly { readonly kind: string; readonly titles: RegExp; readonly own: string; readonly reference: string }[] = [
  { kind: "clean lines", titles: /^(?!pino,).* line, clean/, own: "zwartlak", reference: "eight plain patterns in turn" },
  { kind: "lines with data", titles: /^(?!pino,).* line, with data/, own: "zwartlak", reference: "eight plain patterns in turn" },
  { kind: "pino", titles: /^pino,/, own: "pino with zwartlak", reference: "pino, no redaction" },
  { kind: "texts", titles: /prose|strings|body/, own: "zwartlak", reference: "eight plain patterns in turn" },
];

/** A ratio may be this much above the recorded one: less than that is noise. */
export const TOLERANCE = 1.25;

export function ratiosOf(measured: readonly Measured[]): Ratios {
  const found = KINDS.flatMap(({ kind, titles, own, reference }) => {
    const ratios = measured.filter(({ title }) => titles.test(title)).flatMap((contest) => ratioIn(contest, own, reference));
    return ratios.length === 0 ? [] : [[kind, meanOf(ratios)] as const];
  });
  return Object.fromEntries(found);
}

function ratioIn({ results }: Measured, own: string, reference: string): number[] {
  const time = (wanted: string) => results.find(({ name }) => name === wanted)?.microseconds;
  const ours = time(own);
  const theirs = time(reference);
  return ours === undefined || theirs === undefined ? [] : [ours / theirs];
}

/** Geometric: twice as slow here and twice as fast there is no change. */
function meanOf(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

/** The kinds that became slower than the record allows, as sentences. Kinds that one of the two lacks are not compared. */
export function slowdowns(now: Ratios, recorded: Ratios): string[] {
  return Object.entries(now).flatMap(([kind, ratio]) => {
    const before = recorded[kind];
    if (before === undefined || ratio <= before * TOLERANCE) return [];
    return [`${kind}: ${ratio.toFixed(2)} times the reference, ${before.toFixed(2)} in the record`];
  });
}

/** The better of two runs for each kind: noise only ever adds time. */
export function betterOf(one: Ratios, other: Ratios): Ratios {
  return Object.fromEntries(Object.entries(one).map(([kind, ratio]) => [kind, Math.min(ratio, other[kind] ?? ratio)]));
}
