import type { RandomInt } from "../../src/rule.js";

/** What our own masks leave behind, and what a template or another mask puts in the place of a secret. */
const placeholder = /^(?:\[[A-Z][A-Z\d -]{0,40}\]|[*x]{1,200}|\$\{?\w{1,60}\}?|<[\w -]{1,60}>|\{\{?[\w -]{1,60}\}?\}|redacted|filtered)$|•/i;

/** Whether there is no secret at this place any more. */
export function isPlaceholder(value: string): boolean {
  return placeholder.test(value);
}

/** Fixed width, so that the length of a secret stays secret too. */
export const hiddenSecret = "•••";

/** A string of the same length and the same kinds of characters. */
export function sameShape(value: string, random: RandomInt): string {
  const isHex = /^[\da-fA-F]{1,200}$/.test(value);
  return value.replace(/[\dA-Za-z]/g, (char) => drawLike(char, isHex, random));
}

function drawLike(char: string, isHex: boolean, random: RandomInt): string {
  if (/\d/.test(char)) return String(random(10));
  const first = /[a-z]/.test(char) ? 97 : 65;
  return String.fromCharCode(first + random(isHex ? 6 : 26));
}
