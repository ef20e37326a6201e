import { closeSync, openSync, readSync } from "node:fs";
import { asUtf8, encodingOf, HEAD_LENGTH, MARK_LENGTH, markedEncoding } from "./encoding.js";

/** Something that can be read from its beginning, more than once. */
export interface Source {
  /** As reports show it. */
  readonly name: string;
  readonly open: () => AsyncIterable<Buffer>;
}

const CHUNK_BYTES = 1024 * 1024;

/** @param bytes length of the file, where it is known: then a small file takes little memory */
export function fileSource(name: string, path: string, bytes = CHUNK_BYTES): Source {
  return { name, open: () => replay(fileChunks(path, Math.min(CHUNK_BYTES, bytes + 1))) };
}

/** Read at once and not in the background: for thousands of small files the ways there and back take longer than the reading. */
function* fileChunks(path: string, size: number): Generator<Buffer> {
  const file = openSync(path, "r");
  try {
    while (true) {
      const chunk = Buffer.allocUnsafe(size);
      const length = readSync(file, chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/** A stream can be read once, so it is kept. */
export async function streamSource(name: string, stream: AsyncIterable<Buffer>): Promise<Source> {
  const bytes: Buffer[] = [];
  for await (const chunk of stream) bytes.push(chunk);
  return { name, open: () => replay(bytes) };
}

/** Bytes that are there already: what was unpacked from another file. */
export function bytesSource(name: string, bytes: Buffer): Source {
  return { name, open: () => replay([bytes]) };
}

/** The first bytes of a source, and the source again, which is not opened a second time when they are all it holds. */
export async function peeked(source: Source): Promise<{ readonly head: Buffer; readonly source: Source }> {
  const chunks = source.open()[Symbol.asyncIterator]();
  const head = await headOf(chunks, HEAD_LENGTH);
  const { done } = await chunks.next();
  if (done) return { head, source: bytesSource(source.name, head) };
  await chunks.return?.();
  return { head, source };
}

/** All bytes of a source; undefined when there are more than `most`. */
export async function bytesOf(source: Source, most: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of source.open()) {
    length += chunk.length;
    if (length > most) return undefined;
    parts.push(chunk);
  }
  return Buffer.concat(parts, length);
}

async function* replay(chunks: Iterable<Buffer>): AsyncGenerator<Buffer> {
  yield* chunks;
}

/** The text of a stream of bytes as UTF-8 chunks; undefined when it is binary. */
export async function readText(bytes: AsyncIterable<Buffer>): Promise<AsyncIterable<Buffer> | undefined> {
  const chunks = bytes[Symbol.asyncIterator]();
  const head = await headOf(chunks, HEAD_LENGTH);
  const encoding = encodingOf(head);
  if (encoding !== undefined) return asUtf8(rejoined(head, chunks), encoding);
  await chunks.return?.();
  return undefined;
}

/** The same for what is text in any case, such as a log with NUL bytes in it. Passes on what comes at once. */
export async function* readLog(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const chunks = bytes[Symbol.asyncIterator]();
  const head = await headOf(chunks, MARK_LENGTH);
  yield* asUtf8(rejoined(head, chunks), markedEncoding(head));
}

async function headOf(chunks: AsyncIterator<Buffer>, wanted: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  while (length < wanted) {
    const { value, done } = await chunks.next();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  return Buffer.concat(parts);
}

async function* rejoined(head: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  yield* { [Symbol.asyncIterator]: () => chunks };
}
