import type { RandomInt } from "../../src/rule.js";

/** What `make` draws; wherever `random` can remember it, the same for the same text. */
export function same(random: RandomInt, kind: string, text: string, make: (random: RandomInt, tries: number) => string): string {
  return random.same?.(kind, text, make) ?? make(random, 0);
}

/** Small letters without accents, so that a name and an address made of it are one. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
