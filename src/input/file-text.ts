import { decodeLine, decodeLines, type Encoding, encodeLine, encodingOf, linesIn, withoutMark } from "./encoding.js";

/** Another text for a stretch of a file's text, half-open, in UTF-16 code units. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text in which the offsets of passages count: without byte order mark. Undefined when the bytes are no text. */
export function fileText(bytes: Buffer): string | undefined {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return undefined;
  return encoding === "utf-8" ? decodeLines(withoutMark(bytes)) : new TextDecoder(encoding).decode(bytes);
}

/** The bytes of a file with other text in some places. Encoding, byte order mark and every byte outside those places stay what they were. */
export function editedBytes(bytes: Buffer, edits: readonly Edit[]): Buffer {
  const encoding = encodingOf(bytes) ?? "utf-8";
  const inOrder = [...edits].sort((a, b) => a.start - b.start);
  const places = encoding === "utf-8" ? placesInLines(bytes, inOrder) : placesInUtf16(bytes, inOrder, encoding);
  const parts: Buffer[] = [];
  let copied = 0;
  for (const { start, end, written } of places) {
    parts.push(bytes.subarray(copied, start), written);
    copied = end;
  }
  return Buffer.concat([...parts, bytes.subarray(copied)]);
}

/** An edit in bytes. */
interface BytePlace {
  readonly start: number;
  readonly end: number;
  readonly written: Buffer;
}

function placesInUtf16(bytes: Buffer, edits: readonly Edit[], encoding: Encoding): BytePlace[] {
  const mark = encodingOf(bytes.subarray(0, 2)) === encoding ? 2 : 0;
  return edits.map(({ start, end, text }) => {
    const written = Buffer.from(text, "utf16le");
    return { start: mark + 2 * start, end: mark + 2 * end, written: encoding === "utf-16be" ? written.swap16() : written };
  });
}

/** Lines of one file may be UTF-8 and windows-1252; what is new is written as the line on which it begins. */
function placesInLines(bytes: Buffer, edits: readonly Edit[]): BytePlace[] {
  const offsets = edits.flatMap(({ start, end }) => [start, end]).sort((a, b) => a - b);
  const found = new Map<number, { readonly byte: number; readonly line: Buffer }>();
  let at = 0;
  let char = 0;
  let byte = bytes.length - withoutMark(bytes).length;
  for (const line of linesIn(bytes.subarray(byte))) {
    const text = decodeLine(line);
    for (; at < offsets.length && (offsets[at] as number) <= char + text.length; at++) {
      const offset = offsets[at] as number;
      // The end of one line is the beginning of the next, which knows better how it is written.
      found.set(offset, { byte: byte + encodeLine(text.slice(0, offset - char), line).length, line });
      if (offset === char + text.length) break;
    }
    char += text.length;
    byte += line.length;
  }
  const placeOf = (offset: number) => found.get(offset) ?? { byte: bytes.length, line: bytes.subarray(bytes.length) };
  return edits.map(({ start, end, text }) => ({ start: placeOf(start).byte, end: placeOf(end).byte, written: encodeLine(text, placeOf(start).line) }));
}
