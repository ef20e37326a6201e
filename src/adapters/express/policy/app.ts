import { attempt } from "../attempt.js";
import { type Layer, takenBy } from "../layers.js";
import { type RoutePattern, segmentsOf } from "./route.js";

/** Where a middleware of the policy has to stand. */
export interface Mounted {
  readonly requests: unknown;
  readonly responses: unknown;
  readonly errors: unknown;
  /** Whether something is done to bodies as soon as the middleware runs. */
  readonly needsBody: boolean;
  /** Sinks that the policy says something of. */
  readonly named: readonly ("requests" | "responses")[];
}

const PARSERS = /^(?:json|urlencoded|text|raw)Parser$/;

/** What is wrong with the order of an app's middleware. */
export function orderProblems(layers: readonly Layer[], { requests, responses, errors, needsBody }: Mounted): string[] {
  const at = (handle: unknown) => layers.findIndex((layer) => layer.handle === handle);
  const lastOf = (test: (layer: Layer) => boolean) => layers.reduce((last, layer, i) => (test(layer) ? i : last), -1);
  const parser = lastOf(({ handle }) => PARSERS.test(handle.name ?? ""));
  const compressor = lastOf(({ handle }) => handle.name === "compression");
  const firstRoute = layers.findIndex(isDoor);
  const problems: string[] = [];
  if (needsBody && at(requests) >= 0 && parser > at(requests))
    problems.push("policy.requests stands before a body parser and sees no body. Use it after express.json() and other parsers");
  if (at(responses) >= 0 && compressor > at(responses))
    problems.push("policy.responses stands before compression() and sees compressed bytes. Use it after compression()");
  for (const [name, handle] of Object.entries({ requests, responses }))
    if (firstRoute >= 0 && at(handle) > firstRoute) problems.push(`policy.${name} stands behind a route, which it does not guard. Use it before all routes`);
  if (at(errors) >= 0 && at(errors) < lastOf(isDoor))
    problems.push("policy.errors stands before a route, whose errors it does not see. Use it after all routes");
  return problems;
}

/** What a policy says of a sink has no effect when nothing uses its middleware. */
export function unusedProblems(layers: readonly Layer[], { named, ...doors }: Mounted): string[] {
  return named
    .filter((sink) => !isUsed(layers, doors[sink]))
    .map((sink) => `policy.${sink} is used nowhere in the app, so what is said of ${sink} has no effect. Write app.use(policy.${sink})`);
}

/** Another app that is mounted may use it; it cannot be looked into. */
function isUsed(layers: readonly Layer[], middleware: unknown): boolean {
  return layers.some(({ handle, route }) => handle === middleware || handle.name === "mounted_app" || isUsed(handle.stack ?? route?.stack ?? [], middleware));
}

/** A route or a router. */
function isDoor({ route, handle }: Layer): boolean {
  return route !== undefined || handle.stack !== undefined;
}

/** Values that parameters with a pattern of their own are likely to take. */
const SAMPLES = ["1", "x", "00000000-0000-4000-8000-000000000000"];

/** Whether some route of the app may answer what the pattern describes; when that cannot be known, it may. */
export function isServed(layers: readonly Layer[], pattern: RoutePattern): boolean {
  return SAMPLES.some((sample) => serves(layers, `/${pattern.segments.map((part) => (part === ":" ? sample : part)).join("/")}`, pattern));
}

function serves(layers: readonly Layer[], path: string, pattern: RoutePattern): boolean {
  return layers.some((layer) => {
    if (layer.route !== undefined) return answers(layer, path, pattern);
    const taken = pathTakenBy(layer, path);
    if (taken === undefined) return false;
    const rest = path.slice(taken.length) || "/";
    if (layer.handle.stack !== undefined) return serves(layer.handle.stack, rest.startsWith("/") ? rest : `/${rest}`, pattern);
    // Another app, static files or a proxy under a path of its own: only it knows.
    return taken !== "" && taken !== "/";
  });
}

function answers(layer: Layer, path: string, { method, isOpen }: RoutePattern): boolean {
  const { path: written, methods } = layer.route as NonNullable<Layer["route"]>;
  const isMethod = method === undefined || methods._all === true || methods[method.toLowerCase()] === true || (method === "HEAD" && methods.get === true);
  if (!isMethod) return false;
  if (typeof written !== "string" || /[(\\]/.test(written)) return true;
  return pathTakenBy(layer, path) !== undefined || (isOpen && begins(written, path));
}

/** When it cannot be known whether a layer fits, it takes nothing and does. */
function pathTakenBy(layer: Layer, path: string): string | undefined {
  return attempt<string | undefined>(
    () => takenBy(layer, path)?.path,
    () => "",
  );
}

function begins(written: string, path: string): boolean {
  const own = segmentsOf(written);
  return segmentsOf(path).every((part, i) => own[i] === part || own[i]?.startsWith(":") || own[i]?.startsWith("*"));
}
