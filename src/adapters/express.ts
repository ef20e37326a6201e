/**
 * Express middleware (4 and 5): `redactRequests` guards what comes in, `redactErrors` what goes wrong.
 * @module
 */
import type { ServerResponse } from "node:http";
import type { Redactor } from "../redactor.js";
import { attempt } from "./express/attempt.js";
import { maskError, withheldError } from "./express/error.js";
import { guard, type Orders, type Verdict } from "./express/guard.js";
import { checkedRedactor } from "./express/options.js";
import { plansFor } from "./express/plan.js";
import { type Policy, policyOf } from "./express/policy/policy.js";
import type { PolicyOptions } from "./express/policy/settings.js";
import { sendProblem } from "./express/problem.js";
import type { ExpressRequest, ExpressResponse, Next, RedactedRequest } from "./express/request.js";
import { checkResponseOptions, type RedactResponsesOptions } from "./express/response/settings.js";
import { startGuard } from "./express/response/start.js";
import { checkRequestOptions, type RedactRequestsOptions } from "./express/settings.js";
import { stateOf } from "./express/state.js";
import { nextWithSubject } from "./express/subject.js";
import { unreadBodyWarning } from "./express/unread-body.js";
import { redactorOfRequest } from "./subject.js";

export type { Policy } from "./express/policy/policy.js";
export type { LogFinding, LogMode, PolicyOptions, PolicyPlace, SinkPolicies } from "./express/policy/settings.js";
export type { ExpressRequest, ExpressResponse, Next, RedactedRequest } from "./express/request.js";
export type { Declaration } from "./express/response/declared.js";
export type { RedactResponsesOptions, ResponseFinding, ResponseMode, ResponsePart } from "./express/response/settings.js";
export type { RedactRequestsOptions, RequestFinding, RequestMode, RequestPart, SubjectOf } from "./express/settings.js";

declare global {
  // biome-ignore lint/style/noNamespace: the way in which Express lets a package add to its Request; harmless without @types/express
  namespace Express {
    interface Request {
      /** Safe copy of this request for logs and storage, put there by `redactRequests` of `zwartlak/express`. */
      readonly redacted?: RedactedRequest;
    }
  }
}

/** Options of `redactErrors`. */
export interface RedactErrorsOptions {
  /** What `createRedactor()` returns. @default createRedactor() */
  readonly redactor?: Redactor;
}

/**
 * Middleware that guards the parts of a request, each in its own mode: `"copy"` (default), `"mask"`, `"block"`, `"observe"` or `"off"`.
 *
 * Use it after the body parsers, for the whole app, a router or one route. Mounted again it changes only the parts that it names, so a
 * route can ask for more than the app (`body: "block"`) or for the real value (`body: "off"`); the real body comes back even when it was
 * masked before. A value that was checked is not checked again, unless it has been replaced.
 *
 * It never throws into a request: what cannot be masked is replaced by `[REDACTION FAILED]`, and a part to block that cannot be checked is
 * refused with status 500. A body that no parser has read is not looked at, nor are uploaded files that are no text or are on disk.
 *
 * @throws {RedactorError} `ERR_UNKNOWN_OPTION`, `ERR_INVALID_OPTION` for an unknown mode, `ERR_USAGE` when it is used without calling it.
 *
 * @example The handler sees the request, the log its safe copy
 * app.use(express.json());
 * app.use(redactRequests({ redactor }));
 * app.post("/orders", (req, res) => {
 *   log.info({ order: req.redacted?.body }, "order received");
 *   res.status(201).json(orders.add(req.body));
 * });
 *
 * @example One route that accepts no personal data: 422 with `findings: [{ rule, path }]`
 * app.post("/feedback", redactRequests({ redactor, body: "block" }), saveFeedback);
 *
 * @example Count what comes in before deciding to block
 * app.use(redactRequests({ redactor, body: "observe", onFindings: (findings, req) => metrics.count(findings, req) }));
 */
export function redactRequests(options?: RedactRequestsOptions): (req: ExpressRequest, res: ExpressResponse, next: Next) => void {
  const { redactor, chosen, onFindings, subject } = checkRequestOptions(options);
  const orders: Orders = { redactor, planAfter: plansFor(chosen), wanted: onFindings !== undefined };
  const warn = unreadBodyWarning(chosen.body);
  return function redactRequestsMiddleware(req, res, next) {
    warn?.(req);
    const verdict = attempt<Verdict>(
      () => guard(req, orders),
      () => ({ refusal: "unchecked", findings: [] }),
    );
    report(verdict, onFindings, req);
    const state = stateOf(req);
    if (verdict.refusal !== undefined) sendProblem(res, verdict);
    else if (state === undefined) next();
    else nextWithSubject(req, res, { state, subject }, next);
  };
}

/**
 * Middleware that guards what leaves: bodies of JSON and text, however they are sent (`res.json`, `res.send`, `res.write`, streams, lines of JSON,
 * server-sent events), headers, and the URLs of redirects. Undeclared personal data is masked (default), makes the answer a problem with status 500
 * (`"block"`), or is only reported (`"observe"`). Cookies are left alone.
 *
 * Use it after `compression()` and before the routes; mounted again on a route it changes only what it names. `ETag`, `Content-Length`, `HEAD` and 304
 * are those of the masked answer. An answer that is JSON in pieces is held back until it is whole; text, lines and events go on as they come. A request
 * for a range of a text is answered with the whole. What cannot be checked is refused: a body that is compressed already, JSON above `limit`, a part
 * of a text, an encoding other than UTF-8 and Latin-1. Trailers, early hints and status messages are not looked at.
 *
 * @throws {RedactorError} `ERR_UNKNOWN_OPTION`, `ERR_INVALID_OPTION` for an unknown mode, a path that can match nothing, a document that declares
 *   nothing, `"observe"` that tells nobody; `ERR_UNKNOWN_RULE` for a declared rule that does not exist
 *
 * @example The list may show e-mail addresses, and nothing else of a person
 * app.get("/customers", redactResponses({ redactor, json: "block", declare: ["email"] }), listCustomers);
 *
 * @example What the API's own description allows, observed for a week
 * app.use(redactResponses({ redactor, json: "observe", text: "observe", headers: "observe", declare: openApiDocument, onFindings: count }));
 */
export function redactResponses(options?: RedactResponsesOptions): (req: ExpressRequest, res: ExpressResponse, next: Next) => void {
  const settingsAfter = checkResponseOptions(options);
  return function redactResponsesMiddleware(req, res, next) {
    startGuard(req, res as ServerResponse, settingsAfter);
    next();
  };
}

/**
 * Error-handling middleware that hands a masked error to the next one: message, stack, causes, and properties such as the `body` of a parser
 * error or the `config` of an HTTP client's. The masked error is of the same class and keeps `status`, `statusCode` and `expose`; the
 * original is not changed. Use it after the routes and before what prints errors, Express' own handler included.
 *
 * @throws {RedactorError} `ERR_UNKNOWN_OPTION`, `ERR_INVALID_OPTION`, `ERR_USAGE` when it is used without calling it.
 *
 * @example
 * app.use(redactErrors({ redactor }));
 * app.use((err, req, res, next) => { log.error(err); next(err); });
 */
export function redactErrors(options: RedactErrorsOptions = {}): (err: unknown, req: object, res: object, next: Next) => void {
  const redactor = checkedRedactor("redactErrors", options, ["redactor"]);
  // Express tells error handlers by their four parameters.
  return function redactErrorsMiddleware(err, _req, _res, next) {
    const masked = attempt(
      () => maskError(redactorOfRequest(redactor), err),
      () => withheldError(err),
    );
    next(masked);
  };
}

/**
 * One typed policy for all doors of an app: what happens to personal data by sink (requests, responses, logs), route and method. Settings that have
 * no effect fail when it is made, or when `check(app)` sees the app.
 *
 * @throws {RedactorError} `ERR_INVALID_OPTION`, `ERR_UNKNOWN_OPTION`, `ERR_UNKNOWN_RULE`
 *
 * @example
 * const policy = createPolicy({
 *   redactor,
 *   mode: "observe", // the first week; then take this line away
 *   responses: { json: "block", declare: openApiDocument },
 *   routes: {
 *     "POST /feedback": { requests: { body: "block" } },
 *     "GET /health": { logs: "off" },
 *   },
 *   onFindings: (findings, { sink, route }) => findings.forEach(({ rule, path }) => metrics.count(sink, route, rule, path)),
 * });
 * const log = pino(policy.logs({ level: "info" }));
 * app.use(compression(), policy.responses, express.json(), policy.requests);
 * // … routes …
 * app.use(policy.errors);
 * policy.check(app);
 */
export function createPolicy(options?: PolicyOptions): Policy {
  return policyOf(options, { redactRequests, redactResponses, redactErrors });
}

/** Whoever is told of findings cannot break the request. */
function report({ findings }: Verdict, onFindings: RedactRequestsOptions["onFindings"], request: ExpressRequest): void {
  if (onFindings === undefined || findings.length === 0) return;
  attempt<unknown>(
    () => Promise.resolve(onFindings(findings, request)).catch(() => undefined),
    () => undefined,
  );
}
