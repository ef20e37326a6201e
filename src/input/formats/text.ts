import { type Block, blocksOf, textPieces } from "../blocks.js";
import type { Hit, Look, Passage, Scan } from "./passage.js";

/**
 * Plain text, and every format whose keys stand beside their values: JSON, NDJSON, YAML, XML, logs. The engine reads those keys itself, also
 * across escapes, so that its offsets are offsets in the file.
 */
export async function* textPassages(chunks: AsyncIterable<Buffer>, look: Look): AsyncGenerator<Passage> {
  for await (const block of blocksOf(textPieces(chunks))) yield passageOf(block, look);
}

function passageOf({ text, position, from, to }: Block, { scan, scanWider }: Look): Passage {
  const hits = scan(text).filter(({ start }) => start >= from && start < to);
  return { text, position, hits, widerHits: widerHitsIn(text, scanWider) };
}

/** Remembers the last answer, because the findings of a line share their surroundings. */
function widerHitsIn(text: string, scanWider: Scan): Passage["widerHits"] {
  let last: { readonly from: number; readonly to: number; readonly hits: readonly Hit[] } | undefined;
  return (from, to) => {
    if (last?.from !== from || last.to !== to) last = { from, to, hits: shifted(scanWider(text.slice(from, to)), from) };
    return last.hits;
  };
}

function shifted(hits: readonly Hit[], by: number): Hit[] {
  return hits.map((hit) => ({ ...hit, start: hit.start + by, end: hit.end + by }));
}
