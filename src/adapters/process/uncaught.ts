import { inspect } from "node:util";
import { FAILED } from "../../input/marked-line.js";
import type { Redactor } from "../../redactor.js";
import { attempt } from "../express/attempt.js";
import { maskError } from "../express/error.js";
import { writeWhole } from "../pino/file-sink.js";

const STANDARD_ERROR = 2;
/** Node's own exit code for an uncaught error. */
const UNCAUGHT = 1;

/** Prints uncaught errors masked, unless the application listens to them itself. An unhandled rejection becomes one by Node's default. */
export function redactUncaught(redactor: Redactor): () => void {
  const last = (error: unknown): void => {
    if (process.listenerCount("uncaughtException") > 1) return;
    print(`${textOf(redactor, error)}\n\nNode.js ${process.version}\n`);
    process.exit(process.exitCode === undefined || process.exitCode === 0 ? UNCAUGHT : process.exitCode);
  };
  // First, so that a listener which removes itself when called, as one of `once` does, still counts.
  process.prependListener("uncaughtException", last);
  return () => process.off("uncaughtException", last);
}

/** As Node prints it; once more as text, because values of two properties may only together tell what they are. */
function textOf(redactor: Redactor, error: unknown): string {
  return attempt(
    () => `Uncaught:\n${redactor.redact(inspect(maskError(redactor, error)))}`,
    () => `Uncaught:\n${FAILED}`,
  );
}

/** Whether anyone still reads it or not, the process has to end. */
function print(text: string): void {
  attempt<unknown>(
    () => writeWhole(STANDARD_ERROR, Buffer.from(text)),
    () => undefined,
  );
}
