import type { Outcome, Reason } from "../finding.js";
import { type Allowed, allowedBy } from "./allow.js";
import type { Candidate } from "./candidates.js";
import { collect, type Found } from "./collect.js";
import { contextReader, lineWindow, SPECIAL_REACH } from "./context.js";
import { cuesFrom } from "./cue-hits.js";
import { cuePlaces } from "./cues.js";
import { withoutDoubles } from "./doubles.js";
import type { FieldMeaning } from "./fields.js";
import { type Judged, judge, rejudged, type Surroundings } from "./judge.js";
import { type Known, mayBeSpelledIn } from "./known.js";
import type { Nested } from "./nested.js";
import { isPartOfNoise } from "./noise.js";
import { mayHoldEncoded, opened } from "./opened.js";
import { type Resolution, withoutOverlap } from "./overlap.js";
import { repeatsIn } from "./repeats.js";
import type { Rulebook } from "./rulebook.js";
import { scan } from "./scan.js";
import { NEEDS_VIEW } from "./scanner.js";
import { scopes } from "./scope.js";
import { plainView, type View, viewOf } from "./view.js";

/** What the stages need to know; made once per redactor. */
export interface Settings {
  readonly book: Rulebook;
  /** Least score of a finding of each rule. */
  readonly minScore: (ruleId: string) => number;
  readonly allowed: Allowed;
  /** What the texts before this one told, when they are parts of one document. */
  readonly known?: Known;
  /** Only the values count: nobody looks at the reasons, so test values and special data near are not looked for. */
  readonly isPlain?: boolean;
}

/** A judged candidate and what became of it. Offsets are those of the view. */
export interface Verdict {
  readonly judged: Judged;
  readonly outcome: Outcome;
  readonly by: string | undefined;
  /** The redacted text inside, when the value is an encoding of text that holds findings. */
  readonly nested: Nested | undefined;
}

export interface Examined {
  readonly view: View;
  /** What is taken is in order of place; only who explains a text looks at the others, and sorts them. */
  readonly verdicts: readonly Verdict[];
}

/** Depth of encodings inside encodings that are opened. */
const DEEPEST = 2;
const NOTHING: readonly Verdict[] = [];
const NONE: Examined = { view: plainView(""), verdicts: NOTHING };
const NO_NESTED: ReadonlyMap<Candidate, Nested> = new Map();

/**
 * Finds and judges everything in a text.
 *
 * @param meaning what the key of this text says about it, when it is the value of a field
 * @param known what is known from elsewhere in the same object
 */
export function examine(source: string, settings: Settings, meaning?: FieldMeaning, known: Known | undefined = settings.known, depth = 0): Examined {
  const reading = readingOf(source, settings.book, meaning, known !== undefined && mayBeSpelledIn(known, source));
  return reading === undefined ? NONE : examinedIn(reading, settings, known, depth);
}

/**
 * What `examine` says of a text by several settings with the same rules, such as one with a lower score: the text is read and its candidates are judged once,
 * which is most of the work.
 */
export function examiner(source: string, book: Rulebook): (settings: Settings) => Examined {
  const reading = readingOf(source, book, undefined, false);
  return (settings) => (reading === undefined ? NONE : examinedIn(reading, settings, undefined, 0));
}

/** A text as the rules read it; nothing in it depends on what is known or wanted. */
interface Reading extends Found {
  readonly view: View;
  /** Where words stand that may raise the class of what stands near. */
  readonly special: readonly number[];
  readonly mayHoldEncoded: boolean;
  /** Once somebody asked. */
  weighed: Weighed | undefined;
}

interface Weighed {
  readonly around: Surroundings;
  readonly judged: readonly Judged[];
}

/** @returns undefined where nothing is that may be a finding, unless what is known speaks for the text */
function readingOf(source: string, book: Rulebook, meaning: FieldMeaning | undefined, isSpokenFor: boolean): Reading | undefined {
  // Where there is a backslash there is an escape, nearly always: a look for it takes no time beside a pass in vain.
  const count = source.includes("\\") ? NEEDS_VIEW : scan(source, book.scan, false);
  if (count === 0 && meaning === undefined && !isSpokenFor && !mayHoldEncoded(source)) return undefined;
  const view = count === NEEDS_VIEW ? viewOf(source) : plainView(source);
  const anchored = count === NEEDS_VIEW ? scan(view.text, book.scan, true) : count;
  const { candidates, longWords } = collect(view.text, anchored, book, meaning);
  const isEncoded = longWords.length > 0 || mayHoldEncoded(view.text);
  if (candidates.length === 0 && !isEncoded && !isSpokenFor) return undefined;
  return { view, special: cuePlaces(book.scan.special), candidates, longWords, mayHoldEncoded: isEncoded, weighed: undefined };
}

function weighed({ view: { text }, candidates, special }: Reading, book: Rulebook): Weighed {
  const around = { text, evidenceOf: contextReader(text, book.context, scopes(text)), special: lazily(() => cuesFrom(text, special, book.special)) };
  return { around, judged: judgedIn(candidates, around) };
}

function examinedIn(reading: Reading, settings: Settings, known: Known | undefined, depth: number): Examined {
  const { view, candidates, longWords } = reading;
  const nested =
    reading.mayHoldEncoded && depth < DEEPEST ? opened(view.text, longWords, (text) => examine(text, settings, undefined, known, depth + 1)) : NO_NESTED;
  const isEmpty = candidates.length === 0 && nested.size === 0 && (known === undefined || !mayBeSpelledIn(known, view.text));
  if (isEmpty) return { view, verdicts: NOTHING };
  reading.weighed ??= weighed(reading, settings.book);
  return { view, verdicts: decide(reading.weighed, nested, settings, known) };
}

function decide({ around, judged: all }: Weighed, found: ReadonlyMap<Candidate, Nested>, settings: Settings, known: Known | undefined): Verdict[] {
  const { text } = around;
  const verdicts: Verdict[] = [];
  const standing: Judged[] = [];
  for (const judged of withoutDoubles(text, all)) {
    const outcome = outcomeAlone(judged, text, settings);
    if (outcome === undefined) standing.push(judged);
    else verdicts.push({ judged, outcome, by: undefined, nested: undefined });
  }
  const nested = nestedOnes(found);
  const { taken, beatenBy } = withRepeats(text, nested.size === 0 ? standing : [...standing, ...nested.keys()], verdicts, known);
  for (const one of taken) {
    const judged = settings.isPlain ? one : withCircumstances(one, around);
    verdicts.push({ judged, outcome: "taken", by: undefined, nested: nested.get(one) });
  }
  for (const [judged, winner] of beatenBy) verdicts.push({ judged, outcome: "overlapped", by: winner.rule.id, nested: undefined });
  return verdicts;
}

/** What something speaks for, in order of place. */
function judgedIn(candidates: readonly Candidate[], around: Surroundings): Judged[] {
  const all: Judged[] = [];
  let isInOrder = true;
  for (const candidate of candidates) {
    const one = judge(candidate, around);
    if (one === undefined || one.score <= 0) continue;
    if (all.length > 0 && one.start < (all.at(-1) as Judged).start) isInOrder = false;
    all.push(one);
  }
  return isInOrder ? all : all.sort((a, b) => a.start - b.start);
}

/** The findings that win, with the weak candidates among `verdicts` that mention one of them again; those are taken out of `verdicts`. */
function withRepeats(text: string, standing: readonly Judged[], verdicts: Verdict[], known: Known | undefined): Resolution {
  const first = withoutOverlap(standing);
  const { mentions, spelled } = repeatsIn(
    text,
    first.taken,
    verdicts.filter(mayMention).map(({ judged }) => judged),
    known,
  );
  if (mentions.size + spelled.length === 0) return first;
  const rest = verdicts.filter(({ judged }) => !mentions.has(judged));
  verdicts.splice(0, verdicts.length, ...rest);
  return withoutOverlap([...standing, ...mentions.values(), ...spelled]);
}

/** Too weak by itself, but of a rule whose values are mentioned again. */
function mayMention({ outcome, judged }: Verdict): boolean {
  return outcome === "below-threshold" && judged.rule.mentions !== undefined;
}

const NONE_NESTED: ReadonlyMap<Judged, Nested> = new Map();

function nestedOnes(found: ReadonlyMap<Candidate, Nested>): ReadonlyMap<Judged, Nested> {
  return found.size === 0 ? NONE_NESTED : new Map([...found].map(([candidate, nested]) => [nestedOne(candidate, reasonsOfNested(nested)), nested]));
}

function nestedOne({ rule, start, end, field, formScore = 1 }: Candidate, reasons: readonly Reason[]): Judged {
  return { rule, start, end, field, score: formScore, reasons, precedence: rule.precedence };
}

/** An encoding of nothing but test values is one itself. */
function reasonsOfNested({ examined: { verdicts } }: Nested): readonly Reason[] {
  const isTest = verdicts.every(({ outcome, judged }) => outcome !== "taken" || judged.reasons.includes("test-value"));
  return isTest ? ["decoded", "test-value"] : ["decoded"];
}

/** What settles a candidate before it meets others. */
function outcomeAlone(judged: Judged, text: string, settings: Settings): Outcome | undefined {
  if (judged.score < settings.minScore(judged.rule.id)) return "below-threshold";
  if (isPartOfNoise(text, judged)) return "noise";
  return !settings.allowed.isEmpty && allowedBy(settings.allowed, text.slice(judged.start, judged.end)) ? "allowed" : undefined;
}

/** Adds what surrounds a taken finding: known test data, special categories near. */
function withCircumstances(judged: Judged, around: Surroundings): Judged {
  const { text } = around;
  const isTest = judged.rule.isTestValue?.(text.slice(judged.start, judged.end)) ?? false;
  const isSpecial = isNearSpecialWords(judged, around);
  if (!isTest && !isSpecial) return judged;
  const reasons: Reason[] = [...judged.reasons];
  if (isTest) reasons.push("test-value");
  if (isSpecial) reasons.push("special-context");
  return rejudged(judged, judged.end, judged.score, reasons);
}

function isNearSpecialWords({ start, end }: Judged, { text, special }: Surroundings): boolean {
  const words = special();
  if (words.length === 0) return false;
  const { from, to } = lineWindow(text, start, end, { from: 0, to: text.length }, SPECIAL_REACH);
  return words.some((word) => word.from >= from && word.to <= to);
}

/** Makes something when it is first asked for. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
