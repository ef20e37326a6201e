/**
 * Options for the Sentry SDKs.
 * @module
 */
import type { Redactor } from "../redactor.js";
import { checkedRedactor, invalid } from "./express/options.js";
import { HOOKS, type Hook, type HookName, hookOf } from "./sentry/hooks.js";
import { redactingIntegration } from "./sentry/integration.js";

// biome-ignore lint/suspicious/noExplicitAny: these are Sentry's values; its own types would need it to be installed wherever this file is type-checked.
type FromSentry = any;

/** Options of `redactSentry`: the redactor, and all of `Sentry.init`. */
export type SentryOptions = { readonly [Name in HookName]?: Hook } & {
  /** What `createRedactor()` returns. @default createRedactor() */
  readonly redactor?: Redactor;
  readonly [option: string]: FromSentry;
};

/** The caller's options for Sentry, with the hooks that redact. */
export type RedactedSentryOptions<Options extends SentryOptions> = Omit<Options, "redactor" | "integrations" | HookName> & {
  readonly [Name in HookName]?: Hook;
} & { readonly integrations: FromSentry };

/**
 * Options for `Sentry.init` that mask what leaves: events (message, exceptions with the variables of their frames, request, user, tags, extra, contexts,
 * breadcrumbs), transactions, spans, logs, metrics, breadcrumbs, attachments that are text, and the name of the transaction in headers. The caller's own hooks run
 * first, and what they return is masked. What cannot be masked is withheld: an event becomes one with its id, its level and `[REDACTION FAILED]`, a span keeps its
 * ids and times, the rest is dropped. Session replays and profiles are not looked at.
 *
 * @throws {RedactorError} `ERR_INVALID_OPTION`, `ERR_USAGE`
 * @example
 * Sentry.init(redactSentry({ redactor, dsn: process.env.SENTRY_DSN, tracesSampleRate: 0.1 }));
 */
export function redactSentry<Options extends SentryOptions>(options?: Options): RedactedSentryOptions<Options> {
  if (typeof (options ?? {}) !== "object") throw invalid("redactSentry takes the options of Sentry.init: Sentry.init(redactSentry({ dsn })).");
  const { redactor: given, integrations, ...rest } = options ?? ({} as Options);
  const redactor = checkedRedactor("redactSentry", given === undefined ? {} : { redactor: given }, ["redactor"]);
  const hooks = HOOKS.filter((name) => isHeeded(name, rest)).map((name) => [name, hookOf(name, redactor, rest[name] as Hook | undefined)]);
  const ours = redactingIntegration(redactor);
  return { ...rest, ...Object.fromEntries(hooks), integrations: withOurs(integrations, ours) } as unknown as RedactedSentryOptions<Options>;
}

/** Sentry warns of hooks that its way of tracing does not call. Our integration sees transactions, and the spans in them, without one. */
function isHeeded(name: HookName, options: FromSentry): boolean {
  if (options[name] !== undefined) return true;
  return name === "beforeSendSpan" ? options.traceLifecycle !== "static" : name !== "beforeSendTransaction";
}

/** A list comes on top of Sentry's own integrations, a function chooses among them. */
function withOurs(integrations: FromSentry, ours: object): FromSentry {
  if (typeof integrations === "function") return (defaults: FromSentry) => [...integrations(defaults), ours];
  return [...(integrations ?? []), ours];
}
