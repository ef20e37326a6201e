import type { Finding } from "../../../finding.js";
import type { Redactor } from "../../../redactor.js";
import { checkedRedactor, checkMode, invalid } from "../options.js";
import type { ExpressRequest } from "../request.js";
import { type Declaration, declarationOf, type IsDeclared } from "./declared.js";
import type { Exchange } from "./openapi.js";
import { patternsOf } from "./path.js";

/** Parts of a response, each with a mode of its own. */
export const RESPONSE_PARTS = ["json", "text", "headers"] as const;
export type ResponsePart = (typeof RESPONSE_PARTS)[number];

/**
 * What happens to undeclared personal data in one part of a response.
 * - `"mask"` (default): the client gets it masked
 * - `"block"`: the client gets status 500 `application/problem+json` instead; an answer that is being sent is cut off
 * - `"observe"`: findings go to `onFindings`, not a byte changes
 * - `"off"`: the part is not looked at
 */
export type ResponseMode = "mask" | "block" | "observe" | "off";
const MODES: readonly ResponseMode[] = ["mask", "block", "observe", "off"];

/** A finding in a response: rule and place, never the value. */
export interface ResponseFinding extends Pick<Finding, "rule" | "score" | "reasons" | "legal"> {
  readonly part: ResponsePart;
  /** As `customers[0].bsn`, `headers.location`, or `text`. */
  readonly path: string;
}

/** Options of `redactResponses`. */
export interface RedactResponsesOptions {
  /** What `createRedactor()` returns. @default createRedactor() */
  readonly redactor?: Redactor;
  /** Bodies of JSON, JSONP and lines of JSON, however they are sent. @default "mask" */
  readonly json?: ResponseMode;
  /**
   * Bodies of text, HTML, XML, CSV and server-sent events. Style sheets, scripts and what is no text pass as they are. A table is read as text: what its
   * columns are called does not count. @default "mask"
   */
  readonly text?: ResponseMode;
  /** `Location`, `Link` and all others but `Set-Cookie` and those that steer the connection and caches. @default "mask" */
  readonly headers?: ResponseMode;
  /** Places that may hold personal data: `["customer.email", "items[*].name", "headers.location"]`. What stands below an allowed place is allowed too. */
  readonly allow?: readonly string[];
  /** What the route says that it sends; only the rest is a finding. @default nothing */
  readonly declare?: Declaration;
  /** Bytes of JSON that are put together when a handler writes it in pieces. A larger answer is refused, since it cannot be checked. @default 10_000_000 */
  readonly limit?: number;
  /** Told what was found and not declared, once for each response, or each piece of a stream. What it throws is ignored. */
  onFindings?(findings: readonly ResponseFinding[], request: ExpressRequest): unknown;
}

type Modes = { readonly [part in ResponsePart]: ResponseMode };

/** Checked options; what a route does not name is inherited from the app. */
export interface ResponseSettings {
  readonly redactor: Redactor;
  readonly modes: Modes;
  readonly declared: (exchange: () => Exchange) => IsDeclared;
  readonly limit: number;
  readonly onFindings: RedactResponsesOptions["onFindings"] | undefined;
}

const OPTIONS = ["redactor", ...RESPONSE_PARTS, "allow", "declare", "limit", "onFindings"];
const LIMIT = 10_000_000;

export function checkResponseOptions(options: RedactResponsesOptions = {}): (before: ResponseSettings | undefined) => ResponseSettings {
  const redactor = checkedRedactor("redactResponses", options, OPTIONS);
  const { allow, declare, limit, onFindings } = options;
  const modes = Object.fromEntries(
    RESPONSE_PARTS.flatMap((part) => (options[part] === undefined ? [] : [[part, checkMode("redactResponses", part, options[part], MODES)]])),
  ) as Partial<Modes>;
  if (limit !== undefined && !(Number.isSafeInteger(limit) && limit > 0)) throw invalid("redactResponses: limit has to be a whole number of bytes, above 0.");
  if (onFindings !== undefined && typeof onFindings !== "function")
    throw invalid(`redactResponses: onFindings has to be a function (findings, request) => …, not ${typeof onFindings}.`);
  if (Object.values(modes).includes("observe") && onFindings === undefined)
    throw invalid('redactResponses: "observe" without onFindings tells nobody. Give onFindings: (findings, request) => … too.');
  const declared = declarationOf(declare, patternsOf("redactResponses", allow));
  const isDeclaring = allow !== undefined || declare !== undefined;
  return (before) => ({
    redactor: options.redactor ?? before?.redactor ?? redactor,
    modes: { json: "mask", text: "mask", headers: "mask", ...before?.modes, ...modes },
    declared: isDeclaring ? declared : (before?.declared ?? declared),
    limit: limit ?? before?.limit ?? LIMIT,
    onFindings: onFindings ?? before?.onFindings,
  });
}
