import type { RandomInt } from "../../src/rule.js";
import { countedUp } from "./digits.js";

/** The digits times the weights, position by position. */
function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let place = 0; place < weights.length; place++) sum += (weights[place] as number) * (digits.charCodeAt(place) - ZERO);
  return sum;
}

const ZERO = 48;
const bsnWeights = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/** Remainder of the Dutch "eleven test" over nine digits: 0 for BSN and RSIN, 5 for an onderwijsnummer. */
export function elfproefRest(nine: string): number {
  return ((weightedSum(nine, bsnWeights) % 11) + 11) % 11;
}

/** Nine digits that hold as BSN or RSIN. All zeros also sums to 0, but is never issued. */
export function isElfproef(nine: string): boolean {
  return /^\d{9}$/.test(nine) && nine !== "000000000" && elfproefRest(nine) === 0;
}

/** The RvIG keeps 99999xxxx for tests: 909 of these numbers pass the eleven test and none is ever issued. */
export function isReservedBsn(nine: string): boolean {
  return /^99999\d{4}$/.test(nine) && isElfproef(nine);
}

/** A number that passes, from the range that the RvIG keeps for tests. */
export function reservedBsn(random: RandomInt): string {
  return countedUp(1000, random, (tail) => {
    const eight = `99999${String(tail).padStart(3, "0")}`;
    const check = elfproefRest(`${eight}0`);
    // Remainder 10 has no digit, so that number was never made; a neighbour has one.
    return check < 10 ? `${eight}${check}` : undefined;
  });
}

/** Nine digits of the same unissued range that fail the test, so that no BSN can be read into them. */
export function reservedNonBsn(random: RandomInt): string {
  const nine = reservedBsn(random);
  return `${nine.slice(0, 8)}${(Number(nine[8]) + 1 + random(9)) % 10}`;
}

const nineWeights = [9, 8, 7, 6, 5, 4, 3, 2, 1];
const tenWeights = [10, ...nineWeights];

/** An old Dutch account number: nine or ten digits once the leading zeros are gone, weights n..1. */
export function isOldAccount(digits: string): boolean {
  const core = digits.startsWith("0") ? digits.replace(/^0{1,9}/, "") : digits;
  if (!/^\d{9,10}$/.test(core)) return false;
  return weightedSum(core, core.length === 9 ? nineWeights : tenWeights) % 11 === 0;
}

const kvkWeights = [8, 7, 6, 5, 4, 3, 2, 1];

/** Remainder of weights 8..1 over a KvK number. Observed, not published: 0 for nearly all numbers from 50000000. */
export function kvkRest(eight: string): number {
  return weightedSum(eight, kvkWeights) % 11;
}

const branchWeights = [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1];

/** Remainder of weights 12..1 over a vestigingsnummer. Observed on the ones that start with 0000. */
export function branchRest(twelve: string): number {
  return weightedSum(twelve, branchWeights) % 11;
}
