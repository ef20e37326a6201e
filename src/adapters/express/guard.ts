import type { Redactor } from "../../redactor.js";
import { attempt } from "./attempt.js";
import { giveCopy } from "./copy.js";
import type { Field } from "./fields.js";
import { maskParams } from "./params.js";
import type { Plan } from "./plan.js";
import { type ExpressRequest, read, replace } from "./request.js";
import type { RequestFinding, RequestPart } from "./settings.js";
import { begin, isDone, lazyOf, noteOf, type RequestState, realOf, stateOf } from "./state.js";

/** What one middleware does to each request. */
export interface Orders {
  readonly redactor: Redactor;
  readonly planAfter: (before: Plan | undefined) => Plan;
  /** Whether someone wants to know what was masked. */
  readonly wanted: boolean;
}

/** What came of a request: why it is refused, if it is, and the findings in parts that are masked, blocked or observed. */
export interface Verdict {
  readonly refusal?: "personal-data" | "unchecked";
  readonly findings: readonly RequestFinding[];
}

const NOTHING: Verdict = { findings: [] };

/** Carries out the orders. Blocks come first: what is refused need not be masked. */
export function guard(request: ExpressRequest, orders: Orders): Verdict {
  const state = enter(request, orders);
  const { block, observe, mask } = state.plan;
  if (block.length + observe.length + mask.length === 0) return NOTHING;
  const blocked = findingsInAll(block, request, state);
  if (blocked.includes(undefined)) return { refusal: "unchecked", findings: [] };
  const reasons = blocked.flatMap((findings) => findings ?? []);
  if (reasons.length > 0) return { refusal: "personal-data", findings: reasons };
  const observed = findingsInAll(observe, request, state).flatMap((findings) => findings ?? []);
  return { findings: [...observed, ...mask.flatMap((field) => maskField(request, state, field, orders.wanted))] };
}

/** The state of the request with these orders in force. */
function enter(request: ExpressRequest, { redactor, planAfter }: Orders): RequestState {
  const state = stateOf(request);
  if (state === undefined) {
    giveCopy(request);
    return begin(request, redactor, planAfter(undefined));
  }
  const { mask } = state.plan;
  state.redactor = redactor;
  state.plan = planAfter(state.plan);
  for (const field of mask) restoreReal(request, state, field);
  return state;
}

/** Undoes a mask that an earlier middleware put on and that this one lifts, unless someone has replaced the value since. */
function restoreReal(request: ExpressRequest, state: RequestState, field: Field): void {
  const lazy = lazyOf(request, state, field.name);
  if (lazy === undefined || state.plan.modes[field.part] === "mask") return;
  replace(request, field.name, lazy.real);
}

function findingsInAll(fields: readonly Field[], request: ExpressRequest, state: RequestState): (readonly RequestFinding[] | undefined)[] {
  return fields.filter((field) => !isDone(request, state, field)).map((field) => findingsIn(field, request, state));
}

/** Undefined when the field could not be read, or not to its end. */
function findingsIn({ scan, name, part, isUnread }: Field, request: ExpressRequest, state: RequestState): readonly RequestFinding[] | undefined {
  if (scan === undefined) return [];
  return attempt<readonly RequestFinding[] | undefined>(
    () => {
      const value = realOf(request, state, name);
      const findings = value === undefined ? [] : scan(state.redactor, value);
      // Past a limit nothing is found, which is no reason to let it in.
      if (findings.length === 0 && state.plan.modes[part] === "block" && isUnread?.(state.redactor, value)) return;
      return findings.map(({ rule, score, reasons, legal, path }) => ({ part, path: pathOf(part, path), rule, score, reasons, legal }));
    },
    () => undefined,
  );
}

/** Inside a URL a path says nothing: `url` it is. */
function pathOf(part: RequestPart, path: string | undefined): string {
  return part === "url" || path === undefined ? part : path;
}

/** Masks a field; what was in it is only looked up for someone who wants to know. */
function maskField(request: ExpressRequest, state: RequestState, field: Field, wanted: boolean): readonly RequestFinding[] {
  if (isDone(request, state, field)) return [];
  const findings = wanted ? findingsIn(field, request, state) : undefined;
  if (field.name === "url") keepQuery(request);
  if (field.name === "params") maskParams(request, state, field);
  else replaceMasked(request, state, field);
  return findings ?? [];
}

/** Express 5 parses `req.query` from `req.url` at each reading: masking the one must not mask the other. */
function keepQuery(request: ExpressRequest): void {
  const query = Object.hasOwn(request, "query") ? undefined : read(request, "query");
  if (query !== undefined) replace(request, "query", query);
}

/** Puts a mask where the handler looks and keeps the real value. It is not made before it is read: what nobody reads costs nothing. */
function replaceMasked(request: ExpressRequest, state: RequestState, field: Field): void {
  const real = attempt(
    () => realOf(request, state, field.name),
    () => field.failed(),
  );
  if (real === undefined) return;
  const lazy = { real, get: maskedOnce(field, state.redactor, real) };
  const set = (value: unknown) => replace(request, field.name, value);
  Object.defineProperty(request, field.name, { get: lazy.get, set, configurable: true, enumerable: true });
  const note = noteOf(state, field);
  note.lazy = lazy;
  note.done = { source: lazy, redactor: state.redactor, mode: "mask" };
}

function maskedOnce(field: Field, redactor: Redactor, real: unknown): () => unknown {
  let masked: { readonly value: unknown } | undefined;
  return () => {
    masked ??= {
      value: attempt(
        () => field.mask(redactor, real),
        () => field.failed(),
      ),
    };
    return masked.value;
  };
}
