import type { Redactor } from "../../redactor.js";
import { COPIED_FIELDS, type Field } from "./fields.js";
import { type ExpressRequest, type RedactedRequest, read, replace } from "./request.js";
import type { RequestMode, RequestPart, RequestSettings } from "./settings.js";

/** Something that was done to a value; it need not be done again while value, redactor and mode are the same. */
interface Done {
  readonly source: unknown;
  readonly redactor: Redactor;
  readonly mode: RequestMode;
}

/** What the middleware knows of one request, however often it is mounted. Settings of the last one that ran count. */
export interface RequestState {
  redactor: Redactor;
  readonly modes: { [part in RequestPart]: RequestMode };
  readonly copies: Map<string, { readonly source: unknown; readonly redactor: Redactor; readonly value: unknown }>;
  readonly done: Map<string, Done>;
  /** Real values of masked fields, for a route that asks for them. */
  readonly originals: Map<string, { readonly real: unknown; readonly masked: unknown }>;
  /** `req.params` has its accessor. */
  paramsGuarded: boolean;
}

/** Kept beside the request: nothing of ours is in it but `req.redacted`, and it goes when the request goes. */
const states = new WeakMap<object, RequestState>();

/** The state of a request after these settings have come into force. */
export function stateOf(request: ExpressRequest, settings: RequestSettings): RequestState {
  let state = states.get(request);
  if (state === undefined) {
    const modes = { url: "copy", query: "copy", params: "copy", headers: "copy", cookies: "copy", body: "copy" } as const;
    state = { redactor: settings.redactor, modes: { ...modes }, copies: new Map(), done: new Map(), originals: new Map(), paramsGuarded: false };
    states.set(request, state);
    defineCopy(request, state);
  }
  state.redactor = settings.redactor;
  Object.assign(state.modes, settings.chosen);
  return state;
}

/** Whether the field, as it is now, was worked on before in this mode; if not, it is noted as done. */
export function isDone(request: ExpressRequest, state: RequestState, field: Field): boolean {
  const now: Done = { source: sourceOf(request, field), redactor: state.redactor, mode: state.modes[field.part] };
  const before = state.done.get(field.name);
  if (before !== undefined && before.source === now.source && before.redactor === now.redactor && before.mode === now.mode) return true;
  state.done.set(field.name, now);
  return false;
}

/** `req.redacted`, built when it is first read. */
function defineCopy(request: ExpressRequest, state: RequestState): void {
  let copy: RedactedRequest | undefined;
  Object.defineProperty(request, "redacted", {
    configurable: true,
    get: () => {
      copy ??= lazyCopy(request, state);
      return copy;
    },
  });
}

/** Own, enumerable getters, so that loggers, `JSON.stringify` and `{ ...req.redacted }` see every part. */
function lazyCopy(request: ExpressRequest, state: RequestState): RedactedRequest {
  const copy = { method: request.method };
  for (const field of COPIED_FIELDS) {
    Object.defineProperty(copy, field.name, { configurable: true, enumerable: true, get: () => copyOf(request, state, field) });
  }
  // console.log and util.inspect show getters as [Getter]; people print this object to see what is in it.
  Object.defineProperty(copy, Symbol.for("nodejs.util.inspect.custom"), { value: () => ({ ...copy }) });
  return copy;
}

function copyOf(request: ExpressRequest, state: RequestState, field: Field): unknown {
  const { redactor, modes, copies } = state;
  if (modes[field.part] === "off") return undefined;
  const known = copies.get(field.name);
  const source = sourceOf(request, field);
  if (known !== undefined && known.source === source && known.redactor === redactor) return known.value;
  const value = attempt(() => present(read(request, field.name), (it) => field.copy(redactor, it)), field.failed);
  copies.set(field.name, { source, redactor, value });
  return value;
}

/** What tells that a field has a new value. The `req.query` of Express 5 parses the URL anew each time. */
function sourceOf(request: ExpressRequest, { name }: Field): unknown {
  return name === "query" && !Object.hasOwn(request, "query") ? request.url : read(request, name);
}

function present(value: unknown, copy: (value: unknown) => unknown): unknown {
  return value === undefined ? undefined : copy(value);
}

/** Never throws into the request. */
export function attempt<T>(work: () => T, failed: () => T): T {
  try {
    return work();
  } catch {
    return failed();
  }
}

/** Puts the masked value where the handler looks and keeps the real one. */
export function replaceMasked(request: ExpressRequest, state: RequestState, field: Field): void {
  const real = attempt(() => read(request, field.name), field.failed);
  if (real === undefined) return;
  const masked = attempt(() => field.mask(state.redactor, real), field.failed);
  replace(request, field.name, masked);
  state.originals.set(field.name, { real, masked });
  state.done.set(field.name, { source: masked, redactor: state.redactor, mode: "mask" });
}

/** Undoes a mask that an earlier middleware put on and that these settings lift, unless someone has replaced the value since. */
export function restoreReal(request: ExpressRequest, state: RequestState, field: Field): void {
  const kept = state.originals.get(field.name);
  if (kept === undefined || state.modes[field.part] === "mask") return;
  state.originals.delete(field.name);
  if (read(request, field.name) === kept.masked) replace(request, field.name, kept.real);
}
