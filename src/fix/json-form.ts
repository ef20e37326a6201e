import type { Edit } from "../input/file-text.js";

/**
 * The edits after which JSON, as a whole or line by line, still has the same keys, items and types. What reads as a value to a scan of text may be
 * part of the JSON itself: where a string ends in the name of a field and a colon, a quote and a comma stand behind it.
 */
export function keepingJson(text: string, edits: readonly Edit[]): readonly Edit[] {
  if (!/^\s{0,100}[{[]/.test(text)) return edits;
  const whole = parsed(text);
  return whole === undefined ? byLine(text, edits) : harmless(text, edits, 0, whole);
}

function byLine(text: string, edits: readonly Edit[]): Edit[] {
  const lines = new Map<number, Edit[]>();
  for (const edit of edits) {
    const start = text.lastIndexOf("\n", edit.start - 1) + 1;
    lines.set(start, [...(lines.get(start) ?? []), edit]);
  }
  return [...lines].flatMap(([start, own]) => {
    const end = text.indexOf("\n", start);
    const line = text.slice(start, end < 0 ? text.length : end);
    const value = parsed(line);
    return value === undefined ? own : harmless(line, own, start, value);
  });
}

/** Halves what does harm until it is found. */
function harmless(source: string, edits: readonly Edit[], offset: number, value: object): readonly Edit[] {
  const after = parsed(applied(source, edits, offset));
  if (after !== undefined && isSameForm(value, after)) return edits;
  if (edits.length < 2) return [];
  const half = edits.length >> 1;
  return [...harmless(source, edits.slice(0, half), offset, value), ...harmless(source, edits.slice(half), offset, value)];
}

function applied(source: string, edits: readonly Edit[], offset: number): string {
  let text = "";
  let done = 0;
  for (const { start, end, text: other } of edits) {
    text += source.slice(done, start - offset) + other;
    done = end - offset;
  }
  return text + source.slice(done);
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSameForm(one: unknown, other: unknown): boolean {
  if (typeof one !== typeof other || Array.isArray(one) !== Array.isArray(other)) return false;
  if (typeof one !== "object" || one === null || typeof other !== "object" || other === null) return (one === null) === (other === null);
  const [values, others] = [Object.values(one), Object.values(other)];
  return values.length === others.length && values.every((value, i) => isSameForm(value, others[i]));
}
