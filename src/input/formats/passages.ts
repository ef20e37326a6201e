import type { TextRange } from "../ranges.js";
import { peeked, readText, type Source } from "../source.js";
import { FORMATS } from "./formats.js";
import { isMissing } from "./library.js";
import { type Format, type Gap, type Look, NOT_THIS_FORMAT, type Passage } from "./passage.js";
import { rangePassages, textPassages } from "./text.js";

/**
 * Reads a source, in whatever format it is, and collects what `use` makes of each passage. Undefined when the source is binary.
 * A file that is called a table and turns out to be none is read as text: nothing stays unread because of its form.
 */
export async function collect<T>(source: Source, look: Look, use: (passage: Passage) => readonly T[]): Promise<T[] | undefined> {
  const { head, source: readable } = await peeked(source);
  const counting = { ...look, spent: look.spent ?? { bytes: 0 } };
  for (const format of FORMATS) {
    const results = format.matches(source.name, head) ? await attempt(format, readable, counting, use) : undefined;
    if (results !== undefined) return results.found;
  }
  const chunks = await readText(readable.open());
  return chunks && collectAll(textPassages(chunks, source.name, look), use);
}

/** The same for a part of a file that is read as text. */
export function collectRange<T>(path: string, range: TextRange, name: string, look: Look, use: (passage: Passage) => readonly T[]): Promise<T[]> {
  return collectAll(rangePassages(path, range, name, look), use);
}

function readInner(source: Source, look: Look): Promise<Passage[] | undefined> {
  return collect(source, look, (passage) => (passage.hits.length === 0 ? [] : [passage]));
}

interface Results<T> {
  /** Undefined when the package that reads it is missing: then it is as binary as any. */
  readonly found: T[] | undefined;
}

/** Undefined when it is not this format; then it left no trace. */
async function attempt<T>(format: Format, source: Source, look: Look, use: (passage: Passage) => readonly T[]): Promise<Results<T> | undefined> {
  const gaps: Gap[] = [];
  try {
    const found = await collectAll(format.passages(source, { ...look, onGap: (gap) => gaps.push(gap) }, readInner), use);
    for (const gap of gaps) look.onGap(gap);
    return { found };
  } catch (error) {
    if (error === NOT_THIS_FORMAT) return undefined;
    if (!isMissing(error)) throw error;
    look.onGap({ place: "", reason: "a package is missing", library: error.library });
    return { found: undefined };
  }
}

async function collectAll<T>(passages: AsyncIterable<Passage>, use: (passage: Passage) => readonly T[]): Promise<T[]> {
  const results: T[] = [];
  for await (const passage of passages) for (const result of use(passage)) results.push(result);
  return results;
}
