import type { Rule } from "../rule.js";

/** A rule at one of its triggers. */
export interface TriggeredRule {
  readonly rule: Rule;
  /** Least number of digits that have to follow. */
  readonly least: number;
  /** The bit of the rule in a `CueTable`, when a context word of its own has to stand near; 0 when not. */
  readonly near: number;
  /** Lengths of the word around the digits, when not all will do. */
  readonly wordLengths: readonly number[] | undefined;
  readonly twoBefore: RegExp | undefined;
  readonly before: RegExp | undefined;
  readonly after: RegExp | undefined;
  readonly twoAfter: RegExp | undefined;
}

/**
 * Rules by row (a length of digits, a character) as sets of bits, one for each character that may stand at one of the four places around the trigger:
 * which rules are to be tried at a place takes four lookups, and mostly the answer is none.
 */
export interface TriggerTable {
  readonly rows: readonly (readonly TriggeredRule[])[];
  /** Characters that no trigger tells apart have one class, so that the tables stay small enough to be at hand. */
  readonly classes: Uint8Array;
  /** How many classes there are. */
  readonly width: number;
  readonly twoBefore: Int32Array;
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly twoAfter: Int32Array;
  /** The rules, as bits, for which so many digits are enough: `ENOUGH` numbers for each row. */
  readonly enough: Int32Array;
  /** The rules, as bits, that are found in words of so many characters: `LONG_WORD + 1` numbers for each row, of which the first says which rules do not mind. */
  readonly inWord: Int32Array;
  /** For each row the rules that need a context word near. */
  readonly near: Int32Array;
}

/** No rule asks for more digits than one less. */
export const ENOUGH = 25;

/** From this length on words are alike. */
export const LONG_WORD = 9;

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
  const patterns = new Set(rows.flat().flatMap(({ twoBefore, before, after, twoAfter }) => [twoBefore, before, after, twoAfter].map(sidesOf)));
  const classes = classesBy(patterns);
  const width = Math.max(...classes) + 1;
  const examples = Array.from({ length: width }, (_, kind) => classes.indexOf(kind));
  const bits = (sidesFor: (rule: TriggeredRule) => Sides) => Int32Array.from(rows.flatMap((row) => bitsAt(examples, row.map(sidesFor))));
  return {
    rows,
    width,
    classes,
    twoBefore: bits(({ twoBefore }) => sidesOf(twoBefore)),
    before: bits(({ before }) => sidesOf(before)),
    after: bits(({ after }) => sidesOf(after)),
    twoAfter: bits(({ twoAfter }) => sidesOf(twoAfter)),
    enough: Int32Array.from(rows.flatMap(enoughIn)),
    inWord: Int32Array.from(rows.flatMap(inWordBits)),
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

/** The rules of a row that may stand beside a character, for one character of each class. Most rules do not mind, so they are counted once. */
function bitsAt(examples: readonly number[], row: readonly Sides[]): number[] {
  const always = bitsOf(row, (sides) => sides === EVERY_SIDE);
  const bits = examples.map(() => always);
  for (const [index, sides] of row.entries()) {
    if (sides === EVERY_SIDE || index >= LAST_BIT) continue;
    for (let kind = 0; kind < bits.length; kind++) if (sides[examples[kind] as number] === 1) bits[kind] = (bits[kind] as number) | (1 << index);
  }
  return bits;
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

function inWordBits(row: readonly TriggeredRule[]): number[] {
  return Array.from({ length: LONG_WORD + 1 }, (_, length) => bitsOf(row, ({ wordLengths }) => wordLengths?.includes(length) ?? true));
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

/**
 * The rules of a row, as bits, that may stand in such surroundings.
 *
 * @param left the place that counts as the one before the trigger @param right the one behind it
 */
export function rulesBetween(
  { width, classes, twoBefore, before, after, twoAfter }: TriggerTable,
  row: number,
  text: string,
  left: number,
  right: number,
): number {
  const first = row * width;
  const near = (before[first + (classes[sideAt(text, left)] as number)] as number) & (after[first + (classes[sideAt(text, right)] as number)] as number);
  if (near === 0) return 0;
  const far =
    (twoBefore[first + (classes[sideAt(text, left - 1)] as number)] as number) & (twoAfter[first + (classes[sideAt(text, right + 1)] as number)] as number);
  return near & far;
}

function sideAt(text: string, at: number): number {
  if (at < 0 || at >= text.length) return EDGE;
  const code = text.charCodeAt(at);
  return code < EDGE ? code : BEYOND;
}
