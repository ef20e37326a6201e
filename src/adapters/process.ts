/**
 * What a process prints besides its log: uncaught errors, warnings, and by request the console.
 * @module
 */

import type { Redactor } from "../redactor.js";
import { checkedRedactor } from "./express/options.js";
import { redactConsole } from "./process/console.js";
import { redactUncaught } from "./process/uncaught.js";
import { redactWarnings } from "./process/warnings.js";

/** Options of `redactProcess`. */
export interface RedactProcessOptions {
  /** What `createRedactor()` returns. @default createRedactor() */
  readonly redactor?: Redactor;
  /** Errors that nobody caught and rejections that nobody handled: printed with message, stack, causes and properties masked. @default true */
  readonly uncaught?: boolean;
  /** `process.emitWarning`. @default true */
  readonly warnings?: boolean;
  /** All that `console` prints, and so the stack that Express prints of an error that no handler took. @default false */
  readonly console?: boolean;
}

/**
 * Masks what the process itself prints. Call it once, first thing in the program.
 *
 * An uncaught error still ends the process with exit code 1, and `exit` and `uncaughtExceptionMonitor` are emitted as always; when the application has an
 * `uncaughtException` listener of its own, that one decides, and is given the real error. Not seen: what is written to `process.stdout` or `process.stderr`
 * directly, warnings under `--throw-deprecation`, what Node prints when it runs out of memory, and diagnostic reports.
 *
 * @returns undoes it
 * @throws {RedactorError} `ERR_UNKNOWN_OPTION`, `ERR_INVALID_OPTION`, `ERR_USAGE`
 * @example
 * import { redactProcess } from "zwartlak/process";
 *
 * redactProcess({ console: true });
 * console.log("BSN", 999990019); // BSN [BSN]
 */
export function redactProcess(options: RedactProcessOptions = {}): () => void {
  const redactor = checkedRedactor("redactProcess", options, ["redactor", "uncaught", "warnings", "console"]);
  const { uncaught = true, warnings = true, console: printed = false } = options;
  const undo = [uncaught && redactUncaught(redactor), warnings && redactWarnings(redactor), printed && redactConsole(redactor, globalThis.console)];
  return () => {
    for (const step of undo) if (step !== false) step();
  };
}
