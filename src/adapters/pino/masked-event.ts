import { FAILED } from "../../input/marked-line.js";
import type { Redactor } from "../../redactor.js";
import { attempt } from "../express/attempt.js";
import { redactorOfRequest } from "../subject.js";

/** A masked copy of what a log call was given: its fields or its message. */
export function maskedFields(fields: unknown, redactor: Redactor): unknown {
  return attempt<unknown>(
    () => redactorOfRequest(redactor).redact(fields),
    () => FAILED,
  );
}

/** The logger, except that its bindings are masked. */
export function maskedLogger(logger: unknown, redactor: Redactor): unknown {
  if (typeof logger !== "object" || logger === null) return logger;
  const bindings = (): unknown => maskedFields(Reflect.get(logger, "bindings")?.call(logger), redactor);
  return Object.create(logger, { bindings: { value: bindings } });
}
