import type { RedactedLogOptions } from "../../pino.js";
import { type LogOptions, redactLogs } from "../../pino.js";
import { runningSubject } from "../../subject.js";
import { attempt } from "../attempt.js";
import { layersOf } from "../layers.js";
import { checkedFor } from "../options.js";
import { type ExpressRequest, type ExpressResponse, type Next, read } from "../request.js";
import { isServed, type Mounted, orderProblems, unusedProblems } from "./app.js";
import { observedError, sinkRedactor } from "./logs.js";
import { fits, segmentsOf } from "./route.js";
import { checkPolicy, type PolicyOptions, type PolicySettings, problem, type RoutePolicy } from "./settings.js";

type Middleware = (req: ExpressRequest, res: ExpressResponse, next: Next) => void;

/** The middleware that a policy is made of; given by the entry point, which has them. */
export interface Doors {
  readonly redactRequests: (options: object) => Middleware;
  readonly redactResponses: (options: object) => Middleware;
  readonly redactErrors: (options: object) => (err: unknown, req: object, res: object, next: Next) => void;
}

/** One policy for all doors of an app. */
export interface Policy {
  /** Middleware; use it after the body parsers and before the routes. */
  readonly requests: Middleware;
  /** Middleware; use it after `compression()` and before the routes. */
  readonly responses: Middleware;
  /** Error-handling middleware; use it after the routes. */
  readonly errors: (err: unknown, req: object, res: object, next: Next) => void;
  /** Options for pino, as `redactLogs` makes them. */
  readonly logs: <Options extends LogOptions = LogOptions>(options?: Options) => RedactedLogOptions<Options>;
  /**
   * Checks the app that uses the policy: its middleware used and in the right order, and a route for each key of `routes`. Call it after the last route; otherwise
   * the first request checks, and what is wrong is a warning (`ZWARTLAK_POLICY`).
   *
   * @throws {RedactorError} `ERR_INVALID_OPTION` that names everything that has no effect
   */
  readonly check: (app: unknown) => void;
}

export function policyOf(options: PolicyOptions | undefined, doors: Doors): Policy {
  const settings = checkPolicy(options);
  const policyFor = choiceOf(settings);
  const tell = teller(settings);
  const doorOf = (sink: "requests" | "responses", make: (options: object) => Middleware) => {
    // What holds for all routes comes first, so that a mistake in it is not laid to the first route.
    const made = new Map(
      [settings.rest, ...settings.routes].map((policy) => [policy, checkedFor(placeOf(policy), () => make(doorOptions(settings, sink, policy, tell)))]),
    );
    return (request: ExpressRequest) => made.get(policyFor(request)) as Middleware;
  };
  const forRequest = doorOf("requests", doors.redactRequests);
  const forResponse = doorOf("responses", doors.redactResponses);
  const requests: Middleware = function policyRequestsMiddleware(req, res, next) {
    check.once(read(req, "app"));
    forRequest(req)(req, res, next);
  };
  const responses: Middleware = function policyResponsesMiddleware(req, res, next) {
    check.once(read(req, "app"));
    forResponse(req)(req, res, next);
  };
  const errors = errorDoor(settings, policyFor, tell, doors.redactErrors({ redactor: settings.redactor }));
  const check = appCheck(settings, { requests, responses, errors, needsBody: needsBody(settings), named: namedSinks(settings) });
  const logRedactor = sinkRedactor(settings, policyNow(policyFor), tell);
  return { requests, responses, errors, check: check.assert, logs: (pinoOptions) => redactLogs({ ...pinoOptions, redactor: logRedactor } as never) as never };
}

function placeOf({ pattern }: RoutePolicy): string {
  return pattern === undefined ? "createPolicy" : `createPolicy: routes: "${pattern.key}"`;
}

function doorOptions({ redactor, onFindings }: PolicySettings, sink: "requests" | "responses", policy: RoutePolicy, tell: Tell): object {
  const told = (findings: Parameters<Tell>[0], request: ExpressRequest) => tell(findings, { sink, route: policy.pattern?.key, request });
  return { redactor, ...policy.sinks[sink], ...(onFindings && { onFindings: told }) };
}

function errorDoor({ redactor, isObserving }: PolicySettings, policyFor: (request: ExpressRequest) => RoutePolicy, tell: Tell, mask: Policy["errors"]) {
  const errors: Policy["errors"] = function policyErrorsMiddleware(err, req, res, next) {
    if (!isObserving) return mask(err, req, res, next);
    const request = req as ExpressRequest;
    const found = observedError(redactor, err);
    if (found.length > 0) tell(found, { sink: "errors", route: policyFor(request).pattern?.key, request });
    return next(err);
  };
  return errors;
}

/** Looks at the app when it is asked to, or else at the first request. */
function appCheck({ routes }: PolicySettings, mounted: Mounted) {
  let isChecked = false;
  const problemsOf = (app: unknown): readonly string[] | undefined => {
    isChecked = true;
    const layers = layersOf(app);
    const unserved = layers && routes.filter(({ pattern }) => pattern !== undefined && !isServed(layers, pattern));
    const dead = (unserved ?? []).map(({ pattern }) => `routes: no route of the app answers "${pattern?.key}"`);
    return layers && [...orderProblems(layers, mounted), ...unusedProblems(layers, mounted), ...dead];
  };
  const assert = (app: unknown): void => {
    const problems = problemsOf(app) ?? ["check() takes the Express app that uses the policy, after its routes were added"];
    if (problems.length > 0) throw problem(problems.join("; "));
  };
  const once = (app: unknown): void => {
    const problems = isChecked
      ? []
      : attempt(
          () => problemsOf(app) ?? [],
          () => [],
        );
    if (problems.length > 0) process.emitWarning(`createPolicy: ${problems.join("; ")}.`, { type: "RedactorWarning", code: "ZWARTLAK_POLICY" });
  };
  return { assert, once };
}

/** The first route that fits a request, remembered for its responses and log lines. */
function choiceOf({ routes, rest }: PolicySettings): (request: ExpressRequest) => RoutePolicy {
  const chosen = new WeakMap<object, RoutePolicy>();
  return (request) => {
    let policy = chosen.get(request);
    if (policy === undefined) {
      const [path = ""] = String(read(request, "originalUrl") ?? request.url ?? "").split("?", 1);
      const given = { method: request.method ?? "GET", segments: segmentsOf(path) };
      policy = routes.find(({ pattern }) => pattern !== undefined && fits(pattern, given)) ?? rest;
      chosen.set(request, policy);
    }
    return policy;
  };
}

/** What holds for the line that is being logged. */
function policyNow(policyFor: (request: ExpressRequest) => RoutePolicy) {
  return () => {
    const request = runningSubject()?.request() as ExpressRequest | undefined;
    return { request, policy: request === undefined ? undefined : policyFor(request) };
  };
}

type Tell = NonNullable<PolicyOptions["onFindings"]>;

function teller({ onFindings }: PolicySettings): Tell {
  return (findings, place) =>
    attempt<unknown>(
      () => Promise.resolve(onFindings?.(findings, place)).catch(() => undefined),
      () => undefined,
    );
}

function needsBody({ routes, rest }: PolicySettings): boolean {
  return [...routes, rest].some(({ sinks }) => !["copy", "off", undefined].includes(sinks.requests.body));
}

/** While observing all parts of all sinks are set, so nothing can be told from them. */
function namedSinks({ routes, rest, isObserving }: PolicySettings): ("requests" | "responses")[] {
  if (isObserving) return [];
  return (["requests", "responses"] as const).filter((sink) => [...routes, rest].some(({ sinks }) => Object.keys(sinks[sink]).length > 0));
}
