import { RedactorError } from "../../errors.js";
import { createRedactor } from "../../index.js";
import type { Redactor } from "../../redactor.js";
import { unknownOption } from "../express/options.js";
import type { LineStream } from "./sink.js";

/** Options of `createLogDestination`. */
export interface LogDestinationOptions {
  /** What `createRedactor()` returns. @default createRedactor() */
  readonly redactor?: Redactor | undefined;
  /** Path of a file that lines are added to, a file descriptor, or any stream. @default 1, standard output */
  readonly destination?: string | number | LineStream | undefined;
  /**
   * - `"tick"` (default): lines of one round of the event loop are redacted and written together, or 16 KB of them
   * - `"line"`: each line is redacted and written before `log.info` returns, so that SIGKILL loses none
   */
  readonly buffer?: "tick" | "line" | undefined;
  /** pino's `messageKey`, for the marker of a line that could not be redacted. @default "msg" */
  readonly messageKey?: string | undefined;
}

/** Checked options. */
export interface DestinationSettings {
  readonly redactor: Redactor;
  readonly destination: string | number | LineStream;
  readonly buffer: "tick" | "line";
  readonly messageKey: string | undefined;
}

const KNOWN: readonly string[] = ["redactor", "destination", "buffer", "messageKey"] satisfies (keyof LogDestinationOptions)[];
const STANDARD_OUTPUT = 1;

export function checkDestinationOptions(options: LogDestinationOptions = {}): DestinationSettings {
  if (typeof options !== "object" || options === null) throw invalid('options must be an object, such as { destination: "app.log" }.');
  for (const name of Object.keys(options)) if (!KNOWN.includes(name)) throw unknownOption("createLogDestination", name, KNOWN);
  const { redactor = createRedactor(), destination = STANDARD_OUTPUT, buffer = "tick", messageKey } = options;
  if (typeof redactor?.redactLine !== "function") throw invalid("`redactor` must be what createRedactor() returns, or be left out.");
  if (!isDestination(destination)) throw invalid("`destination` must be the path of a file, a file descriptor, or a stream with a method `write`.");
  if (buffer !== "tick" && buffer !== "line") throw invalid('`buffer` must be "tick" or "line".');
  if (messageKey !== undefined && typeof messageKey !== "string") throw invalid("`messageKey` must be the name of a key.");
  return { redactor, destination, buffer, messageKey };
}

function isDestination(value: unknown): boolean {
  if (typeof value === "object") return typeof (value as LineStream | null)?.write === "function";
  return typeof value === "string" ? value !== "" : Number.isInteger(value) && (value as number) > 0;
}

function invalid(message: string): RedactorError {
  return new RedactorError("ERR_INVALID_OPTION", `createLogDestination(): ${message}`);
}
