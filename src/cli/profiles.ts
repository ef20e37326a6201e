import type { Profile } from "./config/load.js";

/** Lowest score that each profile reports. `bench/accuracy.md` has what they find and what they find wrongly. */
export const PROFILES: { readonly [P in Profile]: { readonly minScore: number; readonly text: string } } = {
  strict: { minScore: 0.35, text: "also what is only likely: for a review by people" },
  balanced: { minScore: 0.5, text: "the default" },
  quiet: { minScore: 0.85, text: "only what is nearly certain: for a pipeline that must never fail for nothing" },
};
