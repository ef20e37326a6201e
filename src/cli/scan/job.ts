import type { LineRange } from "../../git/changes.js";
import type { Gap } from "../../input/formats/passage.js";
import type { TextRange } from "../../input/ranges.js";
import type { Source } from "../../input/source.js";
import type { PlacedFinding, Skip } from "../../report/report.js";

/** A file or a content of the repository to scan. Plain names, so that it can be sent to a worker. */
export interface Job {
  readonly kind: "file";
  /** As reports show it. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** Length, where it is known without asking. */
  readonly bytes?: number;
  /** The content in the repository that is read in place of the file. */
  readonly oid?: string;
  /** The commit that brought the content. */
  readonly commit?: string;
  /** Only what stands on these lines counts. */
  readonly lines?: readonly LineRange[];
  /** The part of the file that is looked at. */
  readonly range?: TextRange;
}

/** What a scan meets, in order. */
export type Input =
  | Job
  | { readonly kind: "source"; readonly name: string; readonly source: Source }
  | { readonly kind: "link" | "special"; readonly name: string }
  | { readonly kind: "unreadable"; readonly name: string; readonly reason: string };

/** A finding with what the scan itself needs of its value, and no report gets. */
export interface ScannedFinding {
  readonly finding: PlacedFinding;
  /** The tag of its value in the baseline. */
  readonly tag?: string;
  /** The same for equal values of a rule, in this run only. */
  readonly identity?: string;
}

/** What became of one input. */
export interface Outcome {
  readonly findings: readonly ScannedFinding[];
  /** Known test values that were left out. */
  readonly testValues: number;
  /** Findings that a comment accepts. */
  readonly commented: number;
  /** Lines of comments that give no reason. */
  readonly unexplained: readonly number[];
  readonly gaps: readonly Gap[];
  readonly skip?: Skip;
  /** Under this name the cache remembers that nothing was found. */
  readonly clean?: string;
}

export type Result = readonly [input: Input, outcome: Outcome];

export const NOTHING: Outcome = { findings: [], testValues: 0, commented: 0, unexplained: [], gaps: [] };
/** Nobody knows what would have been found. */
export const LOST: Outcome = { ...NOTHING, gaps: [{ place: "", reason: "the scan of it broke off" }] };
