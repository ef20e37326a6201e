/**
 * Quoted-printable (RFC 2045) in a text that is not all mail. It is known by its lines: `=` ends each of them but the last. Empty values and padded base64 end so
 * too, and elsewhere `=` and two hexadecimal digits are no escape: names begin so.
 */

/** Lines have 76 characters; escaped in JSON they are longer. */
const LONGEST_LINE = 120;
const LINE_END = /(?:\r|\\r)?(?:\n|\\n)/y;
const ANY_BREAK = /=(?:\r|\\r)?(?:\n|\\n)/g;
/** What a line ends in, before its last `=`, that has a value there or none: more padding, a key alone, base64. */
const ENDS_AS_VALUE =
  /=$|^\s*[\w.-]{1,60}\s*$|(?:^|[\s"':=,])(?=[^A-Z]{0,60}[A-Z])(?=[^a-z]{0,60}[a-z])(?=[a-zA-Z+/]{0,60}[\d+/]|[a-zA-Z]{0,60}[a-z][A-Z])[A-Za-z\d+/]{11,120}$/;
/** An encoded word of a header ends in `?=`. */
const ENDS_AS_WORD = /\?[bBqQ]\?[^?\s]{1,120}\?$/;
/** What a line begins with that does not go on the one before: nothing, or a key with a value. Of mail `=3D` is an equals sign. */
const BEGINS_ANEW = /^\s*(?:$|(?:[a-z]{2,8}\s)?["']?[\w.-]{1,60}["']?\s?(?:=(?!3D)|:\s))/;
/** Escapes that mail is full of: of letters with accents, the equals sign, spaces and at signs. */
const ESCAPE = /=(?:3D|20|40|[89A-F][\dA-F])/;

export function hasSoftBreak(source: string): boolean {
  if (!source.includes("=")) return false;
  for (const { index } of source.matchAll(ANY_BREAK)) if (isSoftBreak(source, index)) return true;
  return false;
}

/** Whether `=` at a place ends a line of mail, or stands in such a line or in the last one behind it, where it may begin an escape. */
export function isQuotedPrintable(source: string, at: number): boolean {
  LINE_END.lastIndex = at + 1;
  if (LINE_END.test(source)) return isSoftBreak(source, at);
  return endsSoftly(source, lineEndAfter(source, at)) || endsSoftly(source, lineEndBefore(source, at));
}

/** @param at place of the `=` before a line end */
function isSoftBreak(source: string, at: number): boolean {
  const line = source.slice(lineStart(source, at), at);
  if (!(line.includes(" ") || line.includes("\t")) || ENDS_AS_VALUE.test(line) || ENDS_AS_WORD.test(line)) return false;
  if (ESCAPE.test(line)) return true;
  LINE_END.lastIndex = at + 1;
  LINE_END.test(source);
  const next = LINE_END.lastIndex;
  return !BEGINS_ANEW.test(source.slice(next, next + LONGEST_LINE).split(/\r|\n|\\[rn]/, 1)[0] as string);
}

function lineStart(source: string, at: number): number {
  const from = Math.max(0, at - LONGEST_LINE);
  const before = source.slice(from, at);
  const escaped = before.lastIndexOf("\\n");
  return from + Math.max(before.lastIndexOf("\n") + 1, escaped < 0 ? 0 : escaped + 2);
}

/** Where the line ends in which a place lies; negative when it is too long. */
function lineEndAfter(source: string, at: number): number {
  const ahead = /(?:\n|\\n)/.exec(source.slice(at, at + LONGEST_LINE));
  return ahead === null ? -1 : at + ahead.index;
}

/** Where the line before that ends. */
function lineEndBefore(source: string, at: number): number {
  const start = lineStart(source, at);
  if (source[start - 1] === "\n") return start - 1;
  return source.startsWith("\\n", start - 2) ? start - 2 : -1;
}

/** @param end place of the line feed */
function endsSoftly(source: string, end: number): boolean {
  if (end < 0) return false;
  let last = end - 1;
  if (source[last] === "\r") last--;
  else if (source.startsWith("\\r", last - 1)) last -= 2;
  return source[last] === "=" && isSoftBreak(source, last);
}
