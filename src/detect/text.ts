import type { Outcome, Reason } from "../finding.js";
import { type Allowed, allowedBy } from "./allow.js";
import type { Nested } from "./base64.js";
import { collect, type Found } from "./collect.js";
import { hasCue, lineWindow, SPECIAL_REACH } from "./context.js";
import type { FieldMeaning } from "./fields.js";
import { type Judged, judge } from "./judge.js";
import { isPartOfNoise } from "./noise.js";
import { type Resolution, withoutOverlap } from "./overlap.js";
import { type Known, repeatsIn } from "./repeats.js";
import type { Rulebook } from "./rulebook.js";
import { findAnchors, NEEDS_VIEW } from "./scanner.js";
import { scopes } from "./scope.js";
import { plainView, type View, viewOf } from "./view.js";

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
const NOTHING: readonly Verdict[] = [];
const NONE: Examined = { view: plainView(""), verdicts: NOTHING };

/**
 * Finds and judges everything in a text.
 *
 * @param meaning what the key of this text says about it, when it is the value of a field
 * @param known what is known from elsewhere in the same object
 */
export function examine(source: string, settings: Settings, meaning?: FieldMeaning, known?: Known, depth = 0): Examined {
  const { book } = settings;
  const count = findAnchors(source, book.scan, false);
  if (count === 0 && meaning === undefined && known === undefined) return NONE;
  const view = count === NEEDS_VIEW ? viewOf(source) : plainView(source);
  const anchored = count === NEEDS_VIEW ? findAnchors(view.text, book.scan, true) : count;
  const inner = depth < DEEPEST ? (text: string) => examine(text, settings, undefined, known, depth + 1) : undefined;
  const found = collect(view.text, anchored, book, meaning, inner);
  const isEmpty = found.candidates.length === 0 && found.nested.size === 0 && known === undefined;
  return { view, verdicts: isEmpty ? NOTHING : decide(view.text, found, settings, known) };
}

function decide(text: string, found: Found, settings: Settings, known: Known | undefined): Verdict[] {
  const verdicts: Verdict[] = [];
  const standing: Judged[] = [];
  const scopeOf = scopes(text);
  for (const judged of withoutDoubles(found.candidates.map((candidate) => judge(candidate, text, scopeOf, settings.book)))) {
    const outcome = outcomeAlone(judged, text, settings);
    if (outcome === undefined) standing.push(judged);
    else verdicts.push({ judged, outcome });
  }
  const nested = nestedOnes(found.nested);
  const { taken, beatenBy } = withRepeats(text, [...standing, ...nested.keys()], verdicts, known);
  for (const judged of taken) verdicts.push({ judged: withCircumstances(judged, text, settings), outcome: "taken", nested: nested.get(judged) });
  for (const [judged, winner] of beatenBy) verdicts.push({ judged, outcome: "overlapped", by: winner.rule.id });
  return verdicts.sort((a, b) => a.judged.start - b.judged.start || a.judged.end - b.judged.end);
}

/** The findings that win, with the weak candidates among `verdicts` that mention one of them again; those are taken out of `verdicts`. */
function withRepeats(text: string, standing: readonly Judged[], verdicts: Verdict[], known: Known | undefined): Resolution {
  const first = withoutOverlap(standing);
  const { mentions, spelled } = repeatsIn(
    text,
    first.taken,
    verdicts.filter(isWeak).map(({ judged }) => judged),
    known,
  );
  if (mentions.size + spelled.length === 0) return first;
  const rest = verdicts.filter(({ judged }) => !mentions.has(judged));
  verdicts.splice(0, verdicts.length, ...rest);
  return withoutOverlap([...standing, ...mentions.values(), ...spelled]);
}

function isWeak({ outcome }: Verdict): boolean {
  return outcome === "below-threshold";
}

function nestedOnes(found: Found["nested"]): Map<Judged, Nested> {
  return new Map(
    [...found].map(([candidate, nested]) => [
      { ...candidate, score: candidate.formScore ?? 1, reasons: ["decoded"], precedence: candidate.rule.precedence } satisfies Judged,
      nested,
    ]),
  );
}

/** A form that by itself says what a value is, whatever its key. */
const DECISIVE = 0.85;

/** Drops what nothing speaks for, the same finding twice, and a field value that wholly is another, decisive identifier (an e-mail address as user name). */
function withoutDoubles(judged: readonly (Judged | undefined)[]): Judged[] {
  const best = new Map<string, Judged>();
  const decisive = new Map<string, number>();
  for (const one of judged) {
    if (one === undefined) continue;
    const place = `${one.start}-${one.end}`;
    const key = `${one.rule.id} ${place}`;
    if (one.score > (best.get(key)?.score ?? 0)) best.set(key, one);
    if (one.field === undefined && one.score >= DECISIVE) decisive.set(place, Math.max(one.rule.precedence, decisive.get(place) ?? 0));
  }
  const longest = longestForms(best.values());
  return [...best.values()]
    .filter((one) => one.field === undefined || one.rule.precedence >= (decisive.get(`${one.start}-${one.end}`) ?? 0))
    .map((one) => (one.field === "strong" ? { ...one, end: Math.max(one.end, longest.get(`${one.rule.id} ${one.start}`) ?? 0) } : one));
}

/** Where the longest form of each rule that starts at a place ends. A field value in running text is cut at a space or comma; the form knows better. */
function longestForms(judged: Iterable<Judged>): Map<string, number> {
  const longest = new Map<string, number>();
  for (const { rule, start, end, field } of judged) {
    const key = `${rule.id} ${start}`;
    if (field === undefined && end > (longest.get(key) ?? 0)) longest.set(key, end);
  }
  return longest;
}

/** What settles a candidate before it meets others. */
function outcomeAlone(judged: Judged, text: string, settings: Settings): Outcome | undefined {
  if (judged.score < settings.minScore(judged.rule.id)) return "below-threshold";
  if (isPartOfNoise(text, judged)) return "noise";
  return allowedBy(settings.allowed, text.slice(judged.start, judged.end)) ? "allowed" : undefined;
}

/** Adds what surrounds a taken finding: known test data, special categories near. */
function withCircumstances(judged: Judged, text: string, settings: Settings): Judged {
  const reasons: Reason[] = [...judged.reasons];
  if (judged.rule.isTestValue?.(text.slice(judged.start, judged.end))) reasons.push("test-value");
  if (isNearSpecialWords(judged, text, settings.book)) reasons.push("special-context");
  return reasons.length === judged.reasons.length ? judged : { ...judged, reasons };
}

function isNearSpecialWords(judged: Judged, text: string, book: Rulebook): boolean {
  const window = lineWindow(text, judged.start, judged.end, { from: 0, to: text.length }, SPECIAL_REACH);
  return book.raising.some((rule) => hasCue(rule, book.context, text, window));
}
