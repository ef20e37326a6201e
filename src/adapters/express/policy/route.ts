import { METHODS } from "node:http";
import { RedactorError } from "../../../errors.js";

/** A key of `routes`, read: `POST /orders/:id`, `/admin/*`. */
export interface RoutePattern {
  readonly key: string;
  /** In capitals; undefined for all methods. */
  readonly method: string | undefined;
  /** Literals in lower case; `:` for a parameter. */
  readonly segments: readonly string[];
  /** Ends in `*`: whatever follows fits too. */
  readonly isOpen: boolean;
}

const KEY = /^(?:([A-Za-z-]{1,20}) )?(\/[^\s?#]{0,1000})$/;
/** What Express' paths can say and these cannot. */
const FOREIGN = /[()[\]{}+?!]|\*\*|\*(?=.)|[^/]\*/;

/** @throws {RedactorError} `ERR_INVALID_OPTION` for a key that can match no request */
export function routePattern(key: string): RoutePattern {
  const [, method, path] = KEY.exec(key) ?? [];
  if (path === undefined) throw invalid(key, 'write a method and a path, "POST /orders/:id", or a path alone, "/admin/*"');
  if (method !== undefined && !METHODS.includes(method.toUpperCase())) throw invalid(key, `there is no method ${method}`);
  if (FOREIGN.test(path)) throw invalid(key, "a path has literals, :parameters and one * at its end, and nothing else");
  const segments = segmentsOf(path);
  const isOpen = segments.at(-1) === "*";
  return {
    key,
    method: method?.toUpperCase(),
    segments: (isOpen ? segments.slice(0, -1) : segments).map((part) => (part.startsWith(":") ? ":" : part)),
    isOpen,
  };
}

/** As Express compares them: in any case, with or without a slash at the end. */
export function segmentsOf(path: string): string[] {
  return path
    .toLowerCase()
    .split("/")
    .filter((part) => part !== "");
}

export function fits({ method, segments, isOpen }: RoutePattern, given: { readonly method: string; readonly segments: readonly string[] }): boolean {
  if (!fitsMethod(method, given.method)) return false;
  if (isOpen ? given.segments.length < segments.length : given.segments.length !== segments.length) return false;
  return segments.every((part, i) => part === ":" || part === given.segments[i]);
}

/** Express answers HEAD by the route of GET. */
function fitsMethod(wanted: string | undefined, given: string): boolean {
  return wanted === undefined || wanted === given || (wanted === "GET" && given === "HEAD");
}

/**
 * The first that fits counts, so one behind a wider one never does.
 *
 * @throws {RedactorError} `ERR_INVALID_OPTION`
 */
export function checkReachable(patterns: readonly RoutePattern[]): void {
  for (const [i, pattern] of patterns.entries()) {
    const wider = patterns.slice(0, i).find((earlier) => includes(earlier, pattern));
    if (wider !== undefined) throw invalid(pattern.key, `it is never reached, because "${wider.key}" before it fits all of it. Put the narrower one first`);
  }
}

function includes(wide: RoutePattern, narrow: RoutePattern): boolean {
  if (wide.method !== undefined && (narrow.method === undefined || !fitsMethod(wide.method, narrow.method))) return false;
  if (wide.isOpen ? narrow.segments.length < wide.segments.length : narrow.isOpen || narrow.segments.length !== wide.segments.length) return false;
  return wide.segments.every((part, i) => part === ":" || part === narrow.segments[i]);
}

export function invalid(key: string, problem: string): RedactorError {
  return new RedactorError("ERR_INVALID_OPTION", `createPolicy: routes: "${key}": ${problem}.`);
}
