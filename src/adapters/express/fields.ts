import { isUtf8 } from "node:buffer";
import type { Finding } from "../../finding.js";
import { FAILED } from "../../input/marked-line.js";
import type { Redactor } from "../../redactor.js";
import { copyFiles, maskFiles, readable, scanFiles } from "./files.js";
import type { RedactedRequest } from "./request.js";
import type { RequestPart } from "./settings.js";
import { isUnread } from "./unread.js";
import { isUrlUnread, redactQueryOf, redactUrl, scanUrl } from "./url.js";

/** One property of a request: which part it belongs to and how it is read, masked and scanned. */
export interface Field {
  readonly name: string;
  readonly part: RequestPart;
  readonly copy: (redactor: Redactor, value: unknown) => unknown;
  readonly mask: (redactor: Redactor, value: unknown) => unknown;
  readonly scan?: (redactor: Redactor, value: unknown) => readonly Finding[];
  /** Whether a part of the value lies past a limit of the redactor. */
  readonly isUnread?: (redactor: Redactor, value: unknown) => boolean;
  /** What stands in for the value when masking it failed; of the same kind, so that who reads it can go on. */
  readonly failed: () => unknown;
}

/** Properties that `req.redacted` has too. */
export const COPIED_FIELDS = [
  urlField("url", redactQueryOf),
  // The whole URL, also inside a router; `req.url` repeats a part of it.
  { ...urlField("originalUrl", redactUrl), scan: (redactor, value) => scanUrl(redactor, String(value)), isUnread: isUrlUnread },
  objectField("query", "query"),
  objectField("params", "params"),
  objectField("headers", "headers"),
  objectField("cookies", "cookies"),
  objectField("signedCookies", "cookies"),
  { ...objectField("body", "body"), copy: copyBody, failed: () => FAILED },
  filesField("file"),
  filesField("files"),
] as const satisfies readonly (Field & { name: keyof RedactedRequest })[];

/** All properties that hold a part. `rawHeaders` repeats the headers: masked with them, neither scanned nor copied. */
export const FIELDS: readonly Field[] = [
  ...COPIED_FIELDS,
  { name: "rawHeaders", part: "headers", copy: maskRawHeaders, mask: maskRawHeaders, failed: () => [] },
];

function urlField<Name extends string>(name: Name, mask: (redactor: Redactor, url: string) => string) {
  return {
    name,
    part: "url",
    copy: (redactor: Redactor, value: unknown) => redactUrl(redactor, String(value)),
    mask: (redactor: Redactor, value: unknown) => mask(redactor, String(value)),
    failed: () => `/${encodeURIComponent(FAILED)}`,
  } as const;
}

/** The name goes along, so that paths of findings and of the redactor's `paths` option start with it: `headers.authorization`. */
function objectField<Name extends string>(name: Name, part: RequestPart) {
  const redact = (redactor: Redactor, value: unknown) => Reflect.get(redactor.redact({ [name]: value }), name);
  return {
    name,
    part,
    copy: redact,
    mask: redact,
    scan: (redactor: Redactor, value: unknown) => redactor.scan({ [name]: value }),
    isUnread: (redactor: Redactor, value: unknown) => isUnread(value, redact(redactor, value)),
    failed: () => ({ redaction: FAILED }),
  } as const;
}

function filesField<Name extends string>(name: Name) {
  return {
    name,
    part: "files",
    copy: copyFiles,
    mask: maskFiles,
    scan: (redactor: Redactor, value: unknown) => scanFiles(redactor, name, value),
    isUnread: (redactor: Redactor, value: unknown) => isUnread(readable(value), redactor.redact(readable(value))),
    failed: () => ({ redaction: FAILED }),
  } as const;
}

/** `[name, value, name, value]` as Node keeps it. */
function maskRawHeaders(redactor: Redactor, value: unknown): unknown {
  if (!Array.isArray(value)) return [];
  const pairs = value.flatMap((name, i) => (i % 2 === 0 ? [{ [String(name)]: value[i + 1] }] : []));
  return redactor.redact(pairs).flatMap((pair) => Object.entries(pair)[0] ?? []);
}

/** For logs: bytes as text, and bytes that are no text as a marker, since nobody reads them there. */
function copyBody(redactor: Redactor, body: unknown): unknown {
  if (!(body instanceof Uint8Array)) return redactor.redact({ body }).body;
  if (!isUtf8(body)) return "[BINARY]";
  return redactor.redact({ body: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8") }).body;
}
