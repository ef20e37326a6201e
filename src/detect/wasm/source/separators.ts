import { codeAt, isWord } from "./characters.js";
import { FACTOR, FIRST_HASHES, OTHER_FACTOR, SECOND_HASHES } from "./layout.js";

const COLON: i32 = 58;
const EQUALS: i32 = 61;
const ARROW: i32 = 62;
const SLASH: i32 = 47;
const FULL_STOP: i32 = 46;
const OPENING: i32 = 123;
const CLOSING: i32 = 93;
const QUOTED: i32 = 1;
const PHRASE: i32 = 2;
const TOKEN: i32 = 3;
const TAG: i32 = 4;
const LONGEST_KEY: i32 = 60;
const LONGEST_TAG: i32 = 240;
const SLOT_BITS: u32 = 13;
const GOLDEN: i32 = 0x9e3779b1;

const NO_KEY: i32 = 0;
const KEY: i32 = 1;
const UNCLEAR: i32 = 2;

let one: i32 = 0;
let two: i32 = 0;
let isNamed: bool = false;
let factor: i32 = 0;
let otherFactor: i32 = 0;

/** `isSettledSeparator` of `separators.ts`. */
export function isSettledSeparator(book: u32, at: i32, lastLess: i32): bool {
  factor = load<i32>(book + FACTOR);
  otherFactor = load<i32>(book + OTHER_FACTOR);
  const glance = glanceAt(at, lastLess);
  return glance === NO_KEY || (glance === KEY && isClean(book));
}

function isClean(book: u32): bool {
  const slot = <i32>(<u32>(one * GOLDEN) >> (32 - SLOT_BITS));
  return two !== 0 && (isIn(book, slot) || isIn(book, slot ^ 1));
}

function isIn(book: u32, slot: i32): bool {
  return load<i32>(load<u32>(book + FIRST_HASHES) + (slot << 2)) === one && load<i32>(load<u32>(book + SECOND_HASHES) + (slot << 2)) === two;
}

function glanceAt(at: i32, lastLess: i32): i32 {
  const separator = codeAt(at);
  if (separator === ARROW) return glanceAtTag(at, lastLess);
  if (isOperator(separator, codeAt(at + 1))) return separator === EQUALS && isBehindKey(at) ? UNCLEAR : NO_KEY;
  const before = codeAt(at - 1);
  if (before === 32 || before === 9) return UNCLEAR;
  if (isQuote(before)) return glanceAtQuoted(at - 1, before);
  return separator === COLON ? glanceAtPhrase(at) : glanceAtToken(at);
}

function isBehindKey(at: i32): bool {
  const before = codeAt(at - 1);
  const last = before === 32 ? codeAt(at - 2) : before;
  return codeAt(at + 1) === ARROW && (isQuote(last) || last === CLOSING);
}

function isOperator(separator: i32, next: i32): bool {
  return next === COLON || next === EQUALS || next === ARROW || ((next === SLASH || next === OPENING) && separator === COLON);
}

function isQuote(code: i32): bool {
  return code === 34 || code === 39 || code === 96 || code === 1;
}

function start(kind: i32): void {
  one = kind;
  two = kind;
  isNamed = false;
}

function hash(code: i32): void {
  isNamed = isNamed || code === FULL_STOP || (isWord(code) && <u32>(code - 48) > 9);
  one = one * factor + code;
  two = (two * otherFactor) ^ code;
}

function glanceAtQuoted(closing: i32, quote: i32): i32 {
  const last = max(0, closing - LONGEST_KEY);
  start(QUOTED);
  for (let at = closing - 1; at >= last; at--) {
    const code = codeAt(at);
    if (code === quote) return at + 1 < closing ? KEY : NO_KEY;
    hash(code);
  }
  return NO_KEY;
}

function glanceAtPhrase(end: i32): i32 {
  start(PHRASE);
  let at = end;
  for (; at > 0 && end - at < LONGEST_KEY; at--) {
    const code = codeAt(at - 1);
    if (!isWord(code) && code !== 32 && code !== 45 && code !== 46 && code !== 47) break;
    hash(code);
  }
  return isNamed ? KEY : NO_KEY;
}

function isKeyToken(code: i32): bool {
  return isWord(code) || code === 45 || code === 46 || code === 91 || code === 93 || code === COLON;
}

function glanceAtToken(end: i32): i32 {
  start(TOKEN);
  let at = end;
  for (; at > 0 && end - at < LONGEST_KEY; at--) {
    const code = codeAt(at - 1);
    if (!isKeyToken(code)) break;
    hash(code);
  }
  return isNamed ? KEY : NO_KEY;
}

function glanceAtTag(at: i32, lastLess: i32): i32 {
  const before = at > 0 ? codeAt(at - 1) : 32;
  if (before === 32 || before === SLASH || before === 45 || before === EQUALS || before === ARROW) return NO_KEY;
  if (lastLess < 0 || at - lastLess > LONGEST_TAG || codeAt(lastLess + 1) === SLASH) return NO_KEY;
  start(TAG);
  let end = lastLess + 1;
  for (; end < at && isKeyToken(codeAt(end)); end++) hash(codeAt(end));
  return end > lastLess + 1 ? KEY : NO_KEY;
}
