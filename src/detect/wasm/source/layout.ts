/** Where everything stands in the memory of the module. All of it is reserved from the start: memory that grows would leave the views on it behind. */

/** Class of every UTF-16 code unit, as in `chars.ts`. */
export const CLASSES: u32 = 1024;
/** Longest stretch of a text that is read at once, in UTF-16 code units. */
export const LONGEST: u32 = 1 << 14;
/** The text, with zeros in front and behind: what stands outside a text is no character. */
export const TEXT: u32 = CLASSES + 65536 + 64;
/** Places found: position × 8 + kind. */
export const ANCHORS: u32 = TEXT + LONGEST * 2 + 128;
const MOST_ANCHORS: u32 = LONGEST * 3;
/** Beside each place the rules, as bits of their row, that may find something there. */
export const RULE_BITS: u32 = ANCHORS + MOST_ANCHORS * 4;
/** Where words stand that rules need near them, and of which rules they are, as bits. */
export const CUE_PLACES: u32 = RULE_BITS + MOST_ANCHORS * 4;
export const CUE_MASKS: u32 = CUE_PLACES + LONGEST * 4;
/** The tables of the rulebooks. */
export const BOOKS: u32 = CUE_MASKS + LONGEST * 4;
/** End of the memory, which has 48 pages. */
export const END: u32 = 48 << 16;

/** What a book begins with: the places of its tables, as 32-bit numbers in this order. */
export const THREES: u32 = 0;
export const SLOTS: u32 = 4;
export const CUES: u32 = 8;
export const FIRST_HASHES: u32 = 12;
export const SECOND_HASHES: u32 = 16;
export const MARK_ROW: u32 = 20;
/** A trigger table takes six: classes, width, then the rules by the second character before, the one before, the one behind and the second behind. */
export const DIGITS: u32 = 24;
export const CAPITALS: u32 = 48;
export const MARKS: u32 = 72;
/** For which rules so many digits are enough, which are found in words of so many characters, and which need a context word near. */
export const ENOUGH_DIGITS: u32 = 96;
export const IN_WORD: u32 = 100;
export const NEAR: u32 = 104;
/** The factors of the hashes of keys. */
export const FACTOR: u32 = 108;
export const OTHER_FACTOR: u32 = 112;
