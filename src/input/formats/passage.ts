import type { Finding } from "../../finding.js";
import type { Position } from "../position.js";

/** Finds in a text or a value; what a `Redactor` offers. */
export type Scan = (input: unknown) => readonly Finding[];

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
}
