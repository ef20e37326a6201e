import { type Block, blocksOf, textPieces } from "../blocks.js";
import type { Passage, Scan } from "./passage.js";

/**
 * Plain text, and every format whose keys stand beside their values: JSON, NDJSON, YAML, XML, logs. The engine reads those keys itself, also
 * across escapes, so that its offsets are offsets in the file.
 */
export async function* textPassages(chunks: AsyncIterable<Buffer>, scan: Scan): AsyncGenerator<Passage> {
  for await (const block of blocksOf(textPieces(chunks))) yield passageOf(block, scan);
}

function passageOf({ text, position, from, to }: Block, scan: Scan): Passage {
  return { text, position, hits: scan(text).filter(({ start }) => start >= from && start < to) };
}
