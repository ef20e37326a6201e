import { FAILED } from "../../input/marked-line.js";
import type { Redactor } from "../../redactor.js";
import { attempt } from "../express/attempt.js";
import { redactorOfRequest } from "../subject.js";
import { type Fields, resourceMask } from "./resource.js";

/** What tells when, where and how a span ran, in versions 1 and 2; taken over as it is. */
const KEPT = [
  "kind",
  "parentSpanContext",
  "parentSpanId",
  "startTime",
  "endTime",
  "duration",
  "ended",
  "instrumentationScope",
  "instrumentationLibrary",
  "droppedAttributesCount",
  "droppedEventsCount",
  "droppedLinksCount",
] as const;

/** A plain copy: a span that stands behind it as its prototype would still hold the values. */
export function spanMask(base: Redactor): (span: object) => object {
  const maskResource = resourceMask(base);
  return (span) => {
    const fields = span as Fields;
    const kept = keptOf(fields);
    return attempt<object>(
      () => ({ ...kept, ...maskedParts(fields, redactorOfRequest(base)), resource: maskResource(fields.resource) }),
      () => ({
        ...kept,
        name: FAILED,
        attributes: {},
        status: { code: fields.status?.code ?? 0 },
        events: [],
        links: [],
        resource: maskResource(fields.resource),
      }),
    );
  };
}

function keptOf(span: Fields): Fields {
  const kept: Fields = Object.fromEntries(KEPT.filter((key) => key in span).map((key) => [key, span[key]]));
  const context: unknown = span.spanContext();
  return { ...kept, spanContext: () => context };
}

function maskedParts({ name, attributes, status, events, links }: Fields, redactor: Redactor): Fields {
  return {
    name: redactor.redact(name),
    attributes: redactor.redact(attributes),
    status: { ...status, ...(status?.message === undefined ? {} : { message: redactor.redact(status.message) }) },
    events: events.map((event: Fields) => ({ ...event, name: redactor.redact(event.name), attributes: redactor.redact(event.attributes) })),
    links: links.map((link: Fields) => ({ ...link, attributes: redactor.redact(link.attributes) })),
  };
}
