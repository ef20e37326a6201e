import { type Block, blocksOf, textPieces } from "../blocks.js";
import { type Look, lazily, type Passage } from "./passage.js";

/**
 * Plain text, and every format whose keys stand beside their values: JSON, NDJSON, YAML, XML, logs. The engine reads those keys itself, also
 * across escapes, so that its offsets are offsets in the file.
 */
export async function* textPassages(chunks: AsyncIterable<Buffer>, look: Look): AsyncGenerator<Passage> {
  for await (const block of blocksOf(textPieces(chunks))) yield passageOf(block, look);
}

function passageOf({ text, position, from, to }: Block, { scan, scanWider }: Look): Passage {
  const hits = scan(text).filter(({ start }) => start >= from && start < to);
  return { text, position, hits, widerHits: lazily(() => scanWider(text)) };
}
