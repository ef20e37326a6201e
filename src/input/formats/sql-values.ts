import { type SqlValue, sqlRowAt, sqlRowStart } from "../../detect/sql-rows.js";
import type { Cell, Piece } from "./cells.js";
import type { Writing } from "./passage.js";

/** Inside the quotes of SQL: a quote is doubled, or has a backslash in front where the database reads that. */
const SQL_STRING: Writing = {
  read: (written) => written.replace(/''|\\([\s\S])/g, (pair, escaped?: string) => (pair === "''" ? "'" : (escaped as string))),
  write: (value) => value.replaceAll("'", "''"),
};

export interface Rows {
  readonly cells: readonly Cell[];
  /** Behind the last whole row. */
  readonly end: number;
  /** Whether the statement ends there; else the text did. */
  readonly isOver: boolean;
}

/** Reads `(…), (…), …;` from `at` on. */
export function rowsFrom(text: string, at: number, columns: readonly string[]): Rows {
  const cells: Cell[] = [];
  for (let end = at; ; ) {
    const open = sqlRowStart(text, end);
    if (open === undefined || text[open] !== "(") return { cells, end: open ?? end, isOver: open !== undefined };
    const row = sqlRowAt(text, open);
    if (row === undefined) return { cells, end, isOver: false };
    for (const [column, value] of row.values.entries()) cells.push(cellOf(text, value, columns[column] ?? ""));
    end = row.end;
  }
}

function cellOf(text: string, { start, end, text: inside }: SqlValue, key: string): Cell {
  if (inside !== undefined) return { keys: [key], pieces: stringPieces(text, inside.start, inside.end), writing: SQL_STRING };
  const raw = text.slice(start, end);
  const value = /^null$/i.test(raw.trim()) ? "" : raw.trim();
  const from = start + raw.indexOf(value);
  return { keys: [key], pieces: [{ text: value, start: from, end: from + value.length }] };
}

const ESCAPED: { readonly [letter: string]: string } = { n: "\n", r: "\r", t: "\t", 0: " ", b: " ", Z: " " };

function stringPieces(text: string, from: number, to: number): Piece[] {
  return [...text.slice(from, to).matchAll(/''|\\[\s\S]|[^'\\]+|['\\]/g)].map(({ 0: part, index }) => ({
    text: meant(part),
    start: from + index,
    end: from + index + part.length,
  }));
}

function meant(part: string): string {
  if (part === "''") return "'";
  return part.length === 2 && part[0] === "\\" ? (ESCAPED[part[1] as string] ?? (part[1] as string)) : part;
}
