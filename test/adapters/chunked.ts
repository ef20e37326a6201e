import { Readable } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import { createRedactStream, type RedactStreamOptions } from "../../src/adapters/stream.js";
import { createRedactor, type Redactor } from "../../src/index.js";

const redactor = createRedactor();

/** What comes out when the input arrives as these chunks. */
export function redacted(chunks: readonly (string | Uint8Array)[], options?: RedactStreamOptions, by: Redactor = redactor): Promise<string> {
  return textOf(Readable.from(chunks, { objectMode: false }).pipe(createRedactStream(by, options)));
}

/** Cuts bytes at these distances. */
export function cutUp(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (const length of lengths) {
    chunks.push(bytes.subarray(at, at + length));
    at += length;
  }
  return [...chunks, bytes.subarray(at)];
}
