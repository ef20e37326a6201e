import { isPlace } from "../lists/bits.js";
import { lookup } from "../lists/words.js";

const name = /(?:'s[ -]|'t )?[\p{L}][\p{L}'-]{1,40}(?: (?:aan|den|de|der|op|bij|van|over|en|in|het|'t|\p{L}[\p{L}'-]{1,40})){0,4}/uy;

/** Where a place name ends, and whether it is a known one or only looks like one. */
export interface Place {
  readonly end: number;
  readonly known: boolean;
}

/** The longest known place that starts at `at` (`Capelle aan den IJssel`), else one word with a capital. */
export function placeAt(text: string, at: number): Place | undefined {
  name.lastIndex = at;
  const run = name.exec(text)?.[0] ?? "";
  for (let end = at + run.length; end > at; end = text.lastIndexOf(" ", end - 1)) {
    if (isPlace(lookup(text, at, end))) return { end, known: true };
  }
  const [word = ""] = run.split(" ", 1);
  return word.length > 2 && /^\p{Lu}/u.test(word) ? { end: at + word.length, known: false } : undefined;
}
