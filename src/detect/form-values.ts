import { ESCAPED_QUOTE } from "./escapes.js";
import type { Decoded } from "./nested.js";

const VALUE = new RegExp(`\\+?[\\p{L}\\d.,'\\u2019[\\]-]{1,40}(?:\\+[\\p{L}\\d.,'\\u2019[\\] -]{1,40}){1,30}(?![^&\\s"'${ESCAPED_QUOTE}#<>;)}])`, "uy");
/** A part between the spaces of a value: a word in one case or with a capital, a number, initials, a label. Other ones are base64 and code. */
const PART = /^(?:\p{Lu}?[\p{Ll}.,]*(?:['\u2019-]\p{Lu}?[\p{Ll}.,]*)*|[\p{Lu}\d.,-]*|\[[A-Z][A-Z\d -]*\])$/u;
/** What a value of a query or form stands behind. */
const BEGINNING = new RegExp(`(?:^|[?&\\s"'${ESCAPED_QUOTE}(;])[\\w.%[\\]-]{1,60}=$`);
const LONGEST_KEY = 62;
const LONGEST_BEFORE_PLUS = 32;
const PLUS = "+";

/**
 * Values of queries and forms whose spaces are written as plus signs: `q=Fatima+El+Amrani`. Their keys say nothing, or the whole value was taken for a field
 * already.
 */
export function formValuesIn(text: string): Decoded[] {
  const values: Decoded[] = [];
  for (let plus = text.indexOf(PLUS); plus >= 0; ) {
    const value = valueWith(text, plus);
    if (value !== undefined) values.push(value);
    plus = text.indexOf(PLUS, value?.end ?? plus + 1);
  }
  return values;
}

function valueWith(text: string, plus: number): Decoded | undefined {
  const from = Math.max(0, plus - LONGEST_BEFORE_PLUS);
  const start = from + text.slice(from, plus).lastIndexOf("=") + 1;
  if (text[start - 1] !== "=" || !BEGINNING.test(text.slice(Math.max(0, start - LONGEST_KEY), start))) return undefined;
  VALUE.lastIndex = start;
  const value = VALUE.exec(text)?.[0];
  if (value === undefined || start + value.length < plus || !value.split(PLUS).every((part) => PART.test(part))) return undefined;
  return { start, end: start + value.length, text: spaced(value), encode: (inner) => inner.replaceAll(" ", PLUS) };
}

/** With spaces for plus signs; one in front stands for itself: `tel=%2B31+6+12345678` as the view has decoded it. */
export function spaced(value: string): string {
  return value.charAt(0) + value.slice(1).replaceAll(PLUS, " ");
}
