import { codeAt } from "./characters.js";
import { CUES, SLOTS, THREES } from "./layout.js";

/** Some rule has a literal prefix like this. */
export const LITERAL: i32 = 1;
/** Some rule has a context word like this. */
export const CUE: i32 = 2;
/** Some literal that begins with these three letters begins with a capital. */
const CAPITAL_LITERAL: i32 = 4;

const SLOT_MASK: u32 = (1 << 15) - 1;
const LITERAL_BITS: i32 = 0b0000_1111;
const OF_TWO: i32 = 0b0001_0001;
const OF_THREE: i32 = 0b0010_0010;
const OF_FOUR: i32 = 0b0100_0100;
const OF_SIX: i32 = 0b1000_1000;
const EDGE: i32 = 256;
const BEYOND: i32 = 257;

/** What the word at `at` may be: 0, `LITERAL`, `CUE` or both; `wordAt` of `word-table.ts`. */
export function wordAt(book: u32, at: i32): i32 {
  const first = codeAt(at);
  const second = codeAt(at + 1);
  const third = codeAt(at + 2);
  const three = ((first & 31) << 10) | ((second & 31) << 5) | (third & 31);
  const kinds = <i32>load<u8>(load<u32>(book + THREES) + three);
  if (kinds === 0) return 0;
  const ofTwo = step(step(0, first), second);
  const ofThree = step(ofTwo, third);
  const ofFour = step(ofThree, codeAt(at + 3));
  const ofSix = step(step(ofFour, codeAt(at + 4)), codeAt(at + 5));
  const slots = load<u32>(book + SLOTS);
  const bits =
    (<i32>load<u8>(slots + slot(ofTwo)) & OF_TWO) |
    (<i32>load<u8>(slots + slot(ofThree)) & OF_THREE) |
    (<i32>load<u8>(slots + slot(ofFour)) & OF_FOUR) |
    (<i32>load<u8>(slots + slot(ofSix)) & OF_SIX);
  const isLiteral = (bits & LITERAL_BITS) !== 0 && (kinds & ((first & 32) === 0 ? CAPITAL_LITERAL : LITERAL)) !== 0;
  return (isLiteral ? LITERAL : 0) | (bits > LITERAL_BITS ? CUE : 0);
}

/** The rules that the word at `at` may be a context word of, as bits. */
export function cuesAt(book: u32, at: i32): i32 {
  const ofTwo = step(step(0, codeAt(at)), codeAt(at + 1));
  const ofThree = step(ofTwo, codeAt(at + 2));
  const ofFour = step(ofThree, codeAt(at + 3));
  const ofSix = step(step(ofFour, codeAt(at + 4)), codeAt(at + 5));
  const cues = load<u32>(book + CUES);
  return (
    load<i32>(cues + (slot(ofTwo) << 2)) | load<i32>(cues + (slot(ofThree) << 2)) | load<i32>(cues + (slot(ofFour) << 2)) | load<i32>(cues + (slot(ofSix) << 2))
  );
}

function step(hash: i32, code: i32): i32 {
  return hash * 33 + (code | 32);
}

function slot(hash: i32): u32 {
  return (<u32>hash ^ (<u32>hash >> 15)) & SLOT_MASK;
}

/** The rules of a row, as bits, that may stand in such surroundings; `rulesBetween` of `triggers.ts`. */
export function rulesBetween(table: u32, row: i32, left: i32, right: i32, length: i32): i32 {
  const first = row * load<i32>(table + 4);
  const near = bitsBeside(table, 12, first, left, length) & bitsBeside(table, 16, first, right, length);
  return near === 0 ? 0 : near & bitsBeside(table, 8, first, left - 1, length) & bitsBeside(table, 20, first, right + 1, length);
}

/** What one of the four columns of a table says of the character at `at`. */
function bitsBeside(table: u32, column: u32, first: i32, at: i32, length: i32): i32 {
  const kind = <i32>load<u8>(load<u32>(table) + sideAt(at, length));
  return load<i32>(load<u32>(table + column) + ((first + kind) << 2));
}

function sideAt(at: i32, length: i32): i32 {
  if (at < 0 || at >= length) return EDGE;
  const code = codeAt(at);
  return code < EDGE ? code : BEYOND;
}
