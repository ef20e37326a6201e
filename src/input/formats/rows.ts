import { START } from "../position.js";
import { hitsInCells, plainCell } from "./cells.js";
import { isHeader } from "./header.js";
import { type Look, lazily, type Passage, type Scan } from "./passage.js";

/** A row of a table that is no text: a sheet, a table of a database. */
export interface SheetRow {
  /** By column; empty where there is nothing. */
  readonly values: readonly string[];
  readonly placeOf: (column: number) => string;
}

/** A passage of what was found in a row, under the names of its columns; none when that is nothing. */
export function rowPassage({ values, placeOf }: SheetRow, columns: readonly string[], look: Look): Passage[] {
  let start = 0;
  const cells = values.map((value, column) => {
    const cell = { ...plainCell([columns[column] ?? ""], value, start), place: placeOf(column) };
    start += value.length + 1;
    return cell;
  });
  const hitsBy = (scan: Scan) => hitsInCells(cells, scan);
  const hits = hitsBy(look.scan);
  return hits.length === 0 ? [] : [{ text: values.join("\t"), position: START, hits, widerHits: lazily(() => hitsBy(look.scanWider)) }];
}

/** Rows above the header: titles and explanations. */
const ABOVE = 10;

/** Passages of a sheet, whose header is looked for in its first rows: the first of those with most columns. */
export function sheetPassages(rows: readonly SheetRow[], look: Look): Passage[] {
  const filled = rows.slice(0, ABOVE).map(({ values }) => (isHeader(values) ? values.filter((value) => value.trim() !== "").length : 0));
  const header = filled.indexOf(Math.max(0, ...filled));
  const columns = filled[header] === 0 ? [] : (rows[header]?.values ?? []).map((name) => name.trim());
  return rows.flatMap((row, index) => rowPassage(row, index > header ? columns : [], look));
}
