import { parse } from "csv-parse/sync";
import { isHeader } from "./header.js";

/** How a file of values separated by a character is laid out. */
export interface TableShape {
  readonly delimiter: string;
  /** Line feed, carriage return or both. */
  readonly lineEnd: string;
  /** Which row is the header: not the first one behind a title, or behind the line in which Excel names the delimiter. */
  readonly header: number;
}

const DELIMITERS = [";", ",", "\t", "|"];
/** Rows that are looked at to find the delimiter. */
const ROWS = 10;

/**
 * The shape of a table that starts with this text; undefined when it has no header. Without column names a table says no more than its text does.
 */
export function tableShape(name: string, head: string): TableShape | undefined {
  const [hint = "", named] = HINT.exec(head) ?? [];
  const candidates = named === undefined ? delimitersOf(name) : [named];
  const table = head.slice(hint.length);
  const [best] = candidates.map((delimiter) => layoutOf(firstRows(table, delimiter), delimiter)).sort((a, b) => evenness(b) - evenness(a));
  if (best === undefined || !isHeader(best.rows[best.header] ?? [])) return undefined;
  return { delimiter: best.delimiter, lineEnd: lineEndOf(head, best.delimiter), header: best.header + (named === undefined ? 0 : 1) };
}

interface Layout {
  readonly delimiter: string;
  readonly rows: readonly (readonly string[])[];
  readonly header: number;
}

function layoutOf(rows: readonly (readonly string[])[], delimiter: string): Layout {
  const first = rows.findIndex((row) => filled(row) > 0);
  return { delimiter, rows, header: Math.max(0, filled(rows[first] ?? []) === 1 ? headerBehindTitle(rows, first) : first) };
}

/** Exports may begin with lines that tell what they are: then the names of columns stand in the first row of several cells that has another such row below it. */
function headerBehindTitle(rows: Layout["rows"], title: number): number {
  const header = rows.findIndex((row, at) => filled(row) >= FEWEST_COLUMNS && rows[at + 1]?.length === row.length && isHeader(row));
  return header < 0 ? title : header;
}

/** A line of text has a comma or two. */
const FEWEST_COLUMNS = 3;

function filled(row: readonly string[]): number {
  return row.filter((cell) => cell.trim() !== "").length;
}

/** What Excel reads as the delimiter of the file, and writes so. */
const HINT = /^\ufeff?"?sep=([^\s"]|\t)"?\r?\n/i;

function delimitersOf(name: string): readonly string[] {
  return /\.(?:tsv|tab)$/i.test(name) ? ["\t"] : DELIMITERS;
}

/** What csv-parse takes for the end of a row: that of the first. It leaves the line feed behind a carriage return out of the raw row. */
function lineEndOf(head: string, delimiter: string): string {
  const [row] = parse(head, { delimiter, to: 1, relax_quotes: true, raw: true }) as unknown as { readonly raw: string }[];
  const raw = row?.raw ?? "";
  return raw.endsWith("\r") && head[raw.length] === "\n" ? "\r\n" : (/[\r\n]$/.exec(raw)?.[0] ?? "");
}

function firstRows(head: string, delimiter: string): string[][] {
  try {
    return parse(head, { delimiter, to: ROWS, relax_quotes: true, relax_column_count: true });
  } catch {
    return [];
  }
}

/** Columns that the header promises and the other rows keep; 0 for a single column. */
function evenness({ rows, header }: Layout): number {
  const width = rows[header]?.length ?? 1;
  const table = rows.slice(header).filter((row) => filled(row) > 0);
  return ((width - 1) * table.filter((row) => row.length === width).length) / table.length || 0;
}
