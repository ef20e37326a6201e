import { CsvError } from "csv-parse";
import type { Redactor } from "../../redactor.js";
import type { Source } from "../source.js";
import { piecesOf, type Row, rowsOf, shapeOf } from "./delimited.js";
import type { TableShape } from "./table.js";

/**
 * A table, row by row, with each cell masked as the value of its column; undefined when the source is no table with a header, or breaks off as one.
 * It is read twice: what has been written cannot be taken back.
 */
export async function redactedTable(source: Source, redactor: Redactor): Promise<AsyncIterable<string> | undefined> {
  const shape = await shapeOf(source);
  return shape !== undefined && (await isWhole(source, shape)) ? redactedRows(source, shape, redactor) : undefined;
}

async function* rowsIn(source: Source, shape: TableShape): AsyncGenerator<Row> {
  const text = await piecesOf(source);
  if (text !== undefined) yield* rowsOf(text, shape);
}

async function isWhole(source: Source, shape: TableShape): Promise<boolean> {
  try {
    for await (const _row of rowsIn(source, shape));
    return true;
  } catch (error) {
    if (error instanceof CsvError) return false;
    throw error;
  }
}

async function* redactedRows(source: Source, shape: TableShape, redactor: Redactor): AsyncGenerator<string> {
  let columns: readonly string[] | undefined;
  let index = 0;
  for await (const { record, raw } of rowsIn(source, shape)) {
    const cells = columns === undefined ? redactor.redact(record) : redactedCells(record, columns, redactor);
    const row = raw.replace(/[\r\n]$/, "");
    yield cells.every((cell, i) => cell === record[i]) ? row : written(cells, row, shape.delimiter);
    if (row !== raw) yield shape.lineEnd;
    if (index++ === shape.header) columns = record.map((name) => name.trim());
  }
}

/** All cells in one call, each as an object of its own: two columns may have the same name. */
function redactedCells(record: readonly string[], columns: readonly string[], redactor: Redactor): string[] {
  const masked = redactor.redact(record.map((cell, column) => ({ [columns[column] ?? ""]: cell })));
  return masked.map((cell) => String(Object.values(cell)[0]));
}

/** A row with the quotes that it needs, and those that it had around cells that did not change. */
function written(cells: readonly string[], raw: string, delimiter: string): string {
  const cell = (text: string) => {
    const quoted = `"${text.replaceAll('"', '""')}"`;
    return raw.includes(quoted) || text.includes(delimiter) || /["\r\n]/.test(text) ? quoted : text;
  };
  return cells.map(cell).join(delimiter);
}
