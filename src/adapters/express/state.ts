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
  /** The real value of a masked field, for a route that asks for it. */
  original?: { readonly real: unknown; readonly masked: unknown } | undefined;
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
  const source = sourceOf(request, field);
  const mode = state.plan.modes[field.part];
  const { done } = note;
  if (done !== undefined && done.source === source && done.redactor === state.redactor && done.mode === mode) return true;
  note.done = { source, redactor: state.redactor, mode };
  return false;
}

/** The value as it came in, also where the handler sees a masked one. */
export function realOf(request: ExpressRequest, state: RequestState, name: string): unknown {
  const value = read(request, name);
  const original = state.notes.get(name)?.original;
  return original !== undefined && original.masked === value ? original.real : value;
}

/** What tells that a field has a new value. The `req.query` of Express 5 parses the URL anew each time. */
export function sourceOf(request: ExpressRequest, { name }: Field): unknown {
  return name === "query" && !Object.hasOwn(request, "query") ? request.url : read(request, name);
}
