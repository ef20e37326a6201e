import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Half-open, in UTF-16 code units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** An annotated value. */
export interface Span extends Place {
  readonly kind: string;
  /** Name of the field that it stands in. */
  readonly key?: string;
}

export interface Document {
  readonly id: string;
  readonly text: string;
  readonly spans: readonly Span[];
  /** Proper nouns that are not what `spans` annotates. */
  readonly other?: readonly Span[];
  /** Kinds of which every occurrence is annotated. */
  readonly completeFor?: readonly string[];
}

/** A value in its setting; `value` is normalised, so that it need not stand in the text as it is. */
export interface Vector {
  readonly text: string;
  readonly value?: string;
  readonly note: string;
}

export type Vectors = { readonly [kind: string]: { readonly valid: readonly Vector[]; readonly invalid: readonly Vector[] } };

/** Where the corpora are; undefined when they are not on this machine. They are too large, and some not free enough, to be part of the project. */
export function corporaFolder(): string | undefined {
  const folder = process.env.ZWARTLAK_CORPORA ?? "../shared/corpora";
  return existsSync(join(folder, "vectors.json")) ? folder : undefined;
}

export function vectorsIn(folder: string): Vectors {
  return JSON.parse(readFileSync(join(folder, "vectors.json"), "utf8"));
}

/** One document a line. */
export function documentsOf(path: string): Document[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

/** Every log is one document. */
export function logsIn(folder: string): Document[] {
  const names = readdirSync(join(folder, "logs")).sort();
  return names.map((id) => ({ id, text: readFileSync(join(folder, "logs", id), "utf8"), spans: [] }));
}

/** The raw file that a document of `fixtures/<name>/truth.jsonl` was made from. */
export function rawFileOf(folder: string, { id }: Document): string {
  const [corpus = "", ...path] = id.split("/");
  return join(folder, "fixtures", corpus, "files", path.join("__"));
}
