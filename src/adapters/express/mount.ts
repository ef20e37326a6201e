import { attempt } from "./attempt.js";
import { type Layer, layersOf, type Taken, takenBy } from "./layers.js";
import { read } from "./request.js";

/** A part of the pattern that is not known. */
const UNKNOWN = "*";

/**
 * The pattern under which the router of a request is mounted, such as `/customers/:id`. Express only keeps the path that it took, with the values in it, so each
 * segment of it is tried: where another text fits as well there is a parameter.
 */
export function mountOf(request: object): string {
  const base = String(read(request, "baseUrl") ?? "");
  if (base === "") return "";
  const known = mounts.get(request);
  if (known?.base === base) return known.pattern;
  const app = read(request, "app");
  const pattern = patternIn(layersOf(rootOf(app)) ?? [], base, app) ?? `/${UNKNOWN}`;
  mounts.set(request, { base, pattern });
  return pattern;
}

/** Most lines of a request are logged under the same router. */
const mounts = new WeakMap<object, { readonly base: string; readonly pattern: string }>();

/** An app may be mounted in another one. */
function rootOf(app: unknown): unknown {
  let root = app;
  for (let depth = 0; depth < 20; depth++) {
    const parent: unknown = Reflect.get(Object(root), "parent");
    if (parent === undefined || parent === null) break;
    root = parent;
  }
  return root;
}

function patternIn(layers: readonly Layer[], base: string, app: unknown): string | undefined {
  for (const layer of layers) {
    const inner = innerLayers(layer, app);
    const took = inner === undefined ? undefined : taken(layer, base)?.path;
    if (inner === undefined || took === undefined || !startsWith(base, took)) continue;
    const rest = base.slice(took.length);
    const behind = rest === "" ? "" : patternIn(inner, rest, app);
    if (behind !== undefined) return segmentsOf(layer, took) + behind;
  }
  return undefined;
}

function startsWith(base: string, taken: string): boolean {
  return base.startsWith(taken) && (base.length === taken.length || base[taken.length] === "/");
}

/** Those of a router, or of the app that answers the request where an app is mounted. */
function innerLayers({ route, handle }: Layer, app: unknown): readonly Layer[] | undefined {
  if (route !== undefined) return undefined;
  return handle.stack ?? (handle.name === "mounted_app" ? layersOf(app) : undefined);
}

/** Other texts for a segment: one of the same form, which fits wherever a parameter asks for a form, and two that most parameters take. */
function samplesFor(segment: string): string[] {
  const sameForm = segment.replace(/[a-z\d]/gi, (sign) => NEXT.get(sign) ?? "a");
  return [sameForm, "x", "0"].filter((sample) => sample !== segment);
}

const ALPHABETS = ["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"];
const NEXT = new Map(ALPHABETS.flatMap((signs) => [...signs].map((sign, i) => [sign, signs[(i + 1) % signs.length] as string] as const)));

/** What stands in the source of a program as a literal; a value with more digits than that is taken for a parameter. */
const LITERAL = /^[a-z_.-]{1,40}\d{0,2}$/i;

function segmentsOf(layer: Layer, taken: string): string {
  const segments = taken.split("/").slice(1);
  return segments.map((segment, i) => `/${parameterAt(layer, segments, i) ?? (LITERAL.test(segment) ? segment : UNKNOWN)}`).join("");
}

/** The name of the parameter, `:id`; undefined when no other text fits. */
function parameterAt(layer: Layer, segments: readonly string[], index: number): string | undefined {
  for (const sample of samplesFor(segments[index] ?? "")) {
    const tried = `/${segments.with(index, sample).join("/")}`;
    const took = taken(layer, tried);
    if (took?.path === tried) return `:${nameOf(took.params, sample) ?? "param"}`;
  }
  return undefined;
}

function nameOf(params: object | undefined, value: string): string | undefined {
  return Object.entries(params ?? {}).find(([, text]) => text === value)?.[0];
}

function taken(layer: Layer, path: string): Taken | undefined {
  return attempt<Taken | undefined>(
    () => takenBy(layer, path),
    () => undefined,
  );
}
