import { attempt } from "../attempt.js";
import { type RoutePattern, segmentsOf } from "./route.js";

/** A layer of Express' router, in what 4 and 5 have in common. */
interface Layer {
  readonly handle: { readonly name?: string; readonly stack?: readonly Layer[] };
  readonly route?: { readonly path: unknown; readonly methods: { readonly [method: string]: boolean | undefined } };
  /** Express 5 gives what it took of the path, Express 4 says that it took something and keeps it in `path`. */
  readonly match: (path: string) => boolean | undefined | { readonly path: string };
  readonly path?: string;
}

/** Where a middleware of the policy has to stand. */
export interface Mounted {
  readonly requests: unknown;
  readonly responses: unknown;
  readonly errors: unknown;
  /** Whether something is done to bodies as soon as the middleware runs. */
  readonly needsBody: boolean;
}

/** The layers of an app; undefined when it is no Express app that we know. */
export function layersOf(app: unknown): readonly Layer[] | undefined {
  const read = (name: string) =>
    attempt<unknown>(
      () => Reflect.get(Object(app), name),
      () => undefined,
    );
  // Express 4 throws on `app.router`, and has its router only after the first `use`.
  const router = read("_router") ?? read("router");
  const stack: unknown = attempt<unknown>(
    () => Reflect.get(Object(router), "stack"),
    () => undefined,
  );
  return Array.isArray(stack) ? (stack as readonly Layer[]) : undefined;
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
    const taken = takenBy(layer, path);
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
  return takenBy(layer, path) !== undefined || (isOpen && begins(written, path));
}

/** The part of the path that a layer takes; undefined when it does not fit. */
function takenBy(layer: Layer, path: string): string | undefined {
  return attempt<string | undefined>(
    () => {
      const match = layer.match(path);
      if (typeof match === "object") return match.path;
      return match === true ? (layer.path ?? "") : undefined;
    },
    () => "",
  );
}

function begins(written: string, path: string): boolean {
  const own = segmentsOf(written);
  return segmentsOf(path).every((part, i) => own[i] === part || own[i]?.startsWith(":") || own[i]?.startsWith("*"));
}
