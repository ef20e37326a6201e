import type { Redactor } from "../redactor.js";

/** How far a value and the words that speak about it may reach, in UTF-16 code units; the longest value of a field is 8,000. */
export const REACH = 8192;

/**
 * Whether a text may be cut between `left` and `right`: read apart they have the findings that they have together. Only what stands within
 * `REACH` of the cut is read.
 */
export function isSafeCut(redactor: Redactor, left: string, right: string): boolean {
  const before = left.slice(-REACH);
  const after = right.slice(0, REACH);
  try {
    const together = places(redactor, before + after, 0);
    if (together.length === 0) return true;
    const apart = [...places(redactor, before, 0), ...places(redactor, after, before.length)];
    return together.length === apart.length && together.every((place, index) => place === apart[index]);
  } catch {
    return false;
  }
}

function places(redactor: Redactor, text: string, offset: number): string[] {
  return redactor.scan(text).map(({ rule, start, end }) => `${rule} ${start + offset} ${end + offset}`);
}

/** Whether a text ends inside something like a private key, which runs over many lines from `-----BEGIN` to `-----END` (RFC 7468, OpenPGP). */
export function isInsideArmour(text: string): boolean {
  return text.lastIndexOf("-----BEGIN ") > text.lastIndexOf("-----END ");
}

/** Where a list, a sentence or a query may be cut without cutting a word. */
const BREAK = /[\s,;&]/;
const TRIES = 8;

/** Index after a character where a long line may be cut, near its end; undefined when every place that was tried changes the findings. */
export function safeCutIn(redactor: Redactor, line: string): number | undefined {
  const to = line.length - REACH / 2;
  const from = to - REACH;
  // The words before a value speak about it more often than those behind it, so the best place is right behind a value.
  const ends = endsOf(redactor, line.slice(from - REACH / 2)).map((end) => end + from - REACH / 2);
  const starts = [from, ...ends.filter((end) => end > from && end < to)];
  for (const start of starts.reverse().slice(0, TRIES)) {
    const cut = nextBreak(line, start, to);
    if (cut !== undefined && !isInsideArmour(line.slice(0, cut)) && isSafeCut(redactor, line.slice(0, cut), line.slice(cut))) return cut;
  }
  return undefined;
}

function endsOf(redactor: Redactor, text: string): number[] {
  try {
    return redactor.scan(text).map(({ end }) => end);
  } catch {
    return [];
  }
}

function nextBreak(text: string, from: number, to: number): number | undefined {
  for (let index = from; index < to; index++) if (BREAK.test(text[index] as string)) return index + 1;
  return undefined;
}
