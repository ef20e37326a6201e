import { type IsPlain, skeletonOf } from "./plain-words.js";

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
  readonly widerHits: () => readonly Span[];
  readonly labelOf: (rule: string) => string;
  /** Words that may be shown. */
  readonly isPlain: IsPlain;
}

/** Characters shown on either side of the value. */
const SHOWN = 60;
/** Characters read on either side; more than is shown, since labels may be shorter than what they replace. */
const READ = 400;

/**
 * The surroundings of `hits[index]` on its line: every value in them replaced by its label, every word that the rules do not know by an ellipsis. What
 * stands beside a value belongs to the same person more often than not, and not all of it can be found.
 */
export function excerptOf(source: ExcerptSource, index: number): string {
  const { line, labelOf } = source;
  const { start, end, rule } = source.hits[index] as Span;
  const from = Math.max(line.start, start - READ);
  const to = Math.min(line.end, end + READ);
  const spans = [...between(source.hits, from, to), ...between(source.widerHits(), from, to)].sort((a, b) => a.start - b.start || b.end - a.end);
  const strict = { ...source, isPlain: withoutValues(source, spans) };
  const before = masked(strict, from, Math.max(from, start), spans);
  const after = masked(strict, Math.min(end, to), to, spans);
  return printable(`${lastPart(before, from > line.start)}[${labelOf(rule)}]${firstPart(after, to < line.end)}`.trim());
}

/** A word that is part of a value here is not plain, however harmless it is elsewhere. */
function withoutValues({ text, isPlain }: ExcerptSource, spans: readonly Span[]): IsPlain {
  const inValues = new Set(
    spans.flatMap(
      ({ start, end }) =>
        text
          .slice(start, end)
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  );
  return (word) => isPlain(word) && !inValues.has(word.toLowerCase());
}

/** The spans that touch a stretch of text; they do not overlap, so their ends are in order too. */
function between(spans: readonly Span[], from: number, to: number): readonly Span[] {
  return spans.slice(
    firstIndex(spans, (span) => span.end > from),
    firstIndex(spans, (span) => span.start >= to),
  );
}

/** Index of the first span that passes, where all after it pass too. */
function firstIndex(spans: readonly Span[], passes: (span: Span) => boolean): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(spans[middle] as Span)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function masked({ text, labelOf, isPlain }: ExcerptSource, from: number, to: number, spans: readonly Span[]): string {
  let output = "";
  let at = from;
  for (const { start, end, rule } of spans) {
    if (end <= at || start >= to) continue;
    if (start >= at) output += `${skeletonOf(text.slice(at, start), isPlain)}[${labelOf(rule)}]`;
    at = end;
  }
  return at < to ? output + skeletonOf(text.slice(at, to), isPlain) : output;
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

/** What GitHub would take for a command when it stands in a build log. */
const COMMAND = /^(\s*):(?=:)|(#)(?=#\[)/g;

/** Text that is safe on a terminal and in a build log, and stays on one line. */
export function printable(text: string): string {
  return text.replace(/\t/g, " ").replace(UNPRINTABLE, "·").replace(COMMAND, "$1·");
}
