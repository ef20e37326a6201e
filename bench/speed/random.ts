/** Whole numbers below a bound, the same on every run (mulberry32). */
export type Draw = (below: number) => number;

export function drawFrom(seed: number): Draw {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export function oneOf<Item>(items: readonly Item[], draw: Draw): Item {
  return items[draw(items.length)] as Item;
}

export function hex(length: number, draw: Draw): string {
  return Array.from({ length }, () => draw(16).toString(16)).join("");
}
