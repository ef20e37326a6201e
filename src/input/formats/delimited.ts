import { pipeline, Readable } from "node:stream";
import { parse } from "csv-parse";
import { linesOf, type Position, START } from "../position.js";
import { type Hit, type Look, lazily, type Passage, type Scan } from "./passage.js";
import type { TableShape } from "./table.js";

export interface Row {
  readonly record: readonly string[];
  /** The row as written, without the line feed behind a carriage return. */
  readonly raw: string;
}

/** Longer than any row, in bytes; a quote that is never closed must not read the whole file as one cell. */
const LONGEST_ROW = 4 * 1024 * 1024;

/**
 * A table with a header, row by row: the name of the column is the field name of its cells. Throws what csv-parse throws on a file that is no
 * table after all.
 */
export async function* delimitedPassages(text: AsyncIterable<string>, shape: Pick<TableShape, "delimiter">, look: Look): AsyncGenerator<Passage> {
  let columns: readonly string[] | undefined;
  let position: Position = START;
  for await (const row of rowsOf(text, shape)) {
    const names = columns;
    const hits = hitsInRow(row, names, look.scan);
    if (hits.length > 0) yield { text: row.raw, position, hits, widerHits: lazily(() => hitsInRow(row, names, look.scanWider)) };
    columns ??= row.record.map((name) => name.trim());
    position = linesOf(row.raw).positionOf(row.raw.length, position);
  }
}

export function rowsOf(text: AsyncIterable<string>, { delimiter }: Pick<TableShape, "delimiter">): AsyncIterable<Row> {
  const parser = parse({ delimiter, raw: true, relax_quotes: true, relax_column_count: true, max_record_size: LONGEST_ROW });
  // An error reaches the loop that reads the parser; the callback only keeps it from being thrown twice.
  pipeline(Readable.from(text), parser, () => undefined);
  return parser;
}

/** The whole row in one call; the header, which has no columns yet, as text. Each cell is an object of its own: two columns may have the same name. */
function hitsInRow(row: Row, columns: readonly string[] | undefined, scan: Scan): readonly Hit[] {
  if (columns === undefined) return scan(row.raw);
  const filled = row.record.flatMap((value, column) => (value.trim() === "" ? [] : [{ column, value }]));
  const findings = scan(filled.map(({ column, value }) => ({ [columns[column] ?? ""]: value })));
  if (findings.length === 0) return [];
  const places = cellPlaces(row);
  return findings.flatMap(({ path, ...finding }) => {
    const cell = filled[cellIndex(path)];
    if (cell === undefined || path?.endsWith("{key}")) return [];
    const place = places[cell.column] as CellPlace;
    const field = columns[cell.column];
    return [{ ...finding, ...(field && { field }), start: place(finding.start), end: place(finding.end) }];
  });
}

/** `[3].bsn` is in the cell with index 3. */
function cellIndex(path: string | undefined): number {
  return Number(/^\[(\d{1,9})\]/.exec(path ?? "")?.[1]);
}

/** From an offset in the value of a cell to one in the raw row. */
type CellPlace = (offset: number) => number;

/** The values tell how long the cells are as written: as they are, or with quotes around them and those inside doubled. */
function cellPlaces({ record, raw }: Row): CellPlace[] {
  let at = 0;
  return record.map((value) => {
    const start = at;
    const next = raw[start + value.length];
    const isBare = raw.startsWith(value, start) && next !== '"';
    at += isBare ? value.length + 1 : value.length + quotesIn(value) + 3;
    return isBare ? (offset) => start + offset : (offset) => start + 1 + offset + quotesIn(value.slice(0, offset));
  });
}

function quotesIn(text: string): number {
  return text.split('"').length - 1;
}
