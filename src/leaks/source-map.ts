import { findSourceMap } from "node:module";
import type { Frame } from "./frame.js";

/**
 * The place in the source that a frame's code was made from; undefined when Node has no source map of its file. Node has them when it runs with
 * `--enable-source-maps`, after `process.setSourceMapsEnabled(true)`, and where a loader of TypeScript switches them on.
 */
export function originalOf(frame: Frame): Frame | undefined {
  const entry = entryOf(frame);
  if (typeof entry?.originalSource !== "string" || typeof entry.originalLine !== "number") return undefined;
  return { ...frame, file: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

/** A map that cannot be read is none. */
function entryOf({ file, line, column }: Frame) {
  try {
    const entry = findSourceMap(file)?.findEntry(line - 1, column - 1);
    return entry !== undefined && "originalSource" in entry ? entry : undefined;
  } catch {
    return;
  }
}
