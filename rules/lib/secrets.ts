import type { RandomInt } from "../../src/rule.js";

/** What our own masks leave behind, and what a template or another mask puts in the place of a secret. */
const placeholder = /^(?:\[[A-Z][A-Z\d -]{0,40}\]|[*x]{1,200}|\$\{?\w{1,60}\}?|<[\w -]{1,60}>|\{\{?[\w -]{1,60}\}?\}|redacted|filtered)$|•/i;

/** Whether there is no secret at this place any more. */
export function isPlaceholder(value: string): boolean {
  return placeholder.test(value);
}

/** Fixed width, so that the length of a secret stays secret too. */
export const hiddenSecret = "•••";

const word = "voorbeeld";
const drawn = 6;

/** What holds the text around a secret together has to stay. */
const framing = /([\n\r\t"'`{}[\]|\\]+)/;

/** A string of the same length and kind that reads as an example: `voorbeeldxxxx482913`; hexadecimal is zeros up to the last six. */
export function exampleLike(value: string, random: RandomInt): string {
  const tail = (digits: number) => Array.from({ length: Math.min(drawn, value.length) }, () => random(digits).toString(digits)).join("");
  const [first = "", ...others] = value.split(framing);
  if (others.length > 1) return [exampleLike(first, random), ...others.map((part) => (framing.test(part) ? part : "x".repeat(part.length)))].join("");
  if (/^[\da-fA-F]{16,200}$/.test(value)) return inCaseOf(value, `${"0".repeat(value.length - drawn)}${tail(16)}`);
  const filled = word.padEnd(Math.max(word.length, value.length - drawn), "x").slice(0, Math.max(word.length, value.length - drawn));
  return inCaseOf(value, `${filled}${tail(10)}`);
}

function inCaseOf(value: string, other: string): string {
  return /[a-z]/.test(value) ? other : other.toUpperCase();
}

/** Values that documentation prints in the place of a secret, and what `exampleLike` makes. */
export function isExample(value: string): boolean {
  return /voorbeeld|example|x{12}|(?<![1-9a-f])0{10}/i.test(value);
}
