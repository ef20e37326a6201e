/** A log line could not be redacted; nothing of it is passed on. */
export const FAILED = "[REDACTION FAILED]";
/** A line is longer than may be held in memory and has no place where it can be cut safely; the rest of it is not passed on. */
export const TOO_LONG = "[LINE TOO LONG]";

/** The members that loggers write first and that hold no personal data: the level, and a time that can be nothing but a time. */
const LEVEL = /^\{("(?:level|severity)":(?:\d{1,3}|"[A-Za-z]{1,12}")(?:,"level":\d{1,3})?)/;
const TIME =
  /^,("(?:time|timestamp|@timestamp)":(?:\d{10}|\d{13}|\d{16}|\d{19}|"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?"))(?=[,}])/;

/** What a marked line says when the line itself did not. */
export interface Missing {
  readonly level?: number;
  /** In milliseconds since 1970. */
  readonly time?: number;
}

/**
 * A JSON line that holds the level and the time of `line`, a marker as its message and nothing else, without a line end.
 * It only reads the first characters, so it works for lines that are cut off or no JSON at all.
 *
 * @example
 * markedLine('{"level":30,"time":1763812800000,"msg":"…"}', FAILED);
 * // {"level":30,"time":1763812800000,"msg":"[REDACTION FAILED]"}
 */
export function markedLine(line: string, marker: string, messageKey = "msg", missing: Missing = {}): string {
  const level = LEVEL.exec(line);
  const time = TIME.exec(line.slice(level?.[0].length ?? 0));
  const members = [
    level?.[1] ?? (missing.level === undefined ? undefined : `"level":${missing.level}`),
    time?.[1] ?? (missing.time === undefined ? undefined : `"time":${missing.time}`),
    `${JSON.stringify(messageKey)}:${JSON.stringify(marker)}`,
  ];
  return `{${members.filter((member) => member !== undefined).join(",")}}`;
}

/** The line end of a line: CRLF, LF or nothing. */
export function lineEndOf(line: string): string {
  if (!line.endsWith("\n")) return "";
  return line.endsWith("\r\n") ? "\r\n" : "\n";
}

/** Redacted text; `mark` when the redactor breaks its promise to return text and never to throw. What it threw may quote the text, so it is dropped. */
export function redactedOr(mark: () => string, redact: () => unknown): string {
  try {
    const output = redact();
    return typeof output === "string" ? output : mark();
  } catch {
    return mark();
  }
}
