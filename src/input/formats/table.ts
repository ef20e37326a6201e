import { parse } from "csv-parse/sync";
import { isHeader } from "./header.js";

/** How a file of values separated by a character is laid out. */
export interface TableShape {
  readonly delimiter: string;
  /** Line feed, carriage return or both. */
  readonly lineEnd: string;
  /** Which row is the header: 1 behind the line in which Excel names the delimiter. */
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
  const [best] = candidates.map((delimiter) => ({ delimiter, rows: firstRows(table, delimiter) })).sort((a, b) => evenness(b.rows) - evenness(a.rows));
  if (best === undefined || !hasHeader(best.rows)) return undefined;
  return { delimiter: best.delimiter, lineEnd: lineEndOf(head, best.delimiter), header: named === undefined ? 0 : 1 };
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
    return parse(head, { delimiter, to: ROWS, relax_quotes: true, relax_column_count: true, skip_empty_lines: true });
  } catch {
    return [];
  }
}

/** Columns that the header promises and the other rows keep; 0 for a single column. */
function evenness(rows: readonly (readonly string[])[]): number {
  const width = rows[0]?.length ?? 1;
  return ((width - 1) * rows.filter((row) => row.length === width).length) / rows.length || 0;
}

function hasHeader(rows: readonly (readonly string[])[]): boolean {
  return isHeader(rows[0] ?? []);
}
