import { isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";

/** How the bytes of a file are read. UTF-16 is recognised by its byte order mark only: without one its NUL bytes make it binary. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** As git does: a NUL byte near the beginning means that this is no text. */
const LOOKED_AT = 8000;

/** Encoding of a file that starts with these bytes; undefined when they are not text. */
export function encodingOf(head: Uint8Array): Encoding | undefined {
  const encoding = markedEncoding(head);
  return encoding === "utf-8" && head.subarray(0, LOOKED_AT).includes(0) ? undefined : encoding;
}

/** Encoding that the byte order mark tells, for what is text in any case. */
export function markedEncoding([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** How many bytes must be seen before `encodingOf` can tell. */
export const HEAD_LENGTH = LOOKED_AT;
/** Length of the longest byte order mark. */
export const MARK_LENGTH = 3;

/** The same text as UTF-8 without a byte order mark, so that everything after this reads one encoding. */
export async function* asUtf8(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  if (encoding !== "utf-8") return yield* transcoded(chunks, new TextDecoder(encoding));
  let first = true;
  for await (const chunk of chunks) {
    yield first ? withoutMark(chunk) : chunk;
    first = false;
  }
}

async function* transcoded(chunks: AsyncIterable<Buffer>, decoder: TextDecoder): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** The first chunk holds at least `MARK_LENGTH` bytes or the whole file, so a mark is never cut in two. */
function withoutMark(chunk: Buffer): Buffer {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
}

const windows1252 = new TextDecoder("windows-1252");

/**
 * Whole lines as text. A line that is no valid UTF-8 is read as windows-1252, which is what old exports are and which reads any byte.
 * It is decided line by line, because logs of several programs end up in one file.
 */
export function decodeLines(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, end);
    lines.push(isUtf8(line) ? line.toString("utf8") : windows1252.decode(line));
    start = end;
  }
  return lines.join("");
}
