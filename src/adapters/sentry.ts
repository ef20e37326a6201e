/**
 * Options for the Sentry SDKs.
 * @module
 */
import { FAILED } from "../input/marked-line.js";
import type { Redactor } from "../redactor.js";
import { attempt } from "./express/attempt.js";
import { checkedRedactor } from "./express/options.js";
import { redactorOfRequest } from "./subject.js";

// biome-ignore lint/suspicious/noExplicitAny: these are Sentry's values; its own types would need it to be installed wherever this file is type-checked.
type FromSentry = any;
type Hook = (item: FromSentry, hint?: FromSentry) => FromSentry;

/** Hooks of `Sentry.init` that see what leaves. */
const HOOKS = ["beforeSend", "beforeSendTransaction", "beforeSendSpan", "beforeSendLog", "beforeSendMetric", "beforeBreadcrumb"] as const;
type HookName = (typeof HOOKS)[number];

/** Options of `redactSentry`: the redactor, and all of `Sentry.init`. */
export type SentryOptions = { readonly [Name in HookName]?: Hook } & {
  /** What `createRedactor()` returns. @default createRedactor() */
  readonly redactor?: Redactor;
  readonly [option: string]: FromSentry;
};

/** The caller's options for Sentry, with the hooks that redact. */
export type RedactedSentryOptions<Options extends SentryOptions> = Omit<Options, "redactor" | HookName> & { readonly [Name in HookName]: Hook };

/** What Sentry needs to take, group and show an event, and what it takes out again before sending. */
const PROTOCOL: ReadonlySet<string> = new Set(
  "event_id timestamp start_timestamp type level platform sdk release dist environment debug_meta modules sdkProcessingMetadata fingerprint trace_id span_id parent_span_id op status origin category severity_number is_segment measurements".split(
    " ",
  ),
);

/**
 * Options for `Sentry.init` that mask what leaves: events (message, exceptions with the variables of their frames, request, user, tags, extra, contexts, breadcrumbs),
 * transactions, spans, logs, metrics and breadcrumbs, and attachments that are text. The caller's own hooks run first, and what they return is masked.
 * What cannot be masked is withheld: an event becomes one with its id, its level and `[REDACTION FAILED]`, the rest is dropped.
 *
 * @throws {RedactorError} `ERR_INVALID_OPTION`, `ERR_USAGE`
 * @example
 * Sentry.init(redactSentry({ redactor, dsn: process.env.SENTRY_DSN, tracesSampleRate: 0.1 }));
 */
export function redactSentry<Options extends SentryOptions>(options?: Options): RedactedSentryOptions<Options> {
  const { redactor: given, ...rest } = options ?? ({} as Options);
  const redactor = checkedRedactor("redactSentry", given === undefined ? {} : { redactor: given }, ["redactor"]);
  const hooks = HOOKS.map((name) => [name, hookOf(name, redactor, rest[name] as Hook | undefined)]);
  return { ...rest, ...Object.fromEntries(hooks) } as unknown as RedactedSentryOptions<Options>;
}

function hookOf(name: HookName, redactor: Redactor, before: Hook | undefined): Hook {
  const isEvent = name === "beforeSend" || name === "beforeSendTransaction";
  return function redactItem(item, hint) {
    const mask = (kept: FromSentry): FromSentry => {
      if (kept === null || kept === undefined) return null;
      if (isEvent) maskAttachments(hint, redactor);
      return masked(kept, redactor);
    };
    const fail = (): FromSentry => (isEvent ? withheld(item) : null);
    return attempt(() => {
      const kept = before === undefined ? item : before(item, hint);
      return kept instanceof Promise ? kept.then(mask).catch(fail) : mask(kept);
    }, fail);
  };
}

/** Sentry may look for what it has put on the item itself, so the copy has all of it. */
function masked(item: FromSentry, base: Redactor): FromSentry {
  const personal = Object.fromEntries(Object.entries(item).filter(([key]) => !PROTOCOL.has(key)));
  return { ...item, ...redactorOfRequest(base).redact(personal) };
}

function withheld(event: FromSentry): FromSentry {
  const { event_id, timestamp, level, platform, type, release, environment } = event ?? {};
  return { event_id, timestamp, level, platform, type, release, environment, message: FAILED };
}

/** Of an event. Sentry reads them after the hook. */
function maskAttachments(hint: FromSentry, redactor: Redactor): void {
  if (!Array.isArray(hint?.attachments)) return;
  hint.attachments = hint.attachments.map((attachment: FromSentry) => ({ ...attachment, data: redactor.redact(attachment.data) }));
}
