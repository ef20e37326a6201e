/**
 * A format for winston 3.
 * @module
 */
import { FAILED } from "../input/marked-line.js";
import { inLogCall } from "../leaks/tally.js";
import type { Redactor } from "../redactor.js";
import { checkedRedactor } from "./express/options.js";
import { redactLineOfRequest, redactorOfRequest } from "./subject.js";

/** What winston and its formats write on an entry, besides the fields. */
const LEVEL = Symbol.for("level");
const MESSAGE = Symbol.for("message");
const SPLAT = Symbol.for("splat");

/** Options of `redactFormat`. */
export interface RedactFormatOptions {
  /** What `createRedactor()` returns. @default createRedactor() */
  readonly redactor?: Redactor;
}

/** An entry of winston. */
export interface WinstonEntry {
  level: string;
  message: unknown;
  [key: string | symbol]: unknown;
}

/** A format, as winston's `combine` takes it. */
export interface RedactFormat {
  transform(entry: WinstonEntry): WinstonEntry;
}

/**
 * A format that masks an entry: its fields, its message, and the finished line if a format before it made one. Put it last, so that nothing comes in after
 * it; transports that read fields, and those that read the line, then both get masked ones. An entry is copied, never changed, and keeps its level. One that
 * cannot be masked is replaced by its level and `[REDACTION FAILED]`; nothing is thrown into `logger.info`.
 *
 * @throws {RedactorError} `ERR_UNKNOWN_OPTION`, `ERR_INVALID_OPTION`, `ERR_USAGE`
 * @example
 * const logger = winston.createLogger({
 *   format: winston.format.combine(winston.format.errors({ stack: true }), winston.format.splat(), winston.format.json(), redactFormat({ redactor })),
 *   transports: [new winston.transports.Console()],
 * });
 */
export function redactFormat(options: RedactFormatOptions = {}): RedactFormat {
  const redactor = checkedRedactor("redactFormat", options, ["redactor"]);
  return {
    transform(entry) {
      try {
        return masked(entry, redactor);
      } catch {
        return withheld(entry);
      }
    },
  };
}

function masked(entry: WinstonEntry, base: Redactor): WinstonEntry {
  const redactor = redactorOfRequest(base);
  const { [MESSAGE]: line, [SPLAT]: args } = entry;
  const mask = () => fieldsOf(entry, redactor);
  // A finished line says what the fields say, so only one of them counts as a leak.
  const fields = typeof line === "string" ? mask() : inLogCall(mask);
  const copy: WinstonEntry = { ...fields, level: entry.level, [LEVEL]: entry[LEVEL] };
  if (line !== undefined) copy[MESSAGE] = typeof line === "string" ? redactLineOfRequest(base, line) : redactor.redact(line);
  if (args !== undefined) copy[SPLAT] = redactor.redact(args);
  return copy;
}

/** An entry may be an error, whose message and stack are not enumerable. */
function fieldsOf(entry: WinstonEntry, redactor: Redactor): WinstonEntry {
  const fields = { ...entry, message: entry.message, ...(entry instanceof Error ? { name: entry.name, stack: entry.stack } : {}) };
  return redactor.redact(fields);
}

function withheld(entry: WinstonEntry): WinstonEntry {
  const level = typeof entry?.level === "string" ? entry.level : "error";
  return { level, message: FAILED, [LEVEL]: entry?.[LEVEL] ?? level, [MESSAGE]: JSON.stringify({ level, message: FAILED }) };
}
