import type { Served } from "./express.js";
import type { FileScan } from "./files.js";
import type { Huge, Many } from "./huge.js";
import type { Hunt } from "./hunt.js";
import type { HostileResult } from "./linear.js";
import type { Measured } from "./rounds.js";
import type { Start } from "./start.js";

/** Everything that one run measured; what it left out is empty or absent. */
export interface Outcome {
  readonly contests: readonly Measured[];
  readonly hostile: readonly HostileResult[];
  readonly served: readonly Served[];
  readonly scans: readonly FileScan[];
  /** Seconds from the start of `zwartlak scan` on one small file to its end. */
  readonly startUp: number | undefined;
  readonly start: Start | undefined;
  /** Sentences about what could not be measured. */
  readonly missing: readonly string[];
  /** Of what all works returned; printed, so that it counts as used. */
  readonly checksum: number;
}

export const NOTHING: Outcome = { contests: [], hostile: [], served: [], scans: [], startUp: undefined, start: undefined, missing: [], checksum: 0 };

/** Runs of the parts that take long, each with its day; they are in `bench/record/` and not repeated for every page. */
export interface LongRuns {
  readonly huge?: Huge & Dated;
  readonly many?: Many & Dated;
  readonly hunt?: Hunt & Dated;
}

export interface Dated {
  readonly day: string;
}
