import { type Hit, lazily, type Passage, type Scan } from "../input/formats/passage.js";
import { type Lines, linesOf } from "../input/position.js";
import type { Rule } from "../rule.js";
import { type ExcerptSource, excerptOf } from "./excerpt.js";
import { type NameOf, nameMask } from "./file-name.js";
import { knownWords, type Surroundings } from "./fingerprint.js";
import { GAP, type IsPlain, plainWords, skeletonOf, vocabularyOf } from "./plain-words.js";
import type { PlacedFinding } from "./report.js";

/** What turns hits into findings that can be shown. */
export interface Placing {
  readonly file: string;
  /** How a file is called in reports. */
  readonly nameOf: NameOf;
  /** How a part of a file is called: a sheet, or a file in an archive. */
  readonly insideOf: NameOf;
  readonly isPlain: IsPlain;
  readonly labelOf: ExcerptSource["labelOf"];
  readonly vocabulary: () => ReadonlySet<string>;
  readonly fingerprintOf: (surroundings: Surroundings) => string;
}

/** What is the same for all files: the words and labels of the rules, and file names without what `scanWider` finds in them. */
export function placingBy(rules: readonly Rule[], scanWider: Scan): Omit<Placing, "file" | "fingerprintOf"> {
  const labelOf = labelsBy(rules);
  // Most runs find nothing, and then nobody asks for words.
  const isPlain = lazily(() => plainWords(rules));
  const vocabulary = lazily(() => vocabularyOf(rules));
  return {
    labelOf,
    nameOf: nameMask(scanWider, labelOf),
    insideOf: nameMask(scanWider, labelOf),
    isPlain: (word) => isPlain()(word),
    vocabulary,
  };
}

export function labelsBy(rules: readonly Rule[]): (rule: string) => string {
  const labels = new Map(rules.map(({ id, label }) => [id, label]));
  return (rule) => labels.get(rule) ?? rule.toUpperCase();
}

/** The findings of a passage with their lines, columns, excerpts and fingerprints. */
export function placeFindings(passage: Passage, placing: Placing): PlacedFinding[] {
  if (passage.hits.length === 0) return [];
  const lines = linesOf(passage.text);
  const named = { ...placing, file: placing.nameOf(placing.file) };
  return passage.hits.map((_, index) => placed(passage, index, lines, named));
}

function placed(passage: Passage, index: number, lines: Lines, placing: Placing): PlacedFinding {
  const { text, position, hits, widerHits } = passage;
  const { start, end, rule, score, reasons, legal, field, place } = hits[index] as Hit;
  const line = lines.lineAt(start);
  // A column that says nothing to a rule may be no name at all, but a person in a table without a header.
  const shownField = field !== undefined && reasons.includes("field") ? skeletonOf(field, placing.isPlain) : GAP;
  const words = field === undefined ? knownWords(text, line.start, start, placing.vocabulary()) : knownWords(field, 0, field.length, placing.vocabulary());
  return {
    file: placing.file,
    start: lines.positionOf(start, position),
    end: lines.positionOf(end, position),
    rule,
    score,
    reasons,
    legal,
    ...(place !== undefined && { place: placing.insideOf(place) }),
    ...(shownField !== GAP && { field: shownField }),
    excerpt: excerptOf({ text, line, hits, widerHits, labelOf: placing.labelOf, isPlain: placing.isPlain }, index),
    fingerprint: placing.fingerprintOf({ file: placing.file, rule, words }),
  };
}
