import type { Rule } from "../rule.js";
import { isLetterOrDigit } from "./chars.js";

/** How far context words are looked for on either side, in characters. */
const REACH = 40;
/** How far words that announce special data (health, religion, …) raise what stands near. */
export const SPECIAL_REACH = 200;

/** A context word or phrase of a rule, split as the text is. */
interface Cue {
  readonly rule: Rule;
  readonly words: readonly string[];
  readonly counter: boolean;
}

/** First word of each cue -> the cues that start with it. */
export type ContextIndex = ReadonlyMap<string, readonly Cue[]>;

/** Distance in characters of the nearest cue for and against; undefined when there is none. */
export interface Evidence {
  readonly context: number | undefined;
  readonly counter: number | undefined;
}

export function contextIndex(rules: readonly Rule[]): ContextIndex {
  const index = new Map<string, Cue[]>();
  for (const rule of rules) {
    for (const cue of [...cuesOf(rule, rule.context, false), ...cuesOf(rule, rule.counterContext, true)]) {
      const first = cue.words[0] as string;
      index.set(first, [...(index.get(first) ?? []), cue]);
    }
  }
  return index;
}

function cuesOf(rule: Rule, phrases: readonly string[] | undefined, counter: boolean): Cue[] {
  return (phrases ?? [])
    .map((phrase) => ({ rule, words: wordsOf(phrase, 0, phrase.length).map(({ word }) => word), counter }))
    .filter((cue) => cue.words.length > 0);
}

interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** A label that a mask left behind says nothing about what stands beside it. */
const LABEL = /\[[A-Z][A-Z\d -]{1,40}\]/y;
const OPENING = 91;

/** Words of letters and digits, in lower case. */
export function wordsOf(text: string, from: number, to: number): Word[] {
  const words: Word[] = [];
  let start = -1;
  for (let i = from; i <= to; i++) {
    if (start < 0 && text.charCodeAt(i) === OPENING) i = afterLabel(text, i);
    const inside = i < to && isLetterOrDigit(text.charCodeAt(i));
    if (inside && start < 0) start = i;
    if (inside || start < 0) continue;
    words.push({ word: text.slice(start, i).toLowerCase(), start, end: i });
    start = -1;
  }
  return words;
}

function afterLabel(text: string, at: number): number {
  LABEL.lastIndex = at;
  return LABEL.test(text) ? LABEL.lastIndex : at;
}

/** The stretch of text that may speak about a value: its own line, or less when it is the value of a field. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export function lineWindow(text: string, start: number, end: number, within: Window, reach = REACH): Window {
  let from = Math.max(within.from, start - reach);
  let to = Math.min(within.to, end + reach);
  for (let i = start - 1; i >= from; i--) if (text.charCodeAt(i) === 10) from = i + 1;
  for (let i = end; i < to; i++) if (text.charCodeAt(i) === 10) to = i;
  return { from: wholeWord(text, from, within.from), to };
}

/** A window that starts inside a word would read half of it; take the word whole, but no more than a name's length. */
function wholeWord(text: string, from: number, least: number): number {
  let start = from;
  while (start > least && from - start < REACH && isLetterOrDigit(text.charCodeAt(start - 1)) && isLetterOrDigit(text.charCodeAt(start))) start--;
  return start;
}

/** Cues of one rule around a value, by distance. */
export function evidenceFor(rule: Rule, index: ContextIndex, words: readonly Word[], start: number, end: number): Evidence {
  let context: number | undefined;
  let counter: number | undefined;
  for (let at = 0; at < words.length; at++) {
    for (const cue of index.get((words[at] as Word).word) ?? NO_CUES) {
      if (cue.rule !== rule || !startsHere(cue, words, at)) continue;
      const last = words[at + cue.words.length - 1] as Word;
      const distance = distanceOf(words[at] as Word, last, start, end, cue.counter ? AFTER_COUNTER : AFTER_CONTEXT);
      if (cue.counter) counter = nearer(counter, distance);
      else context = nearer(context, distance);
    }
  }
  return { context, counter };
}

const NO_CUES: readonly Cue[] = [];

function nearer(known: number | undefined, distance: number | undefined): number | undefined {
  if (known === undefined || distance === undefined) return known ?? distance;
  return Math.min(known, distance);
}

function startsHere(cue: Cue, words: readonly Word[], at: number): boolean {
  return cue.words.every((word, offset) => words[at + offset]?.word === word);
}

/** Words after a value count as a little farther away than words before it: Dutch labels come first. */
const AFTER_CONTEXT = 8;
/** A counter-context word after a value is mostly the label of the next one: in `BSN 999990019, order 12` the order takes nothing from the BSN. */
const AFTER_COUNTER = 30;

function distanceOf(first: Word, last: Word, start: number, end: number, penalty: number): number | undefined {
  if (last.end <= start) return start - last.end;
  if (first.start >= end) return first.start - end + penalty;
  return undefined;
}

/** Whether any cue of this rule stands in the window. */
export function hasCue(rule: Rule, index: ContextIndex, text: string, window: Window): boolean {
  const words = wordsOf(text, window.from, window.to);
  const { context } = evidenceFor(rule, index, words, window.to + 1, window.to + 1);
  return context !== undefined;
}
