import type { Redactor } from "../redactor.js";
import { createLineBuffer, type LinePart } from "./line-buffer.js";
import { FAILED, lineEndOf, markedLine, redactedOr, TOO_LONG } from "./marked-line.js";
import { safeCutIn } from "./safe-cut.js";
import { createTextBlock } from "./text-block.js";

/** Bounds of what is held back while a text arrives in pieces. */
export interface ChunkOptions {
  /**
   * Longest line that is read whole, in UTF-16 code units with its line end; from 65,536. A longer line of text is cut where that changes no
   * finding. A longer line of JSON, and text that has no such place, is replaced by `[LINE TOO LONG]`.
   * @default 1_048_576
   */
  readonly maxLine?: number;
  /**
   * Over how many lines one value may be spread, as an address, a broken IBAN or a machine-readable zone is; 1 to 64. Up to 15 + `valueLines` lines
   * of text wait for what follows; lines of JSON never wait. With 1 each line is redacted alone and passed on at once, as `tail -f` needs, and a name
   * is not found again in later lines.
   * @default 4
   */
  readonly valueLines?: number;
}

/**
 * Redacts a text that arrives in pieces. The output does not depend on how it was cut.
 *
 * What is one document, in which a name that was found with strong evidence is found again? A text is: letters and transcripts speak of the same people
 * from start to end. Of a log each line of JSON is one: its neighbours belong to other requests and other people, one name would make a person of the same
 * word in all lines after it, and a line must look the same wherever it is redacted: by the logger, by a filter or in a part of the file.
 */
export interface Chunks {
  /** Takes the next piece; returns what is finished, possibly nothing. */
  readonly push: (text: string) => string;
  /** Returns the rest. Nothing may be pushed after it. */
  readonly end: () => string;
}

const DEFAULT_MAX_LINE = 1_048_576;
const DEFAULT_VALUE_LINES = 4;

/** The start of a line of JSON, whole or cut off: an object, or an array of objects, arrays or strings. */
const JSON_START = /^\s{0,16}(?:\{\s{0,16}["}]|\[\s{0,16}[{["\]])/;

/**
 * A state machine for text and NDJSON. A line of JSON is redacted alone, by `redactLine`. Lines of text wait in a block, which is redacted up to
 * a line end where cutting changes no finding.
 *
 * @example
 * const chunks = createChunks(createRedactor());
 * chunks.push('{"bsn":9999'); // ""
 * chunks.push('90019}\n'); // '{"bsn":"[BSN]"}\n'
 * chunks.end(); // ""
 */
export function createChunks(redactor: Redactor, options: ChunkOptions = {}): Chunks {
  const { maxLine = DEFAULT_MAX_LINE, valueLines = DEFAULT_VALUE_LINES } = options;
  const block = createTextBlock(redactor, valueLines);
  const lines = createLineBuffer(maxLine, (head, isStart) => (isStart && JSON_START.test(head) ? undefined : safeCutIn(redactor, head)));

  function redacted({ kind, text }: LinePart): string {
    if (kind === "head") return block.flush(text);
    if (kind === "rest") return block.add(text);
    if (kind === "dropped-end") return text;
    const isJson = JSON_START.test(text);
    if (kind === "dropped") return block.flush() + (isJson ? markedLine(text, TOO_LONG) : TOO_LONG);
    return isJson ? block.flush() + redactedJson(redactor, text) : block.add(text);
  }

  return {
    push: (text) => lines.push(text).map(redacted).join(""),
    end: () => lines.end().map(redacted).join("") + block.flush(),
  };
}

function redactedJson(redactor: Redactor, line: string): string {
  const lineEnd = lineEndOf(line);
  const json = line.slice(0, line.length - lineEnd.length);
  return (
    redactedOr(
      () => markedLine(json, FAILED),
      () => redactor.redactLine(json),
    ) + lineEnd
  );
}
