import { RedactorError } from "../../../errors.js";
import type { Finding } from "../../../finding.js";
import { nearest } from "../../../nearest.js";
import type { Redactor } from "../../../redactor.js";
import { checkedRedactor, checkMode } from "../options.js";
import type { ExpressRequest } from "../request.js";
import type { RedactResponsesOptions, ResponseFinding } from "../response/settings.js";
import { RESPONSE_PARTS } from "../response/settings.js";
import { PARTS, type RedactRequestsOptions, type RequestFinding } from "../settings.js";
import { checkReachable, invalid, type RoutePattern, routePattern } from "./route.js";

/** What happens to log lines: they are masked (default), only counted, or left alone. */
export type LogMode = "mask" | "observe" | "off";
const LOG_MODES: readonly LogMode[] = ["mask", "observe", "off"];

/** What holds for each sink. */
export interface SinkPolicies {
  /** As in `redactRequests`. */
  readonly requests?: Omit<RedactRequestsOptions, "redactor" | "onFindings">;
  /** As in `redactResponses`. */
  readonly responses?: Omit<RedactResponsesOptions, "redactor" | "onFindings">;
  /** Lines that are logged while a request of the route runs. @default "mask" */
  readonly logs?: LogMode;
}

/** A finding in a log line, or in an error. */
export interface LogFinding extends Pick<Finding, "rule" | "score" | "reasons" | "legal"> {
  readonly part: "log" | "error";
  readonly path: string;
}

/** Where the policy found something. */
export interface PolicyPlace {
  readonly sink: "requests" | "responses" | "logs" | "errors";
  /** Key of `routes` that holds; undefined when none does. */
  readonly route: string | undefined;
  /** Undefined for a line that was logged outside a request. */
  readonly request: ExpressRequest | undefined;
}

/** Options of `createPolicy`. */
export interface PolicyOptions extends SinkPolicies {
  /** What `createRedactor()` returns. @default createRedactor() */
  readonly redactor?: Redactor;
  /**
   * `"observe"`: nothing is changed anywhere, everything is reported, whatever the rest says (`"off"` stays off). For the first week in production; take
   * it away and the rest holds. @default "enforce"
   */
  readonly mode?: "enforce" | "observe";
  /** Exceptions by route: `"POST /orders/:id"`, `"/admin/*"`. The first that fits holds; what it does not name is as for all routes. */
  readonly routes?: { readonly [route: string]: SinkPolicies };
  /** Told of each finding that is masked, blocked or observed in requests and responses, and observed in logs and errors. What it throws is ignored. */
  onFindings?(findings: readonly (RequestFinding | ResponseFinding | LogFinding)[], place: PolicyPlace): unknown;
}

/** What holds for requests of one route, or for all others. */
export interface RoutePolicy {
  readonly pattern: RoutePattern | undefined;
  readonly sinks: Required<SinkPolicies>;
}

/** Checked options. */
export interface PolicySettings {
  readonly redactor: Redactor;
  readonly isObserving: boolean;
  readonly routes: readonly RoutePolicy[];
  readonly rest: RoutePolicy;
  readonly onFindings: PolicyOptions["onFindings"] | undefined;
}

const SINKS = ["requests", "responses", "logs"];

export function checkPolicy(options: PolicyOptions = {}): PolicySettings {
  const redactor = checkedRedactor("createPolicy", options, ["redactor", "mode", ...SINKS, "routes", "onFindings"]);
  const { onFindings, routes = {}, mode = "enforce" } = options;
  checkMode("createPolicy", "the whole", mode, ["enforce", "observe"]);
  if (onFindings !== undefined && typeof onFindings !== "function")
    throw problem(`onFindings has to be a function (findings, place) => …, not ${typeof onFindings}`);
  const isObserving = mode === "observe";
  if (isObserving && onFindings === undefined) throw problem('"observe" without onFindings tells nobody. Give onFindings: (findings, place) => … too');
  if (options.logs !== undefined) checkMode("createPolicy", "logs", options.logs, LOG_MODES);
  if (typeof routes !== "object" || routes === null) throw problem('routes has to be an object, such as { "POST /feedback": { requests: { body: "block" } } }');
  const patterns = Object.keys(routes).map(routePattern);
  checkReachable(patterns);
  for (const { key } of patterns) checkRoute(key, routes[key]);
  const sinksOf = (own: SinkPolicies) => withMode(merged(options, own), isObserving);
  return {
    redactor,
    isObserving,
    routes: patterns.map((pattern) => ({ pattern, sinks: sinksOf(routes[pattern.key] as SinkPolicies) })),
    rest: { pattern: undefined, sinks: sinksOf({}) },
    onFindings,
  };
}

function checkRoute(key: string, own: unknown): void {
  if (typeof own !== "object" || own === null) throw invalid(key, 'a route has policies by sink, such as { requests: { body: "block" } }');
  const sinks = Object.entries(own).filter(([, policy]) => policy !== undefined);
  if (sinks.length === 0) throw invalid(key, "it changes nothing. Name what is different there, or leave it out");
  for (const [sink, policy] of sinks) {
    if (!SINKS.includes(sink)) throw invalid(key, `there is no sink "${sink}". ${meant(sink)}Sinks: ${SINKS.join(", ")}`);
    if (sink === "logs") checkMode("createPolicy", `logs of "${key}"`, policy, LOG_MODES);
    else if (typeof policy !== "object" || policy === null || Object.keys(policy).length === 0)
      throw invalid(key, `${sink} changes nothing. Name what is different there, or leave it out`);
  }
}

function merged(all: SinkPolicies, own: SinkPolicies): Required<SinkPolicies> {
  return { requests: { ...all.requests, ...own.requests }, responses: { ...all.responses, ...own.responses }, logs: own.logs ?? all.logs ?? "mask" };
}

/** Nothing is changed while observing, and what is not looked at is not observed either. */
function withMode({ requests, responses, logs }: Required<SinkPolicies>, isObserving: boolean): Required<SinkPolicies> {
  if (!isObserving) return { requests, responses, logs };
  const observed = (parts: readonly string[], modes: object) =>
    Object.fromEntries(parts.flatMap((part) => (Reflect.get(modes, part) === "off" ? [] : [[part, "observe"]])));
  return {
    requests: { ...requests, ...observed(PARTS, requests) },
    responses: { ...responses, ...observed(RESPONSE_PARTS, responses) },
    logs: logs === "off" ? "off" : "observe",
  };
}

function meant(sink: string): string {
  const near = nearest(sink, SINKS);
  return near === undefined ? "" : `Did you mean "${near}"? `;
}

export function problem(text: string): RedactorError {
  return new RedactorError("ERR_INVALID_OPTION", `createPolicy: ${text}.`);
}
