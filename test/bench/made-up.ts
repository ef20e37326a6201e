import type { Place, Span } from "../../bench/accuracy/corpora.js";
import type { Finding } from "../../src/index.js";

/** The places that `[[ ]]` marks, and the text without the marks. */
export function marked(source: string): { text: string; places: Place[] } {
  const places: Place[] = [];
  let text = "";
  for (const [index, part] of source.split(/\[\[|\]\]/).entries()) {
    if (index % 2 === 1) places.push({ start: text.length, end: text.length + part.length });
    text += part;
  }
  return { text, places };
}

export const finding = (rule: string, place: Place, more: Partial<Finding> = {}): Finding => ({
  rule,
  score: 0.9,
  reasons: ["form"],
  legal: "G4",
  ...place,
  ...more,
});
export const name = (place: Place): Span => ({ ...place, kind: "NAME" });
export const at = (start: number, end: number): Place => ({ start, end });
