/**
 * A stream for morgan's access log.
 * @module
 */
import { RedactorError } from "../errors.js";
import { FAILED, lineEndOf, redactedOr } from "../input/marked-line.js";
import type { Redactor } from "../redactor.js";
import { checkedRedactor } from "./express/options.js";
import { redactLineOfRequest } from "./subject.js";

/** Options of `createMorganStream`. */
export interface MorganStreamOptions {
  /** What `createRedactor()` returns. @default createRedactor() */
  readonly redactor?: Redactor;
  /** What gets the redacted lines. @default process.stdout */
  readonly stream?: { write(line: string): unknown };
}

/** The name of who logged in stands third in the formats `common` and `combined`, and nothing says that it is a name. */
const REMOTE_USER = /^(\S{1,64} - )(?!-? \[)(.{1,200}?)(?= \[\d\d\/[A-Z][a-z]{2}\/\d{4}:)/;

/**
 * A stream for morgan that masks each line: addresses, URLs with their query, referrers, and the user name in the formats `common` and `combined`. A line that
 * cannot be redacted becomes `[REDACTION FAILED]`; what the stream behind it throws does not reach the request.
 *
 * @throws {RedactorError} `ERR_UNKNOWN_OPTION`, `ERR_INVALID_OPTION`, `ERR_USAGE`
 * @example
 * app.use(morgan("combined", { stream: createMorganStream({ redactor }) }));
 */
export function createMorganStream(options: MorganStreamOptions = {}): { write(line: string): void } {
  const redactor = checkedRedactor("createMorganStream", options, ["redactor", "stream"]);
  const { stream = process.stdout } = options;
  if (typeof stream?.write !== "function") throw new RedactorError("ERR_INVALID_OPTION", "createMorganStream: `stream` must have a method `write`.");
  return {
    write(line) {
      const redacted = redactedOr(
        () => FAILED + lineEndOf(line),
        () => redactLineOfRequest(redactor, line.replace(REMOTE_USER, "$1[USERNAME]")),
      );
      try {
        stream.write(redacted);
      } catch {
        // morgan writes inside the request, which must not fail for its log.
      }
    },
  };
}
