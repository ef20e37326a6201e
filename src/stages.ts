import type { Settings } from "./detect/text.js";
import type { Finding } from "./finding.js";
import type { WalkLimits } from "./input/walk.js";
import type { Tally } from "./leaks/tally.js";
import type { MaskOf } from "./mask/text.js";
import type { SubjectLike, Where } from "./options.js";
import type { Redactor } from "./redactor.js";

/** Everything that a redactor needs, checked and compiled. */
export interface Stages {
  readonly settings: Settings;
  /** The same for masking, which mostly needs less. */
  readonly masking: Settings;
  readonly maskOf: MaskOf;
  /** Whether what the masks leave behind is no value itself, so that masking goes on until nothing is found. */
  readonly settles: boolean;
  readonly limits: WalkLimits & { readonly length: number };
  /** Masks the known places of an object, on a copy. */
  readonly atPaths: ((copy: object) => unknown) | undefined;
  /** Masks the known places of a line of JSON. */
  readonly inLine: ((line: string) => string) | undefined;
  readonly onFinding: ((finding: Finding, where: Where) => void) | undefined;
  readonly tally: Tally;
  readonly withSubject: (subject: SubjectLike) => Redactor;
}

/** In the place of a text that is longer than may be read. */
export const TOO_LONG = "[TOO LONG]";

/** The same stages with other settings. */
export function withSettings(stages: Stages, settings: Settings): Stages {
  return { ...stages, settings, masking: { ...settings, isPlain: stages.masking.isPlain ?? false } };
}
