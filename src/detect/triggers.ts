import type { Rule } from "../rule.js";

/** A rule at one of its triggers. */
export interface TriggeredRule {
  readonly rule: Rule;
  /** Least number of digits that have to follow. */
  readonly least: number;
  /** The bit of the rule in a `CueTable`, when a context word of its own has to stand near; 0 when not. */
  readonly near: number;
  readonly before: RegExp | undefined;
  readonly after: RegExp | undefined;
}

/**
 * Rules by row (a length of digits, a character) as sets of bits, one for each character that may stand before the trigger and one for each that
 * may stand behind it: which rules are to be tried at a place takes two lookups, and mostly the answer is none.
 */
export interface TriggerTable {
  readonly rows: readonly (readonly TriggeredRule[])[];
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** Latin-1, the edge of the text, and everything else. */
const SIDES = 258;
const EDGE = 256;
const BEYOND = 257;
/** The last bit stands for all rules from there on; they are tried wherever one of them could be. */
export const LAST_BIT = 31;

export function triggerTable(rows: readonly (readonly TriggeredRule[])[]): TriggerTable {
  const table = { rows, before: new Int32Array(rows.length * SIDES), after: new Int32Array(rows.length * SIDES) };
  for (const [row, rules] of rows.entries()) {
    for (const [index, { before, after }] of rules.entries()) {
      const bit = 1 << Math.min(index, LAST_BIT);
      mark(table.before, row, bit, index < LAST_BIT ? before : undefined);
      mark(table.after, row, bit, index < LAST_BIT ? after : undefined);
    }
  }
  return table;
}

function mark(sides: Int32Array, row: number, bit: number, pattern: RegExp | undefined): void {
  for (let side = 0; side < SIDES; side++) {
    if (pattern === undefined || side === BEYOND || pattern.test(side === EDGE ? "" : String.fromCharCode(side))) {
      const slot = row * SIDES + side;
      sides[slot] = (sides[slot] as number) | bit;
    }
  }
}

/** The rules of a row, as bits, that may stand between these two characters. A code below 0 is the edge of the text. */
export function rulesBetween(table: TriggerTable, row: number, before: number, after: number): number {
  return (table.before[row * SIDES + sideOf(before)] as number) & (table.after[row * SIDES + sideOf(after)] as number);
}

function sideOf(code: number): number {
  if (code < 0) return EDGE;
  return code < EDGE ? code : BEYOND;
}
