import { codeAt } from "./chars.js";

/**
 * A filter for the first letters of words: which words may start a literal that some rule looks for, or may be a context word. It says
 * "perhaps" a little too often and "no" always rightly; one table lookup for each length of two to four letters, and one of six.
 */
export interface WordTable {
  /** Kinds by the first three letters, which settle most words; of literals also whether they begin with a capital. */
  readonly threes: Uint8Array;
  readonly slots: Uint8Array;
}

/** Some rule has a literal prefix like this. */
export const LITERAL = 1;
/** Some rule has a context word like this. */
export const CUE = 2;
/** Some literal that begins with these three letters begins with a capital: most are written small, and most words with a capital are names and starts of sentences. */
const CAPITAL_LITERAL = 4;

const SLOTS = 1 << 15;
/** How many letters of a word count; of a word of five, four. */
const LENGTHS = [2, 3, 4, 6];
/** Bit of a kind for a length: literals of two, three, four and six letters have bits 0 to 3, cues 4 to 7. */
const bitOf = (kind: number, length: number): number => 1 << (LENGTHS.indexOf(length) + (kind === CUE ? LENGTHS.length : 0));
const LITERAL_BITS = 0b0000_1111;
const OF_TWO = 0b0001_0001;
const OF_THREE = 0b0010_0010;
const OF_FOUR = 0b0100_0100;
const OF_SIX = 0b1000_1000;

/** @param cues context words in lower case; those of one letter are not worth a look */
export function wordTable(literals: readonly string[], cues: Iterable<string>): WordTable {
  const table = { threes: new Uint8Array(SLOTS), slots: new Uint8Array(SLOTS) };
  for (const literal of literals) mark(table, literal, LITERAL);
  for (const cue of cues) mark(table, cue, CUE);
  return table;
}

/** A copy with more literals. */
export function withLiterals({ threes, slots }: WordTable, literals: readonly string[]): WordTable {
  const table = { threes: threes.slice(), slots: slots.slice() };
  for (const literal of literals) mark(table, literal, LITERAL);
  return table;
}

function mark({ threes, slots }: WordTable, word: string, kind: number): void {
  const length = countingLength(word);
  if (length === undefined) return;
  const slot = slotOf(word, 0, length);
  slots[slot] = (slots[slot] as number) | bitOf(kind, length);
  const three = threeOf(word.charCodeAt(0), word.charCodeAt(1), length > 2 ? word.charCodeAt(2) : 0);
  const first = kind === LITERAL ? literalKind(word.charCodeAt(0)) : kind;
  for (let last = 0; last < (length > 2 ? 1 : 32); last++) threes[three + last] = (threes[three + last] as number) | first;
}

/** One bit tells a capital of ASCII. */
function literalKind(first: number): number {
  return (first & 32) === 0 ? CAPITAL_LITERAL : LITERAL;
}

function countingLength(word: string): number | undefined {
  return LENGTHS.findLast((length) => length <= word.length);
}

/** Five bits of each: upper and lower case are one. */
function threeOf(first: number, second: number, third: number): number {
  return ((first & 31) << 10) | ((second & 31) << 5) | (third & 31);
}

/** Which rules a word may be a context word of, as bits, by the same slots. */
export type CueTable = Int32Array;

/** @param cues of each rule in order; the last bit is shared by all rules from there on */
export function cueTable(cues: readonly (readonly string[])[]): CueTable {
  const table = new Int32Array(SLOTS);
  for (const [index, words] of cues.entries()) {
    for (const word of words) {
      const slot = slotOf(word, 0, countingLength(word) ?? 1);
      table[slot] = (table[slot] as number) | cueBit(index);
    }
  }
  return table;
}

export function cueBit(index: number): number {
  return 1 << Math.min(index, 31);
}

/** The rules that the word at `at` may be a context word of. */
export function cuesAt(table: CueTable, text: string, at: number): number {
  const two = step(step(0, text.charCodeAt(at)), codeAt(text, at + 1));
  const three = step(two, codeAt(text, at + 2));
  const four = step(three, codeAt(text, at + 3));
  const six = step(step(four, codeAt(text, at + 4)), codeAt(text, at + 5));
  return (table[slot(two)] as number) | (table[slot(three)] as number) | (table[slot(four)] as number) | (table[slot(six)] as number);
}

function slotOf(text: string, at: number, length: number): number {
  let hash = 0;
  for (let i = 0; i < length; i++) hash = step(hash, text.charCodeAt(at + i));
  return slot(hash);
}

function step(hash: number, code: number): number {
  return (hash * 33 + (code | 32)) | 0;
}

function slot(hash: number): number {
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}

/** What the word at `at` may be: 0, `LITERAL`, `CUE` or both. Case is ignored, but for the first letter of a literal. */
export function wordAt({ threes, slots }: WordTable, text: string, at: number): number {
  const kinds = threes[threeOf(text.charCodeAt(at), codeAt(text, at + 1), codeAt(text, at + 2))] as number;
  if (kinds === 0) return 0;
  const two = step(step(0, text.charCodeAt(at)), codeAt(text, at + 1));
  const three = step(two, codeAt(text, at + 2));
  const four = step(three, codeAt(text, at + 3));
  const six = step(step(four, codeAt(text, at + 4)), codeAt(text, at + 5));
  const bits =
    ((slots[slot(two)] as number) & OF_TWO) |
    ((slots[slot(three)] as number) & OF_THREE) |
    ((slots[slot(four)] as number) & OF_FOUR) |
    ((slots[slot(six)] as number) & OF_SIX);
  if (bits === 0) return 0;
  const isLiteral = (bits & LITERAL_BITS) !== 0 && (kinds & literalKind(text.charCodeAt(at))) !== 0;
  return (isLiteral ? LITERAL : 0) | (bits > LITERAL_BITS ? CUE : 0);
}
