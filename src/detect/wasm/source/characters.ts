import { CLASSES, TEXT } from "./layout.js";

export const OTHER: i32 = 0;
export const DIGIT: i32 = 1;
export const UPPER: i32 = 2;
export const LOWER: i32 = 3;
export const LOW_LINE_CLASS: i32 = 4;
export const SEPARATOR: i32 = 5;
export const MARK: i32 = 6;
export const SPECIAL: i32 = 7;
export const UNKNOWN: i32 = 255;

/** The code unit at a position; 0 directly before and behind the text. */
export function codeAt(at: i32): i32 {
  return <i32>load<u16>(<usize>(<i32>TEXT + (at << 1)));
}

export function classOf(code: i32): i32 {
  return <i32>load<u8>(<usize>(<i32>CLASSES + code));
}

/** Letters, digits and `_`. */
export function isWord(code: i32): bool {
  return <u32>(classOf(code) - DIGIT) <= <u32>(LOW_LINE_CLASS - DIGIT);
}

/** Where the run of small ASCII letters ends that goes on at `at`; eight characters at a time. */
export function smallLettersEnd(at: i32): i32 {
  let end = at;
  while (true) {
    const lanes = v128.load(<usize>(<i32>TEXT + (end << 1)));
    const isSmall = i16x8.lt_u(i16x8.sub(lanes, i16x8.splat(97)), i16x8.splat(26));
    const others = ~i16x8.bitmask(isSmall) & 0xff;
    if (others !== 0) return end + ctz(others);
    end += 8;
  }
}

/** Where the run of digits ends that goes on at `at`. */
export function digitsEnd(at: i32): i32 {
  let end = at;
  while (<u32>(codeAt(end) - 48) < 10) end++;
  return end;
}
