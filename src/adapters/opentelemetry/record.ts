import { FAILED } from "../../input/marked-line.js";
import type { Redactor } from "../../redactor.js";
import { attempt } from "../express/attempt.js";
import { redactorOfRequest } from "../subject.js";
import { type Fields, resourceMask } from "./resource.js";

const KEPT = ["hrTime", "hrTimeObserved", "spanContext", "severityText", "severityNumber", "instrumentationScope", "droppedAttributesCount"] as const;

/** For exporters: a plain copy. */
export function readableRecordMask(base: Redactor): (record: object) => object {
  const masked = partsMask(base);
  return (record) => ({ ...Object.fromEntries(KEPT.map((key) => [key, (record as Fields)[key]])), ...masked(record as Fields) });
}

/** For processors, which may also write to a record: what they set is set on the copy. */
export function logRecordMask(base: Redactor): (record: object) => object {
  const masked = partsMask(base);
  return (record) => {
    const parts = Object.entries(masked(record as Fields)).map(([key, value]) => [key, { value, writable: true, enumerable: true, configurable: true }]);
    return Object.create(record, Object.fromEntries(parts));
  };
}

function partsMask(base: Redactor): (record: Fields) => Fields {
  const maskResource = resourceMask(base);
  return ({ body, attributes, eventName, resource }) => {
    const redactor = redactorOfRequest(base);
    const parts = attempt<Fields>(
      () => ({ body: redactor.redact(body), attributes: redactor.redact(attributes), eventName: redactor.redact(eventName) }),
      () => ({ body: FAILED, attributes: {}, eventName: undefined }),
    );
    return { ...parts, resource: maskResource(resource) };
  };
}
