import type { Finding } from "../finding.js";
import type { Mask } from "../options.js";
import type { RandomInt, Rule } from "../rule.js";

/** What the label mask shows: `[BSN]`. */
export function labelOf(rule: Rule): string {
  return `[${rule.label ?? rule.id.toUpperCase()}]`;
}

/**
 * The text that replaces a value. A mask that fails, or that gives no string, becomes the label.
 *
 * @param finding made only for masks that look at it
 */
export function masked(value: string, rule: Rule, finding: () => Finding, mask: Mask): string {
  if (mask === "label") return labelOf(rule);
  try {
    const replacement = replacementOf(value, rule, finding, mask);
    return typeof replacement === "string" ? replacement : labelOf(rule);
  } catch {
    return labelOf(rule);
  }
}

function replacementOf(value: string, rule: Rule, finding: () => Finding, mask: Mask): unknown {
  if (typeof mask === "function") return mask(value, finding());
  if (mask === "stars") return "*".repeat(value.length);
  if (mask === "remove") return "";
  if (mask === "partial") return showsTooMuch(finding()) ? labelOf(rule) : rule.partial(value);
  if (mask === "surrogate") return rule.surrogate(value, randomFrom(`${rule.id} ${value}`));
  return labelOf(rule);
}

/** Of special data, national numbers and secrets nothing stays readable. */
function showsTooMuch(finding: Finding): boolean {
  return finding.legal === "G1" || finding.legal === "G2" || finding.legal === "GX";
}

/** Whole numbers that depend on the text alone, so that the same value always gets the same surrogate (mulberry32 over an FNV-1a hash). */
export function randomFrom(seed: string): RandomInt {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
