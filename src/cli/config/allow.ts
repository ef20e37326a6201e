import type { Allowed } from "./load.js";
import { invalid } from "./load.js";

/** The entries that count today, as a redactor takes them. */
export function allowedToday(allow: readonly Allowed[], file: string, today: string): (string | RegExp)[] {
  return allow.flatMap((entry) => {
    if (typeof entry === "string" || entry instanceof RegExp) return [entry];
    const { value, pattern, expires } = entry;
    if (expires !== undefined && expires < today) return [];
    return [...(value === undefined ? [] : [value]), ...(pattern === undefined ? [] : [patternOf(pattern, file)])];
  });
}

function patternOf(source: string, file: string): RegExp {
  try {
    return new RegExp(source, "u");
  } catch (error) {
    throw invalid(file, "`allow` holds a `pattern` that is no regular expression", error);
  }
}
