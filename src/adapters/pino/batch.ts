import type { Redactor } from "../../redactor.js";
import { attempt } from "../express/attempt.js";
import { redactLineOfRequest, runningSubject } from "../subject.js";
import type { DestinationSettings } from "./destination-options.js";
import { redactedLine } from "./redacted-line.js";

/** Finished lines that wait to be redacted and written together. */
export interface Batch {
  /** False when whoever is written to would rather not get more for now. */
  readonly add: (line: string) => boolean;
  /** Redacts and writes what waits, in order. */
  readonly pass: () => boolean;
}

/** What Docker and a pipe take at once. In UTF-16 code units. */
const FULL = 16_384;

export function createBatch({ redactor, messageKey, buffer }: DestinationSettings, write: (text: string) => boolean): Batch {
  const isAttributing = attributes(redactor);
  let done = "";
  let lines: string[] = [];
  let size = 0;
  let hasRoom = true;
  let scheduled: NodeJS.Immediate | undefined;

  /** Each line for itself: in a text of all of them, one line would be context for the next. */
  function redactWaiting(): void {
    for (const line of lines) done += redactedLine(line, (text) => redactor.redactLine(text), messageKey);
    lines = [];
  }

  function pass(): boolean {
    clearImmediate(scheduled);
    scheduled = undefined;
    redactWaiting();
    const text = done;
    done = "";
    size = 0;
    if (text !== "") hasRoom = write(text);
    return hasRoom;
  }

  /** The person of a request is known as long as it runs, and the call site as long as the log call does, so such lines are redacted now. */
  function addNow(line: string): void {
    redactWaiting();
    done += redactedLine(line, (text) => redactLineOfRequest(redactor, text), messageKey);
  }

  return {
    pass,
    add(line) {
      if (!isAttributing && runningSubject() === undefined) lines.push(line);
      else addNow(line);
      size += line.length;
      if (buffer === "line" || size >= FULL) return pass();
      scheduled ??= setImmediate(pass);
      return hasRoom;
    },
  };
}

/** Whether the redactor was made with `attribute`. */
function attributes(redactor: Redactor): boolean {
  return attempt(
    () => Array.isArray(redactor.leaks()),
    () => false,
  );
}
