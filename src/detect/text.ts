import type { Outcome, Reason } from "../finding.js";
import { allowedBy, type Allowed } from "./allow.js";
import { base64At, type Nested } from "./base64.js";
import { type Candidate, candidatesAt } from "./candidates.js";
import { hasCue, lineWindow, SPECIAL_REACH, type Window } from "./context.js";
import { fieldCandidates } from "./field-values.js";
import type { FieldMeaning } from "./fields.js";
import { type Judged, judge } from "./judge.js";
import { type Noise, noiseAt } from "./noise.js";
import { withoutOverlap } from "./overlap.js";
import { pairReader } from "./pairs.js";
import type { Rulebook } from "./rulebook.js";
import { AT_DIGIT, AT_LONG, AT_SEPARATOR, findAnchors } from "./scanner.js";
import { type View, viewOf } from "./view.js";

/** What the stages need to know; made once per redactor. */
export interface Settings {
  readonly book: Rulebook;
  /** Least score of a finding of each rule. */
  readonly minScore: (ruleId: string) => number;
  readonly allowed: Allowed;
}

/** A judged candidate and what became of it. Offsets are those of the view. */
export interface Verdict {
  readonly judged: Judged;
  readonly outcome: Outcome;
  readonly by?: string;
  /** The redacted text inside, when the value is an encoding of text that holds findings. */
  readonly nested?: Nested | undefined;
}

export interface Examined {
  readonly view: View;
  /** In order of place. */
  readonly verdicts: readonly Verdict[];
}

/** Depth of encodings inside encodings that are opened. */
const DEEPEST = 2;

/** Finds and judges everything in a text. `meaning`: what the key of this text says about it, when it is the value of a field. */
export function examine(source: string, settings: Settings, meaning?: FieldMeaning, depth = 0): Examined {
  const view = viewOf(source);
  const found = collect(view.text, settings, meaning, depth);
  if (found.candidates.length === 0 && found.nested.size === 0) return { view, verdicts: [] };
  return { view, verdicts: decide(view.text, found, settings) };
}

interface Found {
  readonly candidates: Candidate[];
  /** Stretches whose words speak only for values inside them: a key and its value. In order of start. */
  readonly scopes: Window[];
  readonly noise: Noise[];
  readonly nested: Map<Candidate, Nested>;
}

function collect(text: string, settings: Settings, meaning: FieldMeaning | undefined, depth: number): Found {
  const { book } = settings;
  const found: Found = { candidates: [], scopes: [], noise: [], nested: new Map() };
  const add = (candidate: Candidate) => found.candidates.push(candidate);
  if (meaning !== undefined) for (const one of fieldCandidates(text, { start: 0, end: text.length, lineEnd: text.length }, meaning)) add(one);
  const anchors = findAnchors(text, book.prefixes);
  const places = anchors.at.slice(0, anchors.count);
  const pairs = pairReader(text);
  let noiseEnd = 0;
  let openedEnd = 0;
  for (const place of places) {
    const at = place >> 3;
    const kind = place & 7;
    if (kind === AT_SEPARATOR) readPair(text, at, pairs, found, book);
    else if (kind === AT_LONG && at >= openedEnd) openedEnd = open(text, at, settings, found, depth);
    else if (kind === AT_DIGIT && at >= noiseEnd) {
      const noise = noiseAt(text, at);
      if (noise !== undefined) {
        found.noise.push(noise);
        noiseEnd = noise.end;
      }
    }
    if (kind !== AT_LONG) candidatesAt(text, at, kind, book, add);
  }
  return found;
}

/** The key at a separator limits whose words count, and may name what its value is. */
function readPair(text: string, at: number, pairs: ReturnType<typeof pairReader>, found: Found, book: Rulebook): void {
  const key = pairs.keyAt(at);
  if (key === undefined) return;
  const value = pairs.valueAt(at);
  if (value === undefined) return;
  found.scopes.push({ from: key.start, to: value.lineEnd });
  const meaning = meaningOfPhrase(key.text, book);
  if (meaning !== undefined) found.candidates.push(...fieldCandidates(text, value, meaning));
}

/** A phrase before a colon may say more than the key: the whole, then its last two words, then the last. */
function meaningOfPhrase(phrase: string, book: Rulebook): FieldMeaning | undefined {
  const words = phrase.split(/ +/);
  for (let count = Math.min(3, words.length); count > 0; count--) {
    const meaning = book.fields.meaningOf([words.slice(-count).join(" ")]);
    if (meaning !== undefined) return meaning;
  }
  return undefined;
}

/** Looks inside a word that may be base64; returns where it ends, so that no part of it is opened twice. */
function open(text: string, at: number, settings: Settings, found: Found, depth: number): number {
  if (depth >= DEEPEST) return text.length;
  const { end, nested } = base64At(text, at, (inner) => examine(inner, settings, undefined, depth + 1));
  if (nested !== undefined) {
    const { rule, score } = nested.strongest;
    found.nested.set({ rule, start: nested.start, end: nested.end, formScore: score }, nested);
  }
  return end;
}

function decide(text: string, found: Found, settings: Settings): Verdict[] {
  const verdicts: Verdict[] = [];
  const standing: Judged[] = [];
  const nested = new Map<Judged, Nested>();
  const judgedOnes = withoutDoubles(found.candidates.map((candidate) => judge(candidate, text, scopeOf(candidate, found.scopes, text), settings.book)));
  for (const judged of judgedOnes) {
    const outcome = outcomeAlone(judged, text, found.noise, settings);
    if (outcome === undefined) standing.push(judged);
    else verdicts.push({ judged, outcome });
  }
  for (const [candidate, inner] of found.nested) {
    const judged: Judged = { ...candidate, score: candidate.formScore ?? 1, reasons: ["decoded"], precedence: candidate.rule.precedence };
    nested.set(judged, inner);
    standing.push(judged);
  }
  const { taken, beatenBy } = withoutOverlap(standing);
  for (const judged of taken) verdicts.push({ judged: withCircumstances(judged, text, settings), outcome: "taken", nested: nested.get(judged) });
  for (const [judged, winner] of beatenBy) verdicts.push({ judged, outcome: "overlapped", by: winner.rule.id });
  return verdicts.sort((a, b) => a.judged.start - b.judged.start || a.judged.end - b.judged.end);
}

/** Drops what nothing speaks for, the same finding twice, and a field value that wholly is another, decisive identifier (an e-mail address as user name). */
function withoutDoubles(judged: readonly (Judged | undefined)[]): Judged[] {
  const best = new Map<string, Judged>();
  const decisive = new Map<string, Judged>();
  for (const one of judged) {
    if (one === undefined) continue;
    const place = `${one.start}-${one.end}`;
    const key = `${one.rule.id} ${place}`;
    const known = best.get(key);
    if (known === undefined || one.score > known.score) best.set(key, one);
    if (one.field === undefined && one.score >= DECISIVE && one.rule.precedence > (decisive.get(place)?.rule.precedence ?? 0)) decisive.set(place, one);
  }
  return [...best.values()].filter((one) => one.field === undefined || one.rule.precedence >= (decisive.get(`${one.start}-${one.end}`)?.rule.precedence ?? 0));
}

const DECISIVE = 0.85;

/** What settles a candidate before it meets others. */
function outcomeAlone(judged: Judged, text: string, noise: readonly Noise[], settings: Settings): Outcome | undefined {
  if (judged.score < settings.minScore(judged.rule.id)) return "below-threshold";
  if (isInsideNoise(judged, noise)) return "noise";
  return allowedBy(settings.allowed, text.slice(judged.start, judged.end)) ? "allowed" : undefined;
}

/** Whether the candidate overlaps machine text that it does not cover, and has no rank above it. */
function isInsideNoise(judged: Judged, noise: readonly Noise[]): boolean {
  if (noise.length === 0 || judged.precedence > NOISE_PRECEDENCE) return false;
  let low = 0;
  let high = noise.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((noise[middle] as Noise).end > judged.start) high = middle;
    else low = middle + 1;
  }
  const near = noise[low] as Noise;
  const overlaps = near.start < judged.end && judged.start < near.end;
  return overlaps && !(judged.start <= near.start && judged.end >= near.end);
}

/** Dates, UUIDs and hexadecimal come after secrets, e-mail, IBAN, cards and tax numbers, and before the rest. */
const NOISE_PRECEDENCE = 80;

/** The innermost key-and-value stretch that holds the candidate, or the whole text. */
function scopeOf(candidate: Candidate, scopes: readonly Window[], text: string): Window {
  let low = 0;
  let high = scopes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((scopes[middle] as Window).from <= candidate.start) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= Math.max(0, low - 4); i--) {
    const scope = scopes[i] as Window;
    if (scope.to >= candidate.end) return scope;
  }
  return { from: 0, to: text.length };
}

/** Adds what surrounds a taken finding: known test data, special categories near. */
function withCircumstances(judged: Judged, text: string, settings: Settings): Judged {
  const reasons: Reason[] = [...judged.reasons];
  if (judged.rule.isTestValue?.(text.slice(judged.start, judged.end))) reasons.push("test-value");
  if (isNearSpecialWords(judged, text, settings.book)) reasons.push("special-context");
  return reasons.length === judged.reasons.length ? judged : { ...judged, reasons };
}

function isNearSpecialWords(judged: Judged, text: string, book: Rulebook): boolean {
  return book.rules.some((rule) => {
    if (!rule.raisesClass) return false;
    const window = lineWindow(text, judged.start, judged.end, { from: 0, to: text.length }, SPECIAL_REACH);
    return hasCue(rule, book.context, text, window);
  });
}
