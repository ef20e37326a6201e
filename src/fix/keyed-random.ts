import { createHmac } from "node:crypto";
import type { RandomInt } from "../rule.js";

const RANGE = 2 ** 32;

/** Whole numbers that depend on the seed and the text alone, and that tell nothing about the text to whoever lacks the seed. */
export function keyedRandom(seed: string, text: string): RandomInt {
  let block = Buffer.alloc(0);
  let at = 0;
  let blocks = 0;
  const next = () => {
    if (at === block.length) {
      block = createHmac("sha256", seed).update(`${blocks++}\0${text}`).digest();
      at = 0;
    }
    at += 4;
    return block.readUInt32BE(at - 4);
  };
  return (below) => {
    // Numbers beyond the last whole multiple would make small results likelier.
    const fair = RANGE - (RANGE % below);
    let drawn = next();
    while (drawn >= fair) drawn = next();
    return drawn % below;
  };
}
