import type { Finding } from "../../finding.js";
import type { SubjectLike } from "../../options.js";
import type { Redactor } from "../../redactor.js";
import { checkedRedactor, checkMode, invalid } from "./options.js";
import type { ExpressRequest } from "./request.js";

/** Parts of a request, each with a mode of its own. */
export const PARTS = ["url", "query", "params", "headers", "cookies", "body", "files"] as const;
export type RequestPart = (typeof PARTS)[number];

/**
 * What happens to one part of a request.
 * - `"copy"` (default): the handler sees the real value, `req.redacted` has a masked copy
 * - `"mask"`: the handler sees the masked value
 * - `"block"`: a request with a finding in this part is answered with 422 `application/problem+json`
 * - `"observe"`: findings go to `onFindings`, nothing else changes
 * - `"off"`: the part is not looked at, and is not in `req.redacted`
 */
export type RequestMode = "copy" | "mask" | "block" | "observe" | "off";
const MODES: readonly RequestMode[] = ["copy", "mask", "block", "observe", "off"];

/** A finding in a request: rule and place, never the value. */
export interface RequestFinding extends Pick<Finding, "rule" | "score" | "reasons" | "legal"> {
  readonly part: RequestPart;
  /** As `body.customer.email`, `headers.authorization`, or `url`. */
  readonly path: string;
}

/** Tells of whom a request is. A method's type, so that the parameter may be typed as Express' own request. */
export type SubjectOf = { of(request: ExpressRequest): SubjectLike }["of"];

/** Options of `redactRequests`. */
export interface RedactRequestsOptions {
  /** What `createRedactor()` returns. @default createRedactor() */
  readonly redactor?: Redactor;
  /** `req.url` and `req.originalUrl`. With `"mask"` the path in `req.url` stays as it is, because routing needs it. @default "copy" */
  readonly url?: RequestMode;
  /** @default "copy" */
  readonly query?: RequestMode;
  /** Known once a route has matched: use `"block"` and `"observe"` on the route, or block the `url`. `"mask"` also works for the whole app. @default "copy" */
  readonly params?: RequestMode;
  /** With `"mask"` also `req.rawHeaders`; what needs the real `authorization` or `cookie` header must run before. @default "copy" */
  readonly headers?: RequestMode;
  /** `req.cookies` and `req.signedCookies`. The `cookie` header belongs to `headers`. @default "copy" */
  readonly cookies?: RequestMode;
  /** JSON, forms, text and bytes (`express.raw()`, read as UTF-8), as far as a parser has put them in `req.body`. @default "copy" */
  readonly body?: RequestMode;
  /**
   * `req.file` and `req.files` of multer, used behind it on the route. Names are read, and contents that are text in memory; what is on disk, or no text
   * (a photo, a PDF), is read in no mode. A table is read as text: what its columns are called does not count. @default "copy"
   */
  readonly files?: RequestMode;
  /**
   * Who the request is of: known values, or the claims of a verified token. Their values, and those of name, e-mail, phone and number fields in body
   * and query, are masked in all written forms in every line that `redactLogs` writes during the request. It is asked when a line is logged, so a
   * request that logs nothing pays nothing; it has to answer at once, with undefined for nobody. When it throws, the lines are withheld with a marker.
   * `false` leaves the person alone, body and query included. @default the claims in `req.auth` or `req.user`
   */
  readonly subject?: false | SubjectOf;
  /** Told what was found in the parts that are masked, blocked or observed; not called when nothing was. What it throws is ignored. */
  onFindings?(findings: readonly RequestFinding[], request: ExpressRequest): unknown;
}

/** Modes that were asked for; the rest is inherited from an earlier `redactRequests` on the same request, or `"copy"`. */
export type ChosenModes = { readonly [part in RequestPart]?: RequestMode };

/** Checked options. */
export interface RequestSettings extends Pick<RedactRequestsOptions, "onFindings" | "subject"> {
  readonly redactor: Redactor;
  readonly chosen: ChosenModes;
}

export function checkRequestOptions(options: RedactRequestsOptions = {}): RequestSettings {
  const redactor = checkedRedactor("redactRequests", options, ["redactor", ...PARTS, "subject", "onFindings"]);
  const chosen: { [part in RequestPart]?: RequestMode } = {};
  for (const part of PARTS) {
    const mode = options[part];
    if (mode !== undefined) chosen[part] = checkMode("redactRequests", part, mode, MODES);
  }
  const { onFindings, subject } = options;
  if (onFindings !== undefined && typeof onFindings !== "function")
    throw invalid(`redactRequests: onFindings has to be a function (findings, request) => …, not ${typeof onFindings}.`);
  if (subject !== undefined && subject !== false && typeof subject !== "function")
    throw invalid(`redactRequests: subject has to be a function (request) => ({ name, email, … }), or false, not ${typeof subject}.`);
  if (Object.values(chosen).includes("observe") && onFindings === undefined)
    throw invalid('redactRequests: "observe" without onFindings tells nobody. Give onFindings: (findings, request) => … too.');
  return { redactor, chosen, ...(onFindings && { onFindings }), ...(subject !== undefined && { subject }) };
}
