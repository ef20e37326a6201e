import { inParts, type Redactor } from "../redactor.js";
import { FAILED, lineEndOf, redactedOr } from "./marked-line.js";
import { isInsideArmour, isSafeCut } from "./safe-cut.js";

/** Lines of text that are redacted together, because a value may be spread over some of them. */
export interface TextBlock {
  /** Takes the next line, with its line end; returns what is finished. */
  readonly add: (line: string) => string;
  /** Redacts all that is held, together with `last`. */
  readonly flush: (last?: string) => string;
}

/** How many lines are redacted together, besides those that may belong to what follows. More is faster and later. */
const BATCH = 16;
/** A block that has no safe place to cut it is redacted as it is at this size, in UTF-16 code units. */
const LARGEST_BLOCK = 131_072;
const TRIES = 8;

/**
 * A block that is cut where a value of up to `valueLines` lines cannot be on both sides. All blocks are parts of one text, unless each line is redacted
 * alone.
 */
export function createTextBlock(redactor: Redactor, valueLines: number): TextBlock {
  const heldBack = valueLines - 1;
  const redact = heldBack === 0 ? (text: string) => redactor.redact(text) : inParts(redactor);
  let lines: string[] = [];
  let length = 0;
  let fullAt = BATCH + heldBack;

  function add(line: string): string {
    lines.push(line);
    length += line.length;
    if (heldBack === 0 && !isInsideArmour(lines.join(""))) return flush();
    if (lines.length < fullAt && length < LARGEST_BLOCK) return "";
    const cut = lastSafeCut();
    if (cut !== undefined) return take(cut);
    fullAt = lines.length + BATCH;
    return length < LARGEST_BLOCK ? "" : flush();
  }

  /** The last line end with enough lines behind it to see that a value does not go on there. */
  function lastSafeCut(): number | undefined {
    const last = lines.length - heldBack;
    for (let cut = last; cut > Math.max(0, last - TRIES); cut--) {
      const isOpen = isInsideArmour(lines.slice(0, cut).join(""));
      if (!isOpen && isSafeCut(redactor, lines.slice(Math.max(0, cut - heldBack), cut).join(""), lines.slice(cut, cut + heldBack).join(""))) return cut;
    }
    return undefined;
  }

  function take(count: number): string {
    const text = lines.slice(0, count).join("");
    lines = lines.slice(count);
    length -= text.length;
    fullAt = BATCH + heldBack;
    return redacted(redact, text);
  }

  function flush(last = ""): string {
    return take(lines.push(last));
  }

  return { add, flush };
}

function redacted(redact: (text: string) => string, text: string): string {
  if (text === "") return "";
  return redactedOr(
    () => FAILED + lineEndOf(text),
    () => redact(text),
  );
}
