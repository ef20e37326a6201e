import { isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";

/** How the bytes of a file are read. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** As git does: a NUL byte near the beginning means that this is no text, unless it is UTF-16. */
const LOOKED_AT = 8000;

/** Encoding of a file that starts with these bytes; undefined when they are not text. */
export function encodingOf(head: Uint8Array): Encoding | undefined {
  const encoding = markedEncoding(head);
  if (encoding !== "utf-8") return encoding;
  const looked = head.subarray(0, LOOKED_AT);
  return looked.includes(0) ? unmarkedUtf16(looked) : encoding;
}

/** Bytes of the byte order mark of a file of UTF-8 that starts with these bytes; undefined when it is in another encoding, or no text. */
export function utf8Mark(head: Buffer): number | undefined {
  return encodingOf(head) === "utf-8" ? head.length - withoutMark(head).length : undefined;
}

/** Encoding that the byte order mark tells, for what is text in any case. */
export function markedEncoding([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** UTF-16 without its mark: western text has a NUL in one half of nearly every pair of bytes, and never in the other. */
function unmarkedUtf16(head: Uint8Array): Encoding | undefined {
  const pairs = head.length >> 1;
  const nulls = [0, 0];
  for (let i = 0; i < 2 * pairs; i++) if (head[i] === 0) nulls[i % 2] = (nulls[i % 2] as number) + 1;
  const [high = 0, low = 0] = nulls;
  if (pairs < 2 || (high > 0 && low > 0) || high + low < pairs * 0.7) return undefined;
  return low > 0 ? "utf-16le" : "utf-16be";
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

/** Without the mark of UTF-8. The first chunk of a file holds at least `MARK_LENGTH` bytes or the whole file, so a mark is never cut in two. */
export function withoutMark(chunk: Buffer): Buffer {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
}

/** What windows-1252 has from 0x80 to 0x9f; all its other bytes are Latin-1. The TextDecoder of Node 20 reads these as control characters. */
const SIGNS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * Whole lines as text. A line that is no valid UTF-8 is read as windows-1252, which is what old exports are and which reads any byte.
 * It is decided line by line, because logs of several programs end up in one file.
 */
export function decodeLines(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  return Array.from(linesIn(bytes), decodeLine).join("");
}

/** Lines with their line feeds. */
export function* linesIn(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    yield bytes.subarray(start, end);
    start = end;
  }
}

export function decodeLine(line: Buffer): string {
  if (isUtf8(line)) return line.toString("utf8");
  return line.toString("latin1").replace(/[\u0080-\u009f]/g, (char) => SIGNS[char.charCodeAt(0) - 0x80] as string);
}

/** Text as bytes, in the encoding of `line`; what windows-1252 lacks becomes a question mark. */
export function encodeLine(text: string, line: Buffer): Buffer {
  if (isUtf8(line)) return Buffer.from(text, "utf8");
  return Buffer.from(Array.from(text, byteOf));
}

function byteOf(char: string): number {
  const code = char.charCodeAt(0);
  const sign = SIGNS.indexOf(char);
  if (sign >= 0) return 0x80 + sign;
  return char.length === 1 && (code < 0x80 || (code >= 0xa0 && code <= 0xff)) ? code : 63;
}
