import type { Finding } from "../../finding.js";
import type { Position } from "../position.js";

/** Finds in a text or a value; what a `Redactor` offers. */
export type Scan = (input: unknown) => readonly Finding[];

/** How a file is looked at. */
export interface Look {
  /** Finds what is reported. */
  readonly scan: Scan;
  /** Finds more: what is reported by other rules or with a lower score, and must not be shown beside a finding. */
  readonly scanWider: Scan;
}

/** A finding in a file; `start` and `end` count in the passage. */
export interface Hit extends Finding {
  /** Name of the column. */
  readonly field?: string;
}

/** A part of a file with what was found in it, in order. */
export interface Passage {
  readonly text: string;
  /** Where the text begins in the file. */
  readonly position: Position;
  readonly hits: readonly Hit[];
  /** What `scanWider` finds in the text, in order. It is asked for only where there are hits. */
  readonly widerHits: () => readonly Hit[];
}

/** The answer of `read`, worked out when it is first asked for. */
export function lazily<T>(read: () => T): () => T {
  let answer: { readonly value: T } | undefined;
  return () => {
    answer ??= { value: read() };
    return answer.value;
  };
}
