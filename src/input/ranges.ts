import { closeSync, openSync, readSync } from "node:fs";
import { BLOCK_BYTES, type Block, blocksOf, bytePieces, MARGIN } from "./blocks.js";
import { decodeLines } from "./encoding.js";
import { linesOf, type Position, START } from "./position.js";
import { readText, type Source } from "./source.js";

/** A part of a text file that can be read apart, and has the findings that it has in the whole file. Plain values, so that it can be sent to a worker. */
export interface TextRange {
  /** The bytes between which its pieces stand, so one more than there are pieces. */
  readonly bounds: readonly number[];
  /** Place of the first piece. */
  readonly position: Position;
  readonly offset: number;
  /** Whether the first piece belongs to the range before, and is read only for what stands on the border. */
  readonly overlaps: boolean;
  /** Whether the file ends with it. */
  readonly isEnd: boolean;
}

const LINE_FEED = 10;

/** A place in a file. */
interface Place extends Pick<TextRange, "position" | "offset"> {
  readonly byte: number;
}

/**
 * Ranges of a file of UTF-8 that become the blocks of the whole file: a piece each, or more where a border would change what is found.
 *
 * @param markLength bytes of the byte order mark
 * @param see gets the text of the file, piece by piece, with its place
 */
export async function* textRanges(
  source: Source,
  markLength: number,
  see: (text: string, position: Position) => void,
  { size = BLOCK_BYTES, margin = MARGIN } = {},
): AsyncGenerator<TextRange> {
  let at: Place = { byte: markLength, position: START, offset: 0 };
  let range = { bounds: [at.byte], position: START, offset: 0, overlaps: false };
  let seam: Place | undefined;
  for await (const bytes of bytePieces((await readText(source.open())) ?? none(), size)) {
    if (seam !== undefined) {
      yield { ...range, isEnd: false };
      range = { bounds: [seam.byte, at.byte], position: seam.position, offset: seam.offset, overlaps: true };
    }
    const text = decodeLines(bytes);
    see(text, at.position);
    const placeOf = placer(text, at);
    seam = seamIn(bytes, text.length, margin, placeOf);
    at = placeOf(bytes.length, text.length);
    range.bounds.push(at.byte);
  }
  yield { ...range, isEnd: true };
}

function placer(text: string, { byte, position, offset }: Place): (bytes: number, characters: number) => Place {
  const lines = linesOf(text);
  return (bytes, characters) => ({ byte: byte + bytes, position: lines.positionOf(characters, position), offset: offset + characters });
}

/** Most bytes of a character of a JavaScript string; an emoji is two of them. */
const CHARACTER_BYTES = 3;

/** Where the next range begins to read: a line end far enough before the end of this piece. Undefined when the lines of a piece do not allow that. */
function seamIn(bytes: Buffer, textLength: number, margin: number, placeOf: ReturnType<typeof placer>): Place | undefined {
  // A block has two margins in common with the one before, and may not begin within a CRLF.
  const last = bytes.length - CHARACTER_BYTES * (2 * margin + 2);
  if (last < 0 || bytes.at(-1) !== LINE_FEED) return undefined;
  const start = bytes.lastIndexOf(LINE_FEED, last) + 1;
  return start === 0 ? undefined : placeOf(start, textLength - decodeLines(bytes.subarray(start)).length);
}

async function* none(): AsyncGenerator<Buffer> {}

/** The blocks of the whole file that a range answers for. */
export async function* blocksIn(path: string, range: TextRange, margin = MARGIN): AsyncGenerator<Block> {
  let isOverlap = range.overlaps;
  for await (const block of blocksOf(piecesBetween(path, range.bounds), margin, range)) {
    if (!isOverlap) yield block;
    isOverlap = false;
  }
}

function* piecesBetween(path: string, bounds: readonly number[]): Generator<string> {
  const file = openSync(path, "r");
  try {
    for (const [index, end] of bounds.slice(1).entries()) yield decodeLines(bytesBetween(file, bounds[index] as number, end));
  } finally {
    closeSync(file);
  }
}

/** Fewer when the file has become shorter since. */
function bytesBetween(file: number, start: number, end: number): Buffer {
  const bytes = Buffer.allocUnsafe(end - start);
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(file, bytes, length, bytes.length - length, start + length);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}
