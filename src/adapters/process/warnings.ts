import { FAILED } from "../../input/marked-line.js";
import type { Redactor } from "../../redactor.js";
import { attempt } from "../express/attempt.js";
import { maskError } from "../express/error.js";

type EmitWarning = typeof process.emitWarning;

/** Masks the text, the error and the `detail` of warnings; their type and code are names of kinds and stay. */
export function redactWarnings(redactor: Redactor): () => void {
  const original = process.emitWarning;
  const emitWarning = (warning: string | Error, ...rest: unknown[]): void => {
    const safe = attempt<unknown>(
      () => (typeof warning === "string" ? redactor.redact(warning) : maskError(redactor, warning)),
      () => FAILED,
    );
    Reflect.apply(original, process, [safe, ...rest.map((option) => withoutDetail(redactor, option))]);
  };
  process.emitWarning = emitWarning as EmitWarning;
  return () => {
    if (process.emitWarning === (emitWarning as EmitWarning)) process.emitWarning = original;
  };
}

function withoutDetail(redactor: Redactor, option: unknown): unknown {
  if (typeof option !== "object" || option === null || !("detail" in option)) return option;
  const detail = attempt<unknown>(
    () => redactor.redact(option.detail),
    () => FAILED,
  );
  return { ...option, detail };
}
