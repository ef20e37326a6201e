/** Part of a line, half-open. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

/** What an excerpt is made from. */
export interface ExcerptSource {
  readonly text: string;
  /** The line, half-open. */
  readonly line: { readonly start: number; readonly end: number };
  /** All findings in the text, in order. */
  readonly hits: readonly Span[];
  /** Also finds what was not asked for: other rules, lower scores. Nobody wants to read those values in a build log. */
  readonly scanAll: (text: string) => readonly Span[];
  readonly labelOf: (rule: string) => string;
}

/** Characters shown on either side of the value. */
const SHOWN = 50;
/** Characters read on either side, so that a value at the edge is recognised before it is cut. */
const READ = 400;

/** The surroundings of `hits[index]` on its line, every value in them replaced by its label. */
export function excerptOf(source: ExcerptSource, index: number): string {
  const { line, labelOf } = source;
  const { start, end, rule } = source.hits[index] as Span;
  const from = Math.max(line.start, start - READ);
  const to = Math.min(line.end, end + READ);
  const spans = spansBetween(source, index, from, to);
  const before = masked(source, from, Math.max(from, start), spans);
  const after = masked(source, Math.min(end, to), to, spans);
  return printable(`${lastPart(before, from > line.start)}[${labelOf(rule)}]${firstPart(after, to < line.end)}`.trim());
}

/** Known findings near this one, and what else looks like a value, by place. */
function spansBetween({ text, hits, scanAll }: ExcerptSource, index: number, from: number, to: number): Span[] {
  let first = index;
  while (first > 0 && (hits[first - 1] as Span).end > from) first--;
  let last = index;
  while (last + 1 < hits.length && (hits[last + 1] as Span).start < to) last++;
  const others = scanAll(text.slice(from, to)).map((span) => ({ rule: span.rule, start: span.start + from, end: span.end + from }));
  return [...hits.slice(first, last + 1), ...others].sort((a, b) => a.start - b.start || b.end - a.end);
}

function masked({ text, labelOf }: ExcerptSource, from: number, to: number, spans: readonly Span[]): string {
  let output = "";
  let at = from;
  for (const { start, end, rule } of spans) {
    if (end <= at || start >= to) continue;
    if (start >= at) output += `${text.slice(at, start)}[${labelOf(rule)}]`;
    at = end;
  }
  return at < to ? output + text.slice(at, to) : output;
}

function lastPart(text: string, isCut: boolean): string {
  return text.length > SHOWN || isCut ? `…${text.slice(-SHOWN)}` : text;
}

function firstPart(text: string, isCut: boolean): string {
  return text.length > SHOWN || isCut ? `${text.slice(0, SHOWN)}…` : text;
}

/** Control characters and marks that turn the direction of text could make a terminal show something else than is there. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Text that is safe on a terminal and stays on one line. */
export function printable(text: string): string {
  return text.replace(/\t/g, " ").replace(UNPRINTABLE, "·");
}
