/**
 * Quoted-printable (RFC 2045) in a text that is not all mail. It is known by its lines: `=` ends each of them but the last. A key with an empty value and padded
 * base64 end so too, but hold no space. Elsewhere `=` and two hexadecimal digits are no escape: names begin so.
 */

/** Lines have 76 characters; escaped in JSON they are longer. */
const LONGEST_LINE = 120;
const LINE_END = /(?:\r|\\r)?(?:\n|\\n)/y;
const ANY_BREAK = /=(?:\r|\\r)?(?:\n|\\n)/g;

export function hasSoftBreak(source: string): boolean {
  if (!source.includes("=")) return false;
  for (const { index } of source.matchAll(ANY_BREAK)) if (hasSpaceBefore(source, index)) return true;
  return false;
}

/** Whether `=` at a place ends a line of mail, or stands in such a line or in the last one behind it, where it may begin an escape. */
export function isQuotedPrintable(source: string, at: number): boolean {
  LINE_END.lastIndex = at + 1;
  if (LINE_END.test(source)) return hasSpaceBefore(source, at);
  return endsSoftly(source, lineEndAfter(source, at)) || endsSoftly(source, lineEndBefore(source, at));
}

/** On the same line. */
function hasSpaceBefore(source: string, at: number): boolean {
  const line = source.slice(lineStart(source, at), at);
  return line.includes(" ") || line.includes("\t");
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
  return source[last] === "=" && hasSpaceBefore(source, last);
}
