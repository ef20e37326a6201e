import { codeAt, codeBefore, isAsciiLetter, isDigit } from "./chars.js";

const wordChar = /[\p{L}\p{N}_]/u;
/** Nobody writes so many decimals: the comma stands between the items of a list or row. */
const listBefore = /^,\d{9}/;
const listAfter = /^,(?:\d{4}|\d{1,3},)/;

/** A value may not start inside a word or number: no letter, digit or underscore before it, no decimal, version or time part. */
export function startsFree(text: string, start: number, labels: readonly string[] = []): boolean {
  if (start <= 0) return true;
  const before = codeBefore(text, start);
  if (before === plus) return false;
  if (isWordAt(text, start - 1)) return hasGluedLabel(text, start, labels);
  return !(isJoint(before) && isDigit(codeBefore(text, start - 1))) || listBefore.test(text.slice(start - 1, start + 9));
}

/** A value may not end inside a word or number. */
export function endsFree(text: string, end: number): boolean {
  if (end >= text.length) return true;
  if (isWordAt(text, end)) return false;
  return !(isJoint(codeAt(text, end)) && isDigit(codeAt(text, end + 1))) || listAfter.test(text.slice(end, end + 5));
}

const plus = 43;
const lowLine = 95;

/** A letter, digit or underscore. */
function isWordAt(text: string, at: number): boolean {
  const code = codeAt(text, at);
  return code < 128 ? isAsciiLetter(code) || isDigit(code) || code === lowLine : wordChar.test(text.charAt(at));
}

/** One of `. , : / -`. */
function isJoint(code: number): boolean {
  return (code >= 44 && code <= 47) || code === 58;
}

/** Both edges are free. */
export function standsFree(text: string, start: number, end: number, labels: readonly string[] = []): boolean {
  return startsFree(text, start, labels) && endsFree(text, end);
}

const longestLabel = 24;

/** One of the labels is glued to the front of the value: `BSN999990019`, `bsn_999990019`. */
export function hasGluedLabel(text: string, start: number, labels: readonly string[]): boolean {
  if (labels.length === 0) return false;
  // A digit before it can be no label; most are.
  if (isDigit(codeBefore(text, start))) return false;
  const end = codeBefore(text, start) === lowLine ? start - 1 : start;
  let first = end;
  while (end - first < longestLabel && isWordAt(text, first - 1) && codeBefore(text, first) !== lowLine) first--;
  return end - first > 1 && labels.includes(text.slice(first, end).toLowerCase());
}
