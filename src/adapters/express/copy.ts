import { attempt } from "./attempt.js";
import { COPIED_FIELDS, type Field } from "./fields.js";
import { type ExpressRequest, type RedactedRequest, read } from "./request.js";
import { noteOf, type RequestState, sourceOf, stateOf } from "./state.js";

/** Puts `req.redacted` on the request; it is built when it is first read. */
export function giveCopy(request: ExpressRequest): void {
  Object.defineProperty(request, "redacted", REDACTED);
}

/** One descriptor for all requests: a closure for each would be what an unread copy costs. */
const REDACTED = {
  configurable: true,
  get(this: ExpressRequest): RedactedRequest | undefined {
    const state = stateOf(this);
    if (state !== undefined) state.copy ??= lazyCopy(this, state);
    return state?.copy;
  },
};

/** Own, enumerable getters, so that loggers, `JSON.stringify` and `{ ...req.redacted }` see every part. */
function lazyCopy(request: ExpressRequest, state: RequestState): RedactedRequest {
  const copy = { method: request.method };
  for (const field of COPIED_FIELDS) {
    Object.defineProperty(copy, field.name, { configurable: true, enumerable: true, get: () => copyOf(request, state, field) });
  }
  // console.log and util.inspect show getters as [Getter]; people print this object to see what is in it.
  return Object.defineProperty(copy, Symbol.for("nodejs.util.inspect.custom"), { value: () => ({ ...copy }) });
}

function copyOf(request: ExpressRequest, state: RequestState, field: Field): unknown {
  const { redactor, plan } = state;
  if (plan.modes[field.part] === "off") return undefined;
  const note = noteOf(state, field);
  const source = sourceOf(request, state, field);
  if (note.copy !== undefined && note.copy.source === source && note.copy.redactor === redactor) return note.copy.value;
  const value = attempt(
    () => present(read(request, field.name), (it) => field.copy(redactor, it)),
    () => field.failed(),
  );
  note.copy = { source, redactor, value };
  return value;
}

function present(value: unknown, copy: (value: unknown) => unknown): unknown {
  return value === undefined ? undefined : copy(value);
}
