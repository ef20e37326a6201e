import { base64At, type Nested } from "./base64.js";
import { type Candidate, candidatesAt, type Search } from "./candidates.js";
import { cueFinder } from "./cues.js";
import { fieldCandidates } from "./field-values.js";
import type { FieldMeaning } from "./fields.js";
import { keyAt, type PairReader, pairReader } from "./pairs.js";
import type { Rulebook } from "./rulebook.js";
import { AT_CUE, AT_LONG, AT_SEPARATOR, findAnchors } from "./scanner.js";
import type { Examined } from "./text.js";

/** Everything in a text that may be a finding. */
export interface Found {
  readonly candidates: readonly Candidate[];
  /** Candidates whose value is an encoding of text that holds findings. */
  readonly nested: ReadonlyMap<Candidate, Nested>;
  /** Positions of separators, in order; the words between a key and the end of its value speak for that value only. */
  readonly separators: readonly number[];
}

/**
 * The forward pass and what follows at its anchors.
 *
 * @param meaning what the key of this text says, when the whole text is the value of a field
 * @param examine looks into decoded text; undefined when encodings are nested too deeply
 */
export function collect(text: string, book: Rulebook, meaning: FieldMeaning | undefined, examine: ((inner: string) => Examined) | undefined): Found {
  const candidates: Candidate[] = [];
  const separators: number[] = [];
  const longWords: number[] = [];
  if (meaning !== undefined) candidates.push(...fieldCandidates(text, { start: 0, end: text.length, lineEnd: text.length }, meaning));
  const { at: anchors, count } = findAnchors(text, book.words);
  const search: Search = { text, book, isNearCue: cueFinder(anchors, count), found: candidates };
  let pairs: PairReader | undefined;
  for (let i = 0; i < count; i++) {
    const at = (anchors[i] as number) >> 3;
    const kind = (anchors[i] as number) & 7;
    if (kind === AT_LONG) longWords.push(at);
    else if (kind !== AT_CUE) candidatesAt(search, at, kind);
    if (kind !== AT_SEPARATOR) continue;
    separators.push(at);
    const named = keyMeaning(text, at, book);
    if (named === undefined) continue;
    pairs ??= pairReader(text);
    const value = pairs.valueAt(at);
    if (value !== undefined) candidates.push(...fieldCandidates(text, value, named));
  }
  return { candidates, separators, nested: examine === undefined ? new Map() : opened(text, longWords, examine) };
}

function keyMeaning(text: string, at: number, book: Rulebook): FieldMeaning | undefined {
  const key = keyAt(text, at);
  return key === undefined ? undefined : book.fields.meaningOfPhrase(key.text);
}

/** Words that turned out to be base64 with findings inside; after the pass, since looking inside starts another. */
function opened(text: string, longWords: readonly number[], examine: (inner: string) => Examined): Map<Candidate, Nested> {
  const found = new Map<Candidate, Nested>();
  let openedEnd = 0;
  for (const at of longWords) {
    if (at < openedEnd) continue;
    const { end, nested } = base64At(text, at, examine);
    openedEnd = end;
    if (nested === undefined) continue;
    const { rule, score } = nested.strongest;
    found.set({ rule, start: nested.start, end: nested.end, formScore: score }, nested);
  }
  return found;
}
