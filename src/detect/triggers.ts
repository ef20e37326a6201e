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
  /** Characters that no trigger tells apart have one class, so that the tables stay small enough to be at hand. */
  readonly classes: Uint8Array;
  /** How many classes there are. */
  readonly width: number;
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** The rules, as bits, for which so many digits are enough: `ENOUGH` numbers for each row. */
  readonly enough: Int32Array;
  /** For each row the rules that need a context word near. */
  readonly near: Int32Array;
}

/** No rule asks for more digits than one less. */
export const ENOUGH = 25;

/** Longest group of digits that has a row of its own. */
export const LONGEST_GROUP = 40;
/** Latin-1, the edge of the text, and everything else. */
const SIDES = 258;
const EDGE = 256;
const BEYOND = 257;
/** The last bit stands for all rules from there on; they are tried wherever one of them could be. */
export const LAST_BIT = 31;

type Rows = TriggerTable["rows"];

export function triggerTable(rows: Rows): TriggerTable {
  const patterns = [...new Set(rows.flat().flatMap(({ before, after }) => [before, after]))];
  const signatures = Array.from({ length: SIDES }, (_, side) => patterns.map((pattern) => (allows(pattern, side) ? "1" : "0")).join(""));
  const distinct = [...new Set(signatures)];
  const chosen = distinct.map((signature) => signatures.indexOf(signature));
  return {
    rows,
    width: chosen.length,
    classes: Uint8Array.from(signatures, (signature) => distinct.indexOf(signature)),
    before: Int32Array.from(rows.flatMap((row) => chosen.map((side) => bitsOf(row, ({ before }) => allows(before, side))))),
    after: Int32Array.from(rows.flatMap((row) => chosen.map((side) => bitsOf(row, ({ after }) => allows(after, side))))),
    enough: Int32Array.from(rows.flatMap(enoughIn)),
    near: Int32Array.from(rows, nearBits),
  };
}

function bitsOf(row: readonly TriggeredRule[], isAllowed: (rule: TriggeredRule) => boolean): number {
  return row.reduce((bits, rule, index) => (index >= LAST_BIT || isAllowed(rule) ? bits | (1 << Math.min(index, LAST_BIT)) : bits), 0);
}

/** In most rows the group itself is long enough for all. */
function enoughIn(row: readonly TriggeredRule[], length: number): readonly number[] {
  if (row.every(({ least }) => least <= length)) return ALL;
  return Array.from(ALL, (_, digits) => enoughBits(row, Math.max(length, digits)));
}

const ALL: readonly number[] = Array.from({ length: ENOUGH }, () => -1);

/** A rule may ask for a longer group than the last row tells. */
function enoughBits(row: readonly TriggeredRule[], digits: number): number {
  return bitsOf(row, ({ least }) => Math.min(least, LONGEST_GROUP) <= digits);
}

/** The last bit is left out: not all rules that it stands for need a word. */
function nearBits(row: readonly TriggeredRule[]): number {
  return row.reduce((bits, { near }, index) => (near !== 0 && index < LAST_BIT ? bits | (1 << index) : bits), 0);
}

/** What each pattern allows, so that it is tried once on every character and not once for every row. */
const allowed = new WeakMap<RegExp, readonly boolean[]>();

function allows(pattern: RegExp | undefined, side: number): boolean {
  if (pattern === undefined) return true;
  let sides = allowed.get(pattern);
  if (sides === undefined) {
    sides = Array.from({ length: SIDES }, (_, code) => code === BEYOND || pattern.test(code === EDGE ? "" : String.fromCharCode(code)));
    allowed.set(pattern, sides);
  }
  return sides[side] === true;
}

/** The rules of a row, as bits, that may stand between these two characters. A code below 0 is the edge of the text. */
export function rulesBetween({ width, classes, before: left, after: right }: TriggerTable, row: number, before: number, after: number): number {
  const first = row * width;
  return (left[first + (classes[sideOf(before)] as number)] as number) & (right[first + (classes[sideOf(after)] as number)] as number);
}

function sideOf(code: number): number {
  if (code < 0) return EDGE;
  return code < EDGE ? code : BEYOND;
}
