const wordChar = /[\p{L}\p{N}_]/u;
const joint = /[.,:/-]/;
const digit = /\d/;
/** Nobody writes so many decimals: the comma stands between the items of a list or row. */
const listBefore = /^,\d{9}/;
const listAfter = /^,(?:\d{4}|\d{1,3},)/;

/** A value may not start inside a word or number: no letter, digit or underscore before it, no decimal, version or time part. */
export function startsFree(text: string, start: number, labels: readonly string[] = []): boolean {
  const before = text.charAt(start - 1);
  if (before === "") return true;
  if (before === "+") return false;
  if (wordChar.test(before)) return hasGluedLabel(text, start, labels);
  return !(joint.test(before) && digit.test(text.charAt(start - 2))) || listBefore.test(text.slice(start - 1, start + 9));
}

/** A value may not end inside a word or number. */
export function endsFree(text: string, end: number): boolean {
  const after = text.charAt(end);
  if (after === "") return true;
  if (wordChar.test(after)) return false;
  return !(joint.test(after) && digit.test(text.charAt(end + 1))) || listAfter.test(text.slice(end, end + 5));
}

/** Both edges are free. */
export function standsFree(text: string, start: number, end: number, labels: readonly string[] = []): boolean {
  return startsFree(text, start, labels) && endsFree(text, end);
}

const longestLabel = 24;

/** One of the labels is glued to the front of the value: `BSN999990019`, `bsn_999990019`. */
export function hasGluedLabel(text: string, start: number, labels: readonly string[]): boolean {
  if (labels.length === 0) return false;
  const before = text.slice(Math.max(start - longestLabel, 0), start);
  const word = /(?<![\p{L}\p{N}])\p{L}{2,23}(?=_?$)/u.exec(before)?.[0];
  return word !== undefined && labels.includes(word.toLowerCase());
}
