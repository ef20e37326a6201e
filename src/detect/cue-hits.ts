import { codeBefore, isLetterOrDigit } from "./chars.js";
import { type ContextIndex, type Cue, hashed, hashOf, mayBeCue } from "./context-index.js";

/** The stretch of text that may speak about a value: its own line, or less when it is the value of a field. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** A cue as it stands in the text. */
export interface Hit {
  readonly cue: Cue;
  readonly start: number;
  readonly end: number;
}

/** A label that a mask left behind says nothing about what stands beside it. */
const LONGEST_MASK = 43;
const LABEL = /\[[A-Z][A-Z\d -]{1,40}\]/y;
const OPENING = 91;

/** The cues in a window. Windows of values that stand close together overlap, and what was read for the last one is not read again. */
export function hitReader(text: string, index: ContextIndex): (window: Window) => readonly Hit[] {
  let hits: readonly Hit[] = NO_HITS;
  let from = 0;
  let read = 0;
  return (window) => {
    const isBeside = from <= window.from && window.from <= read;
    if (!isBeside) read = window.from;
    from = window.from;
    const known = isBeside ? hits.filter(({ start }) => start >= from) : NO_HITS;
    const more = cuesIn(text, read, window.to, index);
    hits = more === NO_HITS ? known : known.concat(more);
    read = Math.max(read, wordEnd(text, window.to, mostOf(text, window.to)));
    return within(hits, window);
  };
}

/** Those that lie in a window whole. */
export function within(hits: readonly Hit[], { from, to }: Window): readonly Hit[] {
  return hits.every(({ start, end }) => start >= from && end <= to) ? hits : hits.filter(({ start, end }) => start >= from && end <= to);
}

/** How far a cue that starts before `to` is read: a word without end is none. */
function mostOf(text: string, to: number): number {
  return Math.min(text.length, to + LONGEST_CUE);
}

const LONGEST_CUE = 64;

/** The cues that start between two places; the last one may end behind `to`. */
function cuesIn(text: string, from: number, to: number, index: ContextIndex): readonly Hit[] {
  const most = mostOf(text, to);
  let hits: Hit[] | undefined;
  for (let start = nextWord(text, from, to); start < to; ) {
    let hash = 0;
    let end = start;
    for (; end < most; end++) {
      const code = text.charCodeAt(end);
      if (!isLetterOrDigit(code)) break;
      hash = hashed(hash, code);
    }
    if (mayBeCue(hash, index)) hits = withCues(hits, text, { from: start, to: end }, most, index);
    start = nextWord(text, end, to);
  }
  return hits ?? NO_HITS;
}

export const NO_HITS: readonly Hit[] = [];

/** With the cues that start with this word of a text, which is read up to `most`. */
function withCues(hits: Hit[] | undefined, text: string, word: Window, most: number, index: ContextIndex): Hit[] | undefined {
  const cues = index.byFirst.get(text.slice(word.from, word.to).toLowerCase());
  if (cues === undefined) return hits;
  const all = hits ?? [];
  for (const cue of cues) {
    const start = startOfCue(cue, text, word.from);
    const end = start < 0 ? 0 : endOfCue(cue, text, word.to, most);
    if (end > 0) all.push({ cue, start, end });
  }
  return all;
}

/** The cues that start at these words of a text. */
export function cuesFrom(text: string, starts: readonly number[], index: ContextIndex): readonly Window[] {
  let hits: Hit[] | undefined;
  for (const start of starts) {
    const end = wordEnd(text, start, text.length);
    if (mayBeCue(hashOf(text, start, end), index)) hits = withCues(hits, text, { from: start, to: end }, text.length, index);
  }
  return hits === undefined ? [] : hits.filter(({ start }) => !isInLabel(text, start)).map(({ start, end }) => ({ from: start, to: end }));
}

function isInLabel(text: string, at: number): boolean {
  let opening = at - 1;
  while (opening >= 0 && at - opening < LONGEST_MASK && text.charCodeAt(opening) !== OPENING) opening--;
  return codeBefore(text, opening + 1) === OPENING && afterLabel(text, opening) > at;
}

/** Where a cue starts whose first word is at `at`, or the everyday word in front of it; negative when that is not there. */
function startOfCue({ lead }: Cue, text: string, at: number): number {
  if (lead === undefined) return at;
  let end = at;
  while (at - end < WIDEST_GAP && !isLetterOrDigit(codeBefore(text, end))) end--;
  const start = end - lead.length;
  return text.slice(Math.max(0, start), end).toLowerCase() === lead && !isLetterOrDigit(codeBefore(text, start)) ? start : -1;
}

/** Most characters between the words of such a phrase. */
const WIDEST_GAP = 4;

/** Where a cue ends whose first word ends at `firstEnd`; 0 when its other words do not follow. */
function endOfCue({ words }: Cue, text: string, firstEnd: number, most: number): number {
  let end = firstEnd;
  for (let at = 1; at < words.length; at++) {
    const start = nextWord(text, end, most);
    const word = words[at] as string;
    if (start >= most || !mayBegin(text, start, word)) return 0;
    end = wordEnd(text, start, most);
    if (text.slice(start, end).toLowerCase() !== word) return 0;
  }
  return end;
}

/** Phrases begin with everyday words, such as "de": whether their next word may stand here is seen by its first letter. */
function mayBegin(text: string, start: number, word: string): boolean {
  const code = text.charCodeAt(start);
  return code > 127 || ((code ^ word.charCodeAt(0)) & 31) === 0;
}

/** Where the next word of letters and digits starts, or `to`. */
function nextWord(text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (isLetterOrDigit(code)) return at;
    at = code === OPENING ? Math.max(at + 1, afterLabel(text, at)) : at + 1;
  }
  return to;
}

function wordEnd(text: string, start: number, to: number): number {
  let end = start;
  while (end < to && isLetterOrDigit(text.charCodeAt(end))) end++;
  return end;
}

function afterLabel(text: string, at: number): number {
  LABEL.lastIndex = at;
  return LABEL.test(text) ? LABEL.lastIndex : at;
}
