import { FAILED } from "../../input/marked-line.js";
import type { Redactor } from "../../redactor.js";
import { redactorOfRequest } from "../subject.js";

// biome-ignore lint/suspicious/noExplicitAny: a value of Sentry.
export type FromSentry = any;

/** What Sentry needs to take, group and show an item, and what it takes out again before sending. */
const PROTOCOL: ReadonlySet<string> = new Set([
  ...["event_id", "type", "level", "platform", "sdk", "release", "dist", "environment", "debug_meta", "modules", "sdkProcessingMetadata"],
  ...["timestamp", "start_timestamp", "end_timestamp", "trace_id", "span_id", "parent_span_id", "op", "status", "origin", "is_segment", "measurements"],
]);

/** A copy. Sentry may look for what it has put on the item itself, so the copy has all of it. */
export function masked(item: FromSentry, redactor: Redactor): FromSentry {
  const personal = Object.fromEntries(Object.entries(item).filter(([key]) => !PROTOCOL.has(key)));
  return { ...item, ...redactorOfRequest(redactor).redact(personal) };
}

/** An event without anything that the application said. */
export function withheldEvent(event: FromSentry): FromSentry {
  const { event_id, timestamp, level, platform, type, release, environment } = event ?? {};
  return { event_id, timestamp, level, platform, type, release, environment, message: FAILED };
}

/** In either of the forms that Sentry has for spans. */
export function withheldSpan(span: FromSentry): FromSentry {
  const kept = Object.fromEntries(Object.entries(span ?? {}).filter(([key]) => PROTOCOL.has(key)));
  return "name" in span ? { ...kept, name: FAILED, attributes: {} } : { ...kept, description: FAILED, data: {} };
}
