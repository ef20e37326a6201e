/** Half-open, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An example without its marks, and the places that were marked. */
export interface Marked {
  readonly text: string;
  readonly spans: readonly Span[];
}

const MARKED = /\[\[([\s\S]+?)\]\]/g;

/**
 * Reads an example of a rule: `BSN: [[111222333]]` is the text `BSN: 111222333` with the span 5 to 14.
 * Brackets around the marks stay: in `[[[x]]]` the value is `x` and the text `[x]`.
 */
export function readMarks(example: string): Marked {
  const spans: Span[] = [];
  let text = "";
  let after = 0;
  for (const { 1: value = "", index, 0: whole } of example.matchAll(MARKED)) {
    const bracket = value.startsWith("[") ? 1 : 0;
    text += example.slice(after, index + bracket);
    spans.push({ start: text.length, end: text.length + value.length - bracket });
    text += value.slice(bracket);
    after = index + whole.length;
  }
  return { text: text + example.slice(after), spans };
}

/** The text with each span replaced, and where the replacements stand. */
export function withSpansReplaced({ text, spans }: Marked, replace: (value: string) => string): Marked {
  const moved: Span[] = [];
  let result = "";
  let after = 0;
  for (const { start, end } of spans) {
    const replacement = replace(text.slice(start, end));
    result += text.slice(after, start);
    moved.push({ start: result.length, end: result.length + replacement.length });
    result += replacement;
    after = end;
  }
  return { text: result + text.slice(after), spans: moved };
}
