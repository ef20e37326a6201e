import { RedactorError } from "../errors.js";
import { createRedactor } from "../index.js";
import type { Redactor } from "../redactor.js";
import { withheldLine } from "./pino/redacted-line.js";
import { redactLineOfRequest } from "./subject.js";

export { createLogDestination, type LogDestination } from "./pino/destination.js";
export type { LogDestinationOptions } from "./pino/destination-options.js";
export { redactDiagnostics } from "./pino/diagnostics.js";
export { type RedactorOption, redactMetadata } from "./pino/metadata.js";
export type { LineStream } from "./pino/sink.js";

/** What pino passes to and takes from its hooks. Its own types would need pino to be installed wherever this file is type-checked. */
// biome-ignore lint/suspicious/noExplicitAny: these are pino's values; `unknown` would refuse callbacks that are typed by pino.
type FromPino = any;

/** pino's `hooks`, as far as `redactLogs` needs to know them. */
export interface LogHooks {
  readonly logMethod?: ((this: FromPino, args: FromPino, method: FromPino, level: number) => void) | undefined;
  /** Sees the finished line. What it returns is redacted after it. */
  readonly streamWrite?: ((line: string) => string) | undefined;
}

/** Options of `redactLogs`: the redactor, and all of pino's own. Those with callbacks are named, so that their parameters have types. */
export interface LogOptions {
  /** What `createRedactor()` returns. @default createRedactor() */
  readonly redactor?: Redactor | undefined;
  readonly hooks?: LogHooks | undefined;
  readonly messageKey?: string | undefined;
  readonly levelComparison?: "ASC" | "DESC" | ((current: number, expected: number) => boolean) | undefined;
  readonly timestamp?: boolean | (() => string) | undefined;
  readonly mixin?: ((fields: FromPino, level: number, logger: FromPino) => object) | undefined;
  readonly mixinMergeStrategy?: ((fields: FromPino, mixin: FromPino) => object) | undefined;
  readonly onChild?: ((child: FromPino) => void) | undefined;
  readonly serializers?: { [key: string]: (value: FromPino) => FromPino } | undefined;
  readonly formatters?:
    | {
        level?: ((label: string, level: number) => object) | undefined;
        bindings?: ((bindings: FromPino) => object) | undefined;
        log?: ((fields: FromPino) => { [key: string]: unknown }) | undefined;
      }
    | undefined;
  readonly [option: string]: FromPino;
}

/** The caller's options for pino, with the hook that redacts. */
export type RedactedLogOptions<Options extends LogOptions> = Omit<Options, "redactor" | "hooks"> & {
  hooks: { logMethod?: NonNullable<LogHooks["logMethod"]>; streamWrite: (line: string) => string };
};

/**
 * pino options that mask Dutch personal data in every line: in the message and its `%s` arguments, in objects, child bindings, errors with their
 * stack and causes, and in what pino-http logs of a request. They take all options of pino and work together with its `redact`, `serializers`,
 * `formatters`, `mixin`, `transport` and `hooks`: the caller's `hooks.streamWrite` runs first, and what it returns is redacted.
 *
 * A line that cannot be redacted is replaced by one with its level, its time and `[REDACTION FAILED]`; nothing is thrown into `log.info`.
 *
 * Pass your `hooks` here: hooks that are spread over the result replace the redaction. pino hands some things out before a line is written: for streams with
 * `Symbol.for("pino.metadata")` there is `redactMetadata`, for the diagnostics channel `pino_asJson` there is `redactDiagnostics`. `logger.bindings()` is real.
 *
 * @throws {RedactorError} `ERR_INVALID_OPTION` when `redactor` or a hook is something else.
 * @example
 * import pino from "pino";
 * import { redactLogs } from "zwartlak/pino";
 *
 * const log = pino(redactLogs({ level: "info" }));
 * log.info("Mail van %s", "jan@voorbeeld.example"); // {"level":30,…,"msg":"Mail van [EMAIL]"}
 * @example
 * const redactor = createRedactor({ mask: "partial" });
 * const log = pino(redactLogs({ redactor, base: null }), pino.destination("app.log"));
 */
export function redactLogs<Options extends LogOptions = LogOptions>(options?: Options): RedactedLogOptions<Options> {
  const { redactor, ...pinoOptions } = checkedOptions(options);
  const hooks = pinoOptions.hooks ?? {};
  const streamWrite = redactingHook(redactor ?? createRedactor(), hooks.streamWrite, pinoOptions.messageKey);
  return { ...pinoOptions, hooks: { ...hooks, streamWrite } } as unknown as RedactedLogOptions<Options>;
}

/** The last hook before the destination, so that whatever came before it, what is written has been redacted. */
function redactingHook(redactor: Redactor, before: LogHooks["streamWrite"], messageKey: string | undefined): (line: string) => string {
  return function redactLine(line) {
    try {
      const written = before === undefined ? line : before(line);
      // An empty string is how a caller's hook drops a line.
      if (written === "") return "";
      const redacted = redactLineOfRequest(redactor, written);
      if (typeof redacted === "string" && redacted !== "") return redacted;
    } catch {
      // What was thrown may quote the line, so it is not passed on either.
    }
    return withheldLine(line, messageKey);
  };
}

function checkedOptions(options: unknown): LogOptions {
  if (options === undefined) return {};
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw invalid('redactLogs() takes one object with pino\'s options: pino(redactLogs({ level: "info" }), destination).');
  }
  const { redactor, hooks } = options as LogOptions;
  if (redactor !== undefined && typeof redactor?.redactLine !== "function") {
    throw invalid("redactLogs(): `redactor` must be what createRedactor() returns. Write redactLogs({ redactor: createRedactor({ … }) }) or leave it out.");
  }
  checkHooks(hooks);
  return options;
}

function checkHooks(hooks: unknown): void {
  if (hooks === undefined || hooks === null) return;
  const { streamWrite } = hooks as LogHooks;
  if (streamWrite === undefined || streamWrite === null || typeof streamWrite === "function") return;
  throw invalid("redactLogs(): `hooks.streamWrite` must be a function of the finished line, or be left out.");
}

function invalid(message: string): RedactorError {
  return new RedactorError("ERR_INVALID_OPTION", message);
}
