/** One call site that logs personal data of one kind. It never holds a value. */
export interface Leak {
  /**
   * Where the log call stands, from the working directory on, with `/`: in the source when there is a source map. A line that a logger writes by itself, as
   * pino-http does, has the file of that logger. Absent when the call site is unknown.
   */
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  /** The function that logs; absent where it has no name. */
  readonly function?: string;
  /** Method and pattern of the route, such as `POST /orders/:id`; `POST *` before the route is known, absent outside of a request. */
  readonly route?: string;
  /** Id of the rule. */
  readonly rule: string;
  /** Values that were logged, masked unless a policy only observes; an estimate when `sampled`. */
  readonly count: number;
  /** Values at which the stack was looked at, so that they are known to come from here. */
  readonly observed: number;
  /** Whether there were more lines with findings than stacks may be looked at. */
  readonly sampled: boolean;
}

/** What leak attribution may cost: a look at the stack takes some 25 microseconds, so that 100 in a second are a quarter of a percent of one core. */
export interface AttributeOptions {
  /** Stacks that are looked at in one second, at most. @default 100 */
  readonly perSecond?: number;
  /** Rows of the table; what comes when it is full is counted by rule only. @default 1000 */
  readonly rows?: number;
}

/** Values that were masked, by rule and door. */
export interface Count {
  /** Id of the rule. */
  readonly rule: string;
  /** As for `onFinding`. */
  readonly door: "text" | "value" | "line";
  readonly count: number;
}
