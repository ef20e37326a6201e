import { CsvError } from "csv-parse";
import { textPieces } from "../blocks.js";
import { readText, type Source } from "../source.js";
import { delimitedPassages } from "./delimited.js";
import type { Look, Passage } from "./passage.js";
import { isTableName, type TableShape, tableShape } from "./table.js";
import { textPassages } from "./text.js";

/** A table is read row by row, so its pieces can be smaller than those of a text. */
export const PIECE_BYTES = 1024 * 1024;

/**
 * Reads a source, in whatever format it is, and collects what `use` makes of each passage. Undefined when the source is binary.
 * A file that is called a table and turns out to be none is read as text: nothing stays unread because of its form.
 */
export async function collect<T>(source: Source, look: Look, use: (passage: Passage) => readonly T[]): Promise<T[] | undefined> {
  const shape = await shapeOf(source);
  const rows = shape && (await collectRows(source, shape, look, use));
  if (rows !== undefined) return rows;
  const chunks = await readText(source.open());
  return chunks && collectAll(textPassages(chunks, look), use);
}

/** Undefined when the name is not that of a table, or the text has no header. */
export async function shapeOf(source: Source): Promise<TableShape | undefined> {
  if (!isTableName(source.name)) return undefined;
  const chunks = await readText(source.open());
  if (chunks === undefined) return undefined;
  for await (const head of textPieces(chunks, PIECE_BYTES)) return tableShape(source.name, head);
  return undefined;
}

async function collectRows<T>(source: Source, shape: TableShape, look: Look, use: (passage: Passage) => readonly T[]): Promise<T[] | undefined> {
  const chunks = await readText(source.open());
  if (chunks === undefined) return undefined;
  try {
    return await collectAll(delimitedPassages(textPieces(chunks, PIECE_BYTES), shape, look), use);
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

async function collectAll<T>(passages: AsyncIterable<Passage>, use: (passage: Passage) => readonly T[]): Promise<T[]> {
  const results: T[] = [];
  for await (const passage of passages) for (const result of use(passage)) results.push(result);
  return results;
}
