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
  /** Also what was not asked for, by other rules or with lower scores: nobody wants to read those values in a build log. */
  readonly widerHits: (from: number, to: number) => readonly Span[];
  readonly labelOf: (rule: string) => string;
}

/** Characters shown on either side of the value. */
const SHOWN = 60;
/** Characters read on either side, so that a value at the edge is recognised before it is cut. */
const READ = 400;
/** Lines up to this length are looked at whole, once for all findings on them. */
const WHOLE_LINE = 4 * READ;

/** The surroundings of `hits[index]` on its line, every value in them replaced by its label. */
export function excerptOf(source: ExcerptSource, index: number): string {
  const { line, labelOf } = source;
  const { start, end, rule } = source.hits[index] as Span;
  const isWhole = line.end - line.start <= WHOLE_LINE;
  const from = isWhole ? line.start : Math.max(line.start, start - READ);
  const to = isWhole ? line.end : Math.min(line.end, end + READ);
  const spans = spansBetween(source, index, from, to);
  const before = masked(source, from, Math.max(from, start), spans);
  const after = masked(source, Math.min(end, to), to, spans);
  return printable(`${lastPart(before, from > line.start)}[${labelOf(rule)}]${firstPart(after, to < line.end)}`.trim());
}

/** Known findings near this one, and what else looks like a value, by place. */
function spansBetween({ hits, widerHits }: ExcerptSource, index: number, from: number, to: number): Span[] {
  let first = index;
  while (first > 0 && (hits[first - 1] as Span).end > from) first--;
  let last = index;
  while (last + 1 < hits.length && (hits[last + 1] as Span).start < to) last++;
  return [...hits.slice(first, last + 1), ...widerHits(from, to)].sort((a, b) => a.start - b.start || b.end - a.end);
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

/** Half a label at the cut is left out. */
function lastPart(text: string, isCut: boolean): string {
  return text.length > SHOWN || isCut ? `…${text.slice(-SHOWN).replace(/^[A-Z\d-]{0,30}\]/, "")}` : text;
}

function firstPart(text: string, isCut: boolean): string {
  return text.length > SHOWN || isCut ? `${text.slice(0, SHOWN).replace(/\[[A-Z\d-]{0,30}$/, "")}…` : text;
}

/** Control characters and marks that turn the direction of text could make a terminal show something else than is there. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Text that is safe on a terminal and stays on one line. */
export function printable(text: string): string {
  return text.replace(/\t/g, " ").replace(UNPRINTABLE, "·");
}
