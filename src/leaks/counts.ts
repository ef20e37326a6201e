import type { Count } from "./leak.js";

/** Counts by rule and door. */
export interface Counts {
  readonly add: (rules: readonly string[], door: Count["door"]) => void;
  /** Sorted by rule, then door. */
  readonly list: () => Count[];
}

export function createCounts(): Counts {
  const doors = new Map<Count["door"], Map<string, number>>();
  return {
    add(rules, door) {
      const counts = doors.get(door) ?? new Map<string, number>();
      doors.set(door, counts);
      for (const rule of rules) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    },
    list: () =>
      [...doors]
        .flatMap(([door, counts]) => [...counts].map(([rule, count]) => ({ rule, door, count })))
        .sort((a, b) => compare(a.rule, b.rule) || compare(a.door, b.door)),
  };
}

/** By code unit, the same in every locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
