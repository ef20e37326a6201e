import type { Redactor } from "../../redactor.js";
import { attempt } from "./attempt.js";
import type { Field } from "./fields.js";
import { type ExpressRequest, read } from "./request.js";
import type { RequestState } from "./state.js";

/**
 * Masks `req.params` for the whole app: Express assigns it anew for each route and router, long after an app-wide middleware ran,
 * so an accessor stands in front of it. Routing itself does not read `req.params`; `app.param` callbacks see masked values.
 */
export function maskParams(request: ExpressRequest, state: RequestState, field: Field): void {
  if (state.paramsGuarded) return;
  state.paramsGuarded = true;
  let real = read(request, field.name);
  const { maskedOf, realOf } = memory(field);
  Object.defineProperty(request, field.name, {
    configurable: true,
    enumerable: true,
    get: () => (state.plan.modes.params === "mask" ? maskedOf(real, state.redactor) : real),
    set: (params: unknown) => {
      real = realOf(params);
    },
  });
}

/** A router reads `req.params` and puts it back later: what was masked then must lead back to the real values. */
function memory(field: Field) {
  const masks = new WeakMap<object, { readonly redactor: Redactor; readonly masked: unknown }>();
  const reals = new WeakMap<object, unknown>();
  const realOf = (params: unknown) => (isObject(params) ? (reals.get(params) ?? params) : params);
  const maskedOf = (real: unknown, redactor: Redactor) => {
    if (!isObject(real)) return real;
    const known = masks.get(real);
    if (known?.redactor === redactor) return known.masked;
    const masked = attempt(
      () => field.mask(redactor, real),
      () => field.failed(),
    );
    masks.set(real, { redactor, masked });
    if (isObject(masked)) reals.set(masked, real);
    return masked;
  };
  return { maskedOf, realOf };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
