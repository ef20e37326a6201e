import { FIELDS, type Field } from "./fields.js";
import { type ChosenModes, PARTS, type RequestMode, type RequestPart } from "./settings.js";

/** Modes of all parts, and the fields that are worked on when the middleware runs. */
export interface Plan {
  readonly modes: { readonly [part in RequestPart]: RequestMode };
  readonly block: readonly Field[];
  readonly observe: readonly Field[];
  readonly mask: readonly Field[];
}

/** The plan of a middleware for a request that an earlier one has seen (`before`) or not. Made once for each combination. */
export function plansFor(chosen: ChosenModes): (before: Plan | undefined) => Plan {
  const first = planOf(modesOf(chosen, undefined));
  const later = new WeakMap<Plan, Plan>();
  return (before) => {
    if (before === undefined) return first;
    let plan = later.get(before);
    if (plan === undefined) {
      plan = planOf(modesOf(chosen, before));
      later.set(before, plan);
    }
    return plan;
  };
}

function modesOf(chosen: ChosenModes, before: Plan | undefined): Plan["modes"] {
  return Object.fromEntries(PARTS.map((part) => [part, chosen[part] ?? before?.modes[part] ?? "copy"])) as Plan["modes"];
}

function planOf(modes: Plan["modes"]): Plan {
  const fieldsIn = (mode: RequestMode) => FIELDS.filter(({ part }) => modes[part] === mode);
  return { modes, block: fieldsIn("block"), observe: fieldsIn("observe"), mask: fieldsIn("mask") };
}
