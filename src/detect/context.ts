import type { Rule } from "../rule.js";
import { classOf, isLetterOrDigit, SEPARATOR } from "./chars.js";
import type { ContextIndex } from "./context-index.js";
import { type Hit, hitReader, NO_HITS, type Window, within } from "./cue-hits.js";

/** How far context words are looked for on either side, in characters. */
const REACH = 40;
/** How far words that announce special data (health, religion, …) raise what stands near. */
export const SPECIAL_REACH = 200;

/** Distance in characters of the nearest cue for and against; undefined when there is none. */
export interface Evidence {
  readonly context: number | undefined;
  readonly counter: number | undefined;
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

/** The stretch of text whose words may speak about a value. */
export type ScopeOf = (start: number, end: number) => Window;

/** Cues of one rule around a value of a text, by distance. */
export type EvidenceOf = (rule: Rule, start: number, end: number) => Evidence;

/** Reads what the words of one text say about values in it. Several rules look at the same value, so what surrounds the last one is kept. */
export function contextReader(text: string, index: ContextIndex, scopeOf: ScopeOf): EvidenceOf {
  const whole = { from: 0, to: text.length };
  const hitsIn = hitReader(text, index);
  let around: Window = { from: -1, to: -1 };
  let hits: readonly Hit[] = NO_HITS;
  let inScope: readonly Hit[] | undefined;
  let askedStart = -1;
  let askedEnd = -1;

  function lookAround(start: number, end: number): void {
    const window = lineWindow(text, start, end, whole);
    if (window.from !== around.from || window.to !== around.to) hits = hitsIn(window);
    around = window;
    inScope = undefined;
    askedStart = start;
    askedEnd = end;
  }

  return (rule, start, end) => {
    if (start !== askedStart || end !== askedEnd) lookAround(start, end);
    // Most values have no word near that says anything: then it does not matter which pair they belong to.
    if (!speaksOf(hits, rule)) return SILENT;
    if (inScope === undefined && standBeside(text, hits, rule, start)) return evidenceOf(hits, rule, start, end);
    inScope ??= within(hits, lineWindow(text, start, end, scopeOf(start, end)));
    return evidenceOf(inScope, rule, start, end);
  };
}

function speaksOf(hits: readonly Hit[], rule: Rule): boolean {
  for (const { cue } of hits) if (cue.rule === rule) return true;
  return false;
}

/** Whether the cues of a rule all stand before the value with no separator between: every pair that holds the value holds them too, so it need not be worked out. */
function standBeside(text: string, hits: readonly Hit[], rule: Rule, start: number): boolean {
  let first = start;
  for (const hit of hits) {
    if (hit.cue.rule !== rule) continue;
    if (hit.end > start) return false;
    first = Math.min(first, hit.start);
  }
  for (let at = first; at < start; at++) if (classOf(text.charCodeAt(at)) === SEPARATOR) return false;
  return true;
}

function evidenceOf(hits: readonly Hit[], rule: Rule, start: number, end: number): Evidence {
  let context: number | undefined;
  let counter: number | undefined;
  for (const hit of hits) {
    if (hit.cue.rule !== rule) continue;
    const distance = distanceOf(hit, start, end, hit.cue.counter ? AFTER_COUNTER : AFTER_CONTEXT);
    if (hit.cue.counter) counter = nearer(counter, distance);
    else context = nearer(context, distance);
  }
  return context === undefined && counter === undefined ? SILENT : { context, counter };
}

/** No word says anything. */
export const SILENT: Evidence = { context: undefined, counter: undefined };

function nearer(known: number | undefined, distance: number | undefined): number | undefined {
  if (known === undefined || distance === undefined) return known ?? distance;
  return Math.min(known, distance);
}

/** Words after a value count as a little farther away than words before it: Dutch labels come first. */
const AFTER_CONTEXT = 8;
/** A counter-context word after a value is mostly the label of the next one: in `BSN 999990019, order 12` the order takes nothing from the BSN. */
const AFTER_COUNTER = 30;

function distanceOf(hit: Hit, start: number, end: number, penalty: number): number | undefined {
  if (hit.end <= start) return start - hit.end;
  if (hit.start >= end) return hit.start - end + penalty;
  return undefined;
}
