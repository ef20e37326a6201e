import { createHash } from "node:crypto";
import { normaliseKey } from "../detect/fields.js";

/** What a fingerprint is made from besides the order of findings. */
export interface Surroundings {
  readonly file: string;
  readonly rule: string;
  /** Known words before the value on its line, from `knownWords`. */
  readonly words: readonly string[];
}

/** Characters before a value in which words are looked for. */
const REACH = 80;
const WORD = /[\p{L}\p{N}]{2,40}(?:[._-][\p{L}\p{N}]{1,40}){0,3}/gu;

/**
 * The last two known words before a value. Only words that stand in rules count: any other word may be personal itself, and a hash of it could be
 * found by trying.
 */
export function knownWords(text: string, lineStart: number, start: number, vocabulary: ReadonlySet<string>): string[] {
  const before = text.slice(Math.max(lineStart, start - REACH), start);
  return [...before.matchAll(WORD)]
    .map(([word]) => normaliseKey(word))
    .filter((word) => vocabulary.has(word))
    .slice(-2);
}

/** The same for equal surroundings. */
export function surroundingsKey({ file, rule, words }: Surroundings): string {
  return JSON.stringify([rule, file, ...words]);
}

/**
 * Gives fingerprints to the findings of one file, in order. Equal surroundings are numbered, so a fingerprint survives new lines above it and
 * edits elsewhere. It says nothing about the value: a hash of nine digits is broken in minutes.
 */
export function createFingerprints(): (surroundings: Surroundings) => string {
  const fingerprintOf = createKeyFingerprints();
  return (surroundings) => fingerprintOf(surroundingsKey(surroundings));
}

/** The same by the keys of the surroundings, for findings that were made in several places. */
export function createKeyFingerprints(): (key: string) => string {
  const counts = new Map<string, number>();
  return (key) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return createHash("sha256").update(`${key}#${count}`).digest("hex").slice(0, 32);
  };
}
