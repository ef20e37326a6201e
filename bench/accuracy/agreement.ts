import type { Place } from "./corpora.js";
import { overlap } from "./cover.js";

/** How two sets of places agree, as counts that can be added up over documents. */
export interface Agreement {
  readonly gold: number;
  readonly found: number;
  /** Same start and same end. */
  readonly exact: number;
  /** Of the gold ones: at least partly found. */
  readonly goldTouched: number;
  /** Of the found ones: at least partly right. */
  readonly foundTouched: number;
}

export interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function agreementOf(gold: readonly Place[], found: readonly Place[]): Agreement {
  const exact = gold.filter(({ start, end }) => found.some((other) => other.start === start && other.end === end));
  return {
    gold: gold.length,
    found: found.length,
    exact: exact.length,
    goldTouched: gold.filter((place) => found.some((other) => overlap(place, other))).length,
    foundTouched: found.filter((place) => gold.some((other) => overlap(place, other))).length,
  };
}

export function sumOf(agreements: readonly Agreement[]): Agreement {
  const total = (pick: (agreement: Agreement) => number) => agreements.reduce((sum, agreement) => sum + pick(agreement), 0);
  return {
    gold: total(({ gold }) => gold),
    found: total(({ found }) => found),
    exact: total(({ exact }) => exact),
    goldTouched: total(({ goldTouched }) => goldTouched),
    foundTouched: total(({ foundTouched }) => foundTouched),
  };
}

/** A name counts when its borders are right. */
export function exactScores({ gold, found, exact }: Agreement): Scores {
  return scores(share(exact, found), share(exact, gold));
}

/** A name counts when some of it was found. */
export function overlapScores({ gold, found, goldTouched, foundTouched }: Agreement): Scores {
  return scores(share(foundTouched, found), share(goldTouched, gold));
}

function scores(precision: number, recall: number): Scores {
  return { precision, recall, f1: share(2 * precision * recall, precision + recall) };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
