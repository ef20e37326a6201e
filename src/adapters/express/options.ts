import { IncomingMessage } from "node:http";
import { RedactorError } from "../../errors.js";
import { createRedactor } from "../../index.js";
import { nearest } from "../../nearest.js";
import type { Redactor } from "../../redactor.js";

/** The checks that every middleware of this package makes: called with options, known option names, a redactor. */
export function checkedRedactor(name: string, options: { readonly redactor?: Redactor }, known: readonly string[]): Redactor {
  if (options instanceof IncomingMessage || options instanceof Error) {
    throw new RedactorError("ERR_USAGE", `${name} was used as middleware itself. Call it: app.use(${name}({ redactor })).`);
  }
  if (typeof options !== "object" || options === null || isRedactor(options)) {
    throw new RedactorError("ERR_USAGE", `${name} takes its options by name: ${name}({ redactor: createRedactor() }).`);
  }
  for (const key of Object.keys(options)) if (!known.includes(key)) throw unknownOption(name, key, known);
  const { redactor = createRedactor() } = options;
  if (!isRedactor(redactor))
    throw invalid(`${name}: \`redactor\` must be what createRedactor() returns. Write ${name}({ redactor: createRedactor({ … }) }) or leave it out.`);
  return redactor;
}

function isRedactor(value: unknown): value is Redactor {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "redact") === "function" && typeof Reflect.get(value, "scan") === "function";
}

export function checkMode<Mode extends string>(owner: string, part: string, mode: unknown, modes: readonly Mode[]): Mode {
  if (typeof mode === "string" && modes.includes(mode as Mode)) return mode as Mode;
  const given = typeof mode === "string" ? `"${mode}"` : `a value of type ${typeof mode}`;
  throw invalid(`${owner}: ${given} is no mode for ${part}. ${didYouMean(mode, modes)}Modes: ${modes.join(", ")}.`);
}

/** One door checks options for another: what it refuses also names the one that the caller wrote. */
export function checkedFor<T>(owner: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof RedactorError ? new RedactorError(error.code, `${owner}: ${error.message}`, { cause: error }) : error;
  }
}

export function unknownOption(name: string, key: string, known: readonly string[]): RedactorError {
  return new RedactorError("ERR_UNKNOWN_OPTION", `${name} has no option "${key}". ${didYouMean(key, known)}Options: ${known.join(", ")}.`);
}

export function didYouMean(word: unknown, known: readonly string[]): string {
  const meant = typeof word === "string" ? nearest(word, known) : undefined;
  return meant === undefined ? "" : `Did you mean "${meant}"? `;
}

export function invalid(message: string): RedactorError {
  return new RedactorError("ERR_INVALID_OPTION", message);
}
