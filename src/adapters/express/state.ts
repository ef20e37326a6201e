import type { Redactor } from "../../redactor.js";
import type { SubjectScope } from "../subject-scope.js";
import type { Field } from "./fields.js";
import type { Plan } from "./plan.js";
import { type ExpressRequest, type RedactedRequest, read } from "./request.js";
import type { RequestMode, SubjectOf } from "./settings.js";

/** What was done to one field; it need not be done again while value and redactor are the same. */
interface Note {
  copy?: { readonly source: unknown; readonly redactor: Redactor; readonly value: unknown };
  done?: { readonly source: unknown; readonly redactor: Redactor; readonly mode: RequestMode };
  /** A field that is masked when it is first read. */
  lazy?: Lazy | undefined;
}

/** The mask that stands before a field, with the real value for a route that asks for it. */
export interface Lazy {
  readonly real: unknown;
  readonly get: () => unknown;
}

/** What the middleware knows of one request, however often it is mounted. The settings of the last one that ran count. */
export interface RequestState {
  redactor: Redactor;
  plan: Plan;
  readonly notes: Map<string, Note>;
  /** `req.params` has its accessor. */
  paramsGuarded: boolean;
  copy: RedactedRequest | undefined;
  /** The person of this request, for log lines; undefined until the middleware has run. */
  scope: SubjectScope | undefined;
  subject: false | SubjectOf | undefined;
}

/** Kept on the request, where it goes when the request goes. */
const STATE = Symbol("zwartlak");
type Known = ExpressRequest & { readonly [STATE]?: RequestState };

export function stateOf(request: ExpressRequest): RequestState | undefined {
  return (request as Known)[STATE];
}

export function begin(request: ExpressRequest, redactor: Redactor, plan: Plan): RequestState {
  const state: RequestState = { redactor, plan, notes: new Map(), paramsGuarded: false, copy: undefined, scope: undefined, subject: undefined };
  Object.defineProperty(request, STATE, { value: state });
  return state;
}

export function noteOf(state: RequestState, field: Field): Note {
  let note = state.notes.get(field.name);
  if (note === undefined) {
    note = {};
    state.notes.set(field.name, note);
  }
  return note;
}

/** Whether the field, as it is now, was worked on before in this mode; if not, it is noted as done. */
export function isDone(request: ExpressRequest, state: RequestState, field: Field): boolean {
  const note = noteOf(state, field);
  const source = sourceOf(request, state, field);
  const mode = state.plan.modes[field.part];
  const { done } = note;
  if (done !== undefined && done.source === source && done.redactor === state.redactor && done.mode === mode) return true;
  note.done = { source, redactor: state.redactor, mode };
  return false;
}

/** The value as it came in, also where the handler sees a masked one. */
export function realOf(request: ExpressRequest, state: RequestState, name: string): unknown {
  const lazy = lazyOf(request, state, name);
  return lazy === undefined ? read(request, name) : lazy.real;
}

/** The mask before a field; undefined when there is none, or someone has put another value in its place. */
export function lazyOf(request: ExpressRequest, state: RequestState, name: string): Lazy | undefined {
  const lazy = state.notes.get(name)?.lazy;
  return lazy !== undefined && Object.getOwnPropertyDescriptor(request, name)?.get === lazy.get ? lazy : undefined;
}

/** What tells that a field has a new value, without reading it when it is masked. The `req.query` of Express 5 parses the URL anew each time. */
export function sourceOf(request: ExpressRequest, state: RequestState, { name }: Field): unknown {
  if (name === "query" && !Object.hasOwn(request, "query")) return request.url;
  return lazyOf(request, state, name) ?? read(request, name);
}
