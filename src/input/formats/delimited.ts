import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { textPieces } from "../blocks.js";
import { linesOf, type Position, START } from "../position.js";
import { readText, type Source } from "../source.js";
import { type Cell, hitsInCells, type Piece } from "./cells.js";
import { type Hit, type Look, lazily, NOT_THIS_FORMAT, type Passage, type ReadPassages, type Scan } from "./passage.js";
import { isTableName } from "./signs.js";
import { type TableShape, tableShape } from "./table.js";
import { doubled } from "./writing.js";

export interface Row {
  readonly record: readonly string[];
  /** The row as written, without the line feed behind a carriage return. */
  readonly raw: string;
}

/** Longer than any row, in bytes; a quote that is never closed must not read the whole file as one cell. */
const LONGEST_ROW = 4 * 1024 * 1024;
/** A table is read row by row, so its pieces can be smaller than those of a text. */
const PIECE_BYTES = 1024 * 1024;
const QUOTED = doubled('"');

/** CSV and its relatives. A table without a header says no more than its text does, and is read as that. */
export const delimited: ReadPassages = passages;

async function* passages(source: Source, look: Look): AsyncGenerator<Passage> {
  const shape = await shapeOf(source);
  const text = shape && (await piecesOf(source));
  if (shape === undefined || text === undefined) throw NOT_THIS_FORMAT;
  try {
    yield* delimitedPassages(text, shape, look);
  } catch (error) {
    throw error instanceof CsvError ? NOT_THIS_FORMAT : error;
  }
}

/** The text of a source in pieces that fit a reader of rows; undefined when it is binary. */
export async function piecesOf(source: Source): Promise<AsyncIterable<string> | undefined> {
  const chunks = await readText(source.open());
  return chunks && textPieces(chunks, PIECE_BYTES);
}

/** Undefined when the name is not that of a table, or the text has no header. */
export async function shapeOf(source: Source): Promise<TableShape | undefined> {
  if (!isTableName(source.name)) return undefined;
  for await (const head of (await piecesOf(source)) ?? []) return tableShape(source.name, head);
  return undefined;
}

/**
 * A table with a header, row by row: the name of the column is the field name of its cells. Throws what csv-parse throws on a file that is no
 * table after all.
 */
export async function* delimitedPassages(text: AsyncIterable<string>, shape: TableShape, look: Look): AsyncGenerator<Passage> {
  let columns: readonly string[] | undefined;
  let position: Position = START;
  let offset = 0;
  let index = 0;
  for await (const row of rowsOf(text, shape)) {
    const names = columns;
    const hits = hitsInRow(row, names, look.scan);
    if (hits.length > 0) yield { text: row.raw, position, offset, hits, widerHits: lazily(() => hitsInRow(row, names, look.scanWider)) };
    if (index++ === shape.header) columns = row.record.map((name) => name.trim());
    position = linesOf(row.raw).positionOf(row.raw.length, position);
    offset += row.raw.length + (row.raw.endsWith("\r") && shape.lineEnd === "\r\n" ? 1 : 0);
  }
}

export function rowsOf(text: AsyncIterable<string>, { delimiter }: Pick<TableShape, "delimiter">): AsyncIterable<Row> {
  const parser = parse({ delimiter, raw: true, relax_quotes: true, relax_column_count: true, max_record_size: LONGEST_ROW });
  // An error reaches the loop that reads the parser; the callback only keeps it from being thrown twice.
  pipeline(Readable.from(text), parser, () => undefined);
  return parser;
}

/** The whole row in one call; the header, which has no columns yet, as text. */
function hitsInRow(row: Row, columns: readonly string[] | undefined, scan: Scan): readonly Hit[] {
  return columns === undefined ? scan(row.raw) : hitsInCells(cellsOf(row, columns), scan);
}

/** The values tell how long the cells are as written: as they are, or with quotes around them and those inside doubled. */
function cellsOf({ record, raw }: Row, columns: readonly string[]): Cell[] {
  let at = 0;
  return record.map((value, column) => {
    const start = at;
    const isBare = raw.startsWith(value, start) && raw[start + value.length] !== '"';
    const pieces = isBare ? [{ text: value, start, end: start + value.length }] : quotedPieces(value, start + 1);
    at = (pieces.at(-1)?.end ?? start + 1) + (isBare ? 1 : 2);
    return { keys: [columns[column] ?? ""], pieces, ...(!isBare && { writing: QUOTED }) };
  });
}

/** A value between quotes: those in it are written twice. */
export function quotedPieces(value: string, start: number, quote = '"'): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const text of value.split(new RegExp(`(${quote})`))) {
    const end = at + (text === quote ? 2 : text.length);
    if (text !== "") pieces.push({ text, start: at, end });
    at = end;
  }
  return pieces;
}
