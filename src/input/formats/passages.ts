import { peeked, readText, type Source } from "../source.js";
import { delimited } from "./delimited.js";
import { type Format, type Gap, type Look, NOT_THIS_FORMAT, type Passage } from "./passage.js";
import { textPassages } from "./text.js";

/** The first that knows a file reads it; plain text is what is left. */
const FORMATS: readonly Format[] = [delimited];

/**
 * Reads a source, in whatever format it is, and collects what `use` makes of each passage. Undefined when the source is binary.
 * A file that is called a table and turns out to be none is read as text: nothing stays unread because of its form.
 */
export async function collect<T>(source: Source, look: Look, use: (passage: Passage) => readonly T[]): Promise<T[] | undefined> {
  const { head, source: readable } = await peeked(source);
  for (const format of FORMATS) {
    const results = format.matches(source.name, head) ? await attempt(format, readable, look, use) : undefined;
    if (results !== undefined) return results;
  }
  const chunks = await readText(readable.open());
  return chunks && collectAll(textPassages(chunks, source.name, look), use);
}

/** Undefined when it is not this format; then it left no trace. */
async function attempt<T>(format: Format, source: Source, look: Look, use: (passage: Passage) => readonly T[]): Promise<T[] | undefined> {
  const gaps: Gap[] = [];
  try {
    const results = await collectAll(format.passages(source, { ...look, onGap: (gap) => gaps.push(gap) }), use);
    for (const gap of gaps) look.onGap(gap);
    return results;
  } catch (error) {
    if (error === NOT_THIS_FORMAT) return undefined;
    throw error;
  }
}

async function collectAll<T>(passages: AsyncIterable<Passage>, use: (passage: Passage) => readonly T[]): Promise<T[]> {
  const results: T[] = [];
  for await (const passage of passages) for (const result of use(passage)) results.push(result);
  return results;
}
