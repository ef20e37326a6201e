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
  const patterns = new Set(rows.flat().flatMap(({ before, after }) => [sidesOf(before), sidesOf(after)]));
  const classes = classesBy(patterns);
  const width = Math.max(...classes) + 1;
  const examples = Array.from({ length: width }, (_, kind) => classes.indexOf(kind));
  const bits = (sidesFor: (rule: TriggeredRule) => Sides) => Int32Array.from(rows.flatMap((row) => bitsAt(examples, row.map(sidesFor))));
  return {
    rows,
    width,
    classes,
    before: bits(({ before }) => sidesOf(before)),
    after: bits(({ after }) => sidesOf(after)),
    enough: Int32Array.from(rows.flatMap(enoughIn)),
    near: Int32Array.from(rows, nearBits),
  };
}

/** Classes are split by one pattern after the other, and numbered as they are met. */
function classesBy(patterns: Iterable<Sides>): Uint8Array {
  const classes = new Uint8Array(SIDES);
  for (const sides of patterns) {
    const numbers = new Int16Array(2 * SIDES).fill(-1);
    let next = 0;
    for (let side = 0; side < SIDES; side++) {
      const split = 2 * (classes[side] as number) + (sides[side] as number);
      if (numbers[split] === -1) numbers[split] = next++;
      classes[side] = numbers[split] as number;
    }
  }
  return classes;
}

/** The rules of a row that may stand beside a character, for one character of each class. */
function bitsAt(examples: readonly number[], row: readonly Sides[]): number[] {
  return examples.map((side) => bitsOf(row, (sides) => sides[side] === 1));
}

function bitsOf<T>(row: readonly T[], isAllowed: (rule: T) => boolean): number {
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

/** For each side, whether it is allowed. */
type Sides = Uint8Array;

const EVERY_SIDE: Sides = new Uint8Array(SIDES).fill(1);
/** What each pattern allows, by its source: rules of one kind have the same. */
const allowed = new Map<string, Sides>();

function sidesOf(pattern: RegExp | undefined): Sides {
  if (pattern === undefined) return EVERY_SIDE;
  const known = allowed.get(String(pattern));
  if (known !== undefined) return known;
  const sides = Uint8Array.from({ length: SIDES }, (_, code) => Number(code === BEYOND || pattern.test(code === EDGE ? "" : String.fromCharCode(code))));
  allowed.set(String(pattern), sides);
  return sides;
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
