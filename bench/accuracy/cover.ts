import type { Place } from "./corpora.js";

/** The letters and digits of a text, in lower case and compatibility form, and where each stands. What is between them does not identify anybody. */
export interface Signs {
  readonly text: string;
  /** Index in the original for each UTF-16 code unit of `text`. */
  readonly at: readonly number[];
}

const SIGN = /[\p{L}\p{N}]/u;

export function signsOf(text: string): Signs {
  let signs = "";
  const at: number[] = [];
  let index = 0;
  for (const character of text) {
    if (SIGN.test(character)) {
      const sign = character.normalize("NFKC").toLowerCase();
      signs += sign;
      for (let unit = 0; unit < sign.length; unit++) at.push(index);
    }
    index += character.length;
  }
  return { text: signs, at };
}

export function overlap(a: Place, b: Place): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Share of the letters and digits of a place that stand inside one of the others; a place without any is covered. */
export function coveredShare(text: string, place: Place, by: readonly Place[]): number {
  const { at } = signsOf(text.slice(place.start, place.end));
  if (at.length === 0) return 1;
  const near = by.filter((other) => overlap(place, other));
  const inside = at.filter((index) => near.some(({ start, end }) => place.start + index >= start && place.start + index < end));
  return inside.length / at.length;
}

/** Nothing of the value is left readable. */
export function isCovered(text: string, place: Place, by: readonly Place[]): boolean {
  return coveredShare(text, place, by) === 1;
}

/** Answers which of many places touch one; they must not overlap each other. */
export function finderIn<P extends Place>(places: readonly P[]): (place: Place) => P[] {
  const sorted = [...places].sort((a, b) => a.start - b.start);
  return (place) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as P).end <= place.start) low = middle + 1;
      else high = middle;
    }
    const touching: P[] = [];
    for (let at = low; (sorted[at]?.start ?? Number.POSITIVE_INFINITY) < place.end; at++) touching.push(sorted[at] as P);
    return touching;
  };
}
