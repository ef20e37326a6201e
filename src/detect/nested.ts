import type { Judged } from "./judge.js";
import type { Examined } from "./text.js";

/** Text that stands encoded in another text, with what was found in it. */
export interface Nested {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly examined: Examined;
  /** The finding inside that names the whole. */
  readonly strongest: Judged;
  /** The encoding of another text that takes its place. */
  readonly encode: (text: string) => string;
}

/** A stretch of a text that was decoded. */
export type Decoded = Pick<Nested, "start" | "end" | "text" | "encode">;

/** Looks into decoded text. */
export type Examine = (inner: string) => Examined;

/** Undefined when nothing is found inside. */
export function nestedIn(decoded: Decoded, examine: Examine): Nested | undefined {
  const examined = examine(decoded.text);
  const taken = examined.verdicts.filter(({ outcome }) => outcome === "taken").map(({ judged }) => judged);
  if (taken.length === 0) return undefined;
  return { ...decoded, examined, strongest: taken.reduce((best, one) => (one.precedence > best.precedence ? one : best)) };
}
