import { type Block, blocksOf, textPieces } from "../blocks.js";
import { blocksIn, type TextRange } from "../ranges.js";
import { written } from "./overlay.js";
import { type Look, lazily, type Passage, type Scan, type Writing } from "./passage.js";
import { JSON_STRING, MARKUP } from "./writing.js";

/**
 * Plain text, and every format whose keys stand beside their values: JSON, NDJSON, logs, source code. The engine reads those keys itself, also
 * across escapes, so that its offsets are offsets in the file.
 */
export async function* textPassages(chunks: AsyncIterable<Buffer>, name: string, look: Look): AsyncGenerator<Passage> {
  yield* passagesOf(blocksOf(textPieces(chunks)), name, look);
}

/** The same for a part of a file. */
export function rangePassages(path: string, range: TextRange, name: string, look: Look): AsyncIterable<Passage> {
  return passagesOf(blocksIn(path, range), name, look);
}

async function* passagesOf(blocks: AsyncIterable<Block>, name: string, look: Look): AsyncGenerator<Passage> {
  const form = { writing: writingIn(name), isPatch: /\.(?:diff|patch|rej)$/i.test(name) };
  for await (const block of blocks) yield passageOf(block, look, form);
}

interface Form {
  readonly writing: Writing | undefined;
  readonly isPatch: boolean;
}

function passageOf({ text, position, offset, from, to }: Block, { scan, scanWider }: Look, { writing, isPatch }: Form): Passage {
  const hitsBy = (by: Scan) => written(by(isPatch ? withoutSigns(text) : text), writing);
  const hits = hitsBy(scan).filter(({ start }) => start >= from && start < to);
  return { text, position, offset, hits, widerHits: lazily(() => hitsBy(scanWider)) };
}

/** The sign before each line of a patch is no part of what stands there: `+0612345678`, `-Jan de Vries`. */
function withoutSigns(patch: string): string {
  return patch.replace(/^[+-]/gm, " ");
}

/** How values are written in files of this name. */
export function writingIn(name: string): Writing | undefined {
  if (/\.(?:json|jsonc|json5|jsonl|ndjson|har|geojson|webmanifest|ipynb|map)$/i.test(name)) return JSON_STRING;
  return /\.(?:x?html?|xml|xsd|xsl|xslt|svg|wsdl|rss|atom|plist|vue|gml|kml|gpx)$/i.test(name) ? MARKUP : undefined;
}
