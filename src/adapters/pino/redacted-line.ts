import { FAILED, lineEndOf, markedLine } from "../../input/marked-line.js";

/** pino's number for `error`: a line that could not be redacted and does not tell its level deserves a look. */
const ERROR_LEVEL = 50;

/** What `redact` makes of a finished line; when it fails, or gives nothing, the line is withheld. What was thrown may quote the line, so it is dropped. */
export function redactedLine(line: string, redact: (line: string) => unknown, messageKey: string | undefined): string {
  try {
    const redacted = redact(line);
    if (typeof redacted === "string" && redacted !== "") return redacted;
  } catch {
    // Withheld below.
  }
  return withheldLine(line, messageKey);
}

/** What stands in for a line that could not be redacted: its level, its time and a marker. */
export function withheldLine(line: string, messageKey: string | undefined): string {
  return markedLine(line, FAILED, messageKey, { level: ERROR_LEVEL, time: Date.now() }) + lineEndOf(line);
}
