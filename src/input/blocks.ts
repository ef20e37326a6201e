import { decodeLines } from "./encoding.js";
import { linesOf, type Position, START } from "./position.js";

/** A stretch of a text that is read at once. Neighbours overlap, so that what stands on the border is whole in one of them. */
export interface Block {
  readonly text: string;
  /** Where the text stands in the file. */
  readonly position: Position;
  /** The same, in UTF-16 code units from the beginning of the file's text. */
  readonly offset: number;
  /** The part that this block answers for, half-open: what starts outside it is another block's. */
  readonly from: number;
  readonly to: number;
}

/** Files up to this size are read whole; larger ones take constant memory. */
export const BLOCK_BYTES = 4 * 1024 * 1024;
/** How much text on either side of a border is read twice, in UTF-16 code units; more than the longest value and its context. */
export const MARGIN = 16 * 1024;

/** Text of UTF-8 chunks in pieces of about `size` bytes that end at a line end where there is one. */
export async function* textPieces(chunks: AsyncIterable<Buffer>, size = BLOCK_BYTES): AsyncGenerator<string> {
  for await (const bytes of bytePieces(chunks, size)) yield decodeLines(bytes);
}

/** The same pieces as bytes. */
export async function* bytePieces(chunks: AsyncIterable<Buffer>, size = BLOCK_BYTES): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    pending.push(chunk);
    length += chunk.length;
    if (length < size) continue;
    const bytes = Buffer.concat(pending);
    const cut = lastLineEnd(bytes) || lastCharacterEnd(bytes);
    yield bytes.subarray(0, cut);
    pending = [bytes.subarray(cut)];
    length -= cut;
  }
  if (length > 0) yield Buffer.concat(pending);
}

/** Index after the last line feed, or after the last carriage return that surely is not half of a CRLF; 0 when there is none. */
function lastLineEnd(bytes: Buffer): number {
  return bytes.lastIndexOf(10) + 1 || bytes.subarray(0, -1).lastIndexOf(13) + 1;
}

/** Index after the last whole UTF-8 character; for a line longer than a block. */
function lastCharacterEnd(bytes: Buffer): number {
  let start = bytes.length - 1;
  while (start > bytes.length - 4 && ((bytes[start] as number) & 0xc0) === 0x80) start--;
  return ((bytes[start] as number) & 0xc0) === 0xc0 && start > 0 ? start : bytes.length;
}

/** Where pieces stand in a file. */
export interface Stretch {
  /** Of the first piece. */
  readonly position: Position;
  readonly offset: number;
  /** Whether the last piece is the last of the file. */
  readonly isEnd: boolean;
}

const WHOLE: Stretch = { position: START, offset: 0, isEnd: true };

/** Pieces of text with an overlap; a text of one piece is one block. */
export async function* blocksOf(pieces: AsyncIterable<string> | Iterable<string>, margin = MARGIN, { position, offset, isEnd } = WHOLE): AsyncGenerator<Block> {
  let block: Block = { text: "", position, offset, from: 0, to: 0 };
  for await (const piece of pieces) {
    if (block.text.length > 2 * margin) {
      const to = block.text.length - margin;
      yield { ...block, to };
      block = tail(block, to, margin);
    }
    block = { ...block, text: block.text + piece };
  }
  yield { ...block, to: isEnd ? Number.POSITIVE_INFINITY : block.text.length - margin };
}

function tail(block: Block, to: number, margin: number): Block {
  const keep = beforeLineEnd(block.text, to - margin);
  return { text: block.text.slice(keep), position: linesOf(block.text).positionOf(keep, block.position), offset: block.offset + keep, from: to - keep, to: 0 };
}

/** A border between CR and LF would count as two line ends. */
function beforeLineEnd(text: string, index: number): number {
  return text[index - 1] === "\r" && text[index] === "\n" ? index - 1 : index;
}
