import { tracingChannel } from "node:diagnostics_channel";
import { RedactorError } from "../../errors.js";
import { uncounted } from "../../leaks/tally.js";
import { checkedRedactor } from "../express/options.js";
import { redactLineOfRequest } from "../subject.js";
import { maskedFields, maskedLogger } from "./masked-event.js";
import type { RedactorOption } from "./metadata.js";
import { redactedLine } from "./redacted-line.js";

/** What pino publishes of one log call. */
interface AsJsonEvent {
  instance: unknown;
  /** Fields, message, level and time. */
  arguments: ArrayLike<unknown>;
  result?: unknown;
}

/**
 * Masks what pino publishes on the diagnostics channel `pino_asJson`, for everybody who subscribes after this call: monitoring agents read the fields and the
 * finished line there, before `redactLogs` can see them. What pino itself writes does not change.
 *
 * Subscribers are told in the order in which they came, so an agent that was there before would still get the real line: call this first, in a module that
 * is loaded by `--import` in front of the agent.
 *
 * @returns undoes it
 * @throws {RedactorError} `ERR_USAGE` when somebody has subscribed before; `ERR_UNKNOWN_OPTION`, `ERR_INVALID_OPTION`
 * @example
 * // redact-diagnostics.js; start with: node --import ./redact-diagnostics.js --import agent/register app.js
 * redactDiagnostics({ redactor });
 */
export function redactDiagnostics(options: RedactorOption = {}): () => void {
  const redactor = checkedRedactor("redactDiagnostics", options, ["redactor"]);
  const channel = tracingChannel<"start", AsJsonEvent>("pino_asJson");
  if (channel.hasSubscribers) {
    throw new RedactorError(
      "ERR_USAGE",
      "redactDiagnostics(): somebody subscribed to pino_asJson before and would get real lines. Load the module that calls it first: node --import ./redact-diagnostics.js …",
    );
  }
  const start = (event: AsJsonEvent): void => {
    const [fields, message, ...rest] = Array.from(event.arguments);
    event.arguments = uncounted(() => [maskedFields(fields, redactor), maskedFields(message, redactor), ...rest]);
    event.instance = maskedLogger(event.instance, redactor);
  };
  const end = (event: AsJsonEvent): void => {
    // The logger itself redacts this line too.
    if (typeof event.result === "string") event.result = redactedLine(event.result, (line) => uncounted(() => redactLineOfRequest(redactor, line)), undefined);
  };
  channel.start.subscribe(start as (event: unknown) => void);
  channel.end.subscribe(end as (event: unknown) => void);
  return () => {
    channel.start.unsubscribe(start as (event: unknown) => void);
    channel.end.unsubscribe(end as (event: unknown) => void);
  };
}
