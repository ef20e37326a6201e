import { base64At } from "./base64.js";
import type { Candidate } from "./candidates.js";
import { encodedWordsIn } from "./encoded-words.js";
import { formValuesIn } from "./form-values.js";
import { type Examine, type Nested, nestedIn } from "./nested.js";
import { SHOWN, shownBytesIn } from "./shown-bytes.js";

/** Whether there may be encoded text beside long words: a value of a form, an encoded word of a header, bytes. */
export function mayHoldEncoded(text: string): boolean {
  return text.includes("+") || text.includes("=?") || text.includes(SHOWN);
}

/** Everything encoded in which something is found, as candidates; after the forward pass, since looking inside starts another. */
export function opened(text: string, longWords: readonly number[], examine: Examine): ReadonlyMap<Candidate, Nested> {
  const decoded = [...encodedWordsIn(text), ...formValuesIn(text), ...shownBytesIn(text)];
  const nested = [...inLongWords(text, longWords, examine), ...decoded.map((one) => nestedIn(one, examine)).filter((one) => one !== undefined)];
  return new Map(nested.map((one) => [{ rule: one.strongest.rule, start: one.start, end: one.end, formScore: one.strongest.score }, one]));
}

/** Words that turn out to be base64. */
function inLongWords(text: string, longWords: readonly number[], examine: Examine): Nested[] {
  const found: Nested[] = [];
  let openedEnd = 0;
  for (const at of longWords) {
    if (at < openedEnd) continue;
    const { end, nested } = base64At(text, at, examine);
    openedEnd = end;
    if (nested !== undefined) found.push(nested);
  }
  return found;
}
