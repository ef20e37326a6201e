import { FIELDS, type Field } from "./fields.js";
import { maskParams } from "./params.js";
import { type ExpressRequest, read, replace } from "./request.js";
import type { RequestFinding, RequestMode, RequestPart, RequestSettings } from "./settings.js";
import { attempt, isDone, type RequestState, replaceMasked, restoreReal, stateOf } from "./state.js";

/** What came of a request: why it is refused, if it is, and the findings in parts that are masked, blocked or observed. */
export interface Verdict {
  readonly refusal?: "personal-data" | "unchecked";
  readonly findings: readonly RequestFinding[];
}

/** Applies the settings to the request. Blocks come first: what is refused need not be masked. */
export function guard(request: ExpressRequest, settings: RequestSettings): Verdict {
  const state = stateOf(request, settings);
  for (const field of FIELDS) restoreReal(request, state, field);
  const blocked = undone(request, state, "block").map((field) => findingsIn(request, state, field));
  if (blocked.includes(undefined)) return { refusal: "unchecked", findings: [] };
  const reasons = blocked.flatMap((findings) => findings ?? []);
  if (reasons.length > 0) return { refusal: "personal-data", findings: reasons };
  const observed = undone(request, state, "observe").flatMap((field) => findingsIn(request, state, field) ?? []);
  return { findings: [...observed, ...maskFields(request, state, settings.onFindings !== undefined)] };
}

/** Whether a mode asks for the body while nothing has read it yet: the parser stands behind this middleware. */
export function isBodyUnread(request: ExpressRequest, { chosen }: RequestSettings): boolean {
  if (chosen.body === undefined || chosen.body === "copy" || chosen.body === "off" || "body" in request) return false;
  const length = read(request.headers, "content-length");
  return read(request.headers, "transfer-encoding") !== undefined || (length !== undefined && length !== "0");
}

/** Masks what is to be masked; what was in it is only looked up for someone who wants to know. */
function maskFields(request: ExpressRequest, state: RequestState, wanted: boolean): readonly RequestFinding[] {
  return undone(request, state, "mask").flatMap((field) => {
    const findings = wanted ? findingsIn(request, state, field) : undefined;
    if (field.name === "url") keepQuery(request);
    if (field.name === "params") maskParams(request, state, field);
    else replaceMasked(request, state, field);
    return findings ?? [];
  });
}

/** Express 5 parses `req.query` from `req.url` at each reading: masking the one must not mask the other. */
function keepQuery(request: ExpressRequest): void {
  if (!Object.hasOwn(request, "query") && request.query !== undefined) replace(request, "query", request.query);
}

function undone(request: ExpressRequest, state: RequestState, mode: RequestMode): Field[] {
  return FIELDS.filter((field) => state.modes[field.part] === mode && !isDone(request, state, field));
}

/** Undefined when the field could not be read. */
function findingsIn(request: ExpressRequest, state: RequestState, field: Field): readonly RequestFinding[] | undefined {
  const { scan, name, part } = field;
  if (scan === undefined) return [];
  return attempt<readonly RequestFinding[] | undefined>(
    () => {
      const value = read(request, name);
      return value === undefined
        ? []
        : scan(state.redactor, value).map(({ rule, score, reasons, legal, path }) => ({ part, path: pathOf(part, path), rule, score, reasons, legal }));
    },
    () => undefined,
  );
}

/** Inside a URL a path says nothing: `url` it is. */
function pathOf(part: RequestPart, path: string | undefined): string {
  return part === "url" || path === undefined ? part : path;
}
