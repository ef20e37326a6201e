import type { RandomInt } from "../../src/rule.js";
import { digitsOf } from "./digits.js";
import { reservedBsn } from "./elfproef.js";
import { same } from "./same.js";

/** The reserved number that stands for a BSN or RSIN: the same one when it is part of a tax number or of the zone of a passport. */
export function reservedFor(written: string, random: RandomInt): string {
  return same(random, "bsn", digitsOf(written).slice(0, 9).padStart(9, "0"), reservedBsn);
}
