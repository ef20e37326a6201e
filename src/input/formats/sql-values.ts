import type { Cell, Piece } from "./cells.js";
import type { Writing } from "./passage.js";

/** Inside the quotes of SQL: a quote is doubled, or has a backslash in front where the database reads that. */
const SQL_STRING: Writing = {
  read: (written) => written.replace(/''|\\([\s\S])/g, (pair, escaped?: string) => (pair === "''" ? "'" : (escaped as string))),
  write: (value) => value.replaceAll("'", "''"),
};

/** What stands between two commas of a row. */
interface Value {
  start: number;
  end: number;
  /** The first string in it, half-open and without its quotes: the value itself, unless it is a number or a function of one. */
  text: { readonly start: number; readonly end: number } | undefined;
}

export interface Rows {
  readonly cells: readonly Cell[];
  /** Behind the last whole row. */
  readonly end: number;
  /** Whether the statement ends there; else the text did. */
  readonly isOver: boolean;
}

/** What divides values; the rest is part of one, or the next statement. */
const SIGN = /['(),;]|--[^\n]*|[A-Za-z]/g;

/** Reads `(…), (…), …;` from `at` on. */
export function rowsFrom(text: string, at: number, columns: readonly string[]): Rows {
  const cells: Cell[] = [];
  for (let end = at; ; ) {
    const open = rowStart(text, end);
    if (open === undefined || text[open] !== "(") return { cells, end: open ?? end, isOver: open !== undefined };
    const row = rowAt(text, open);
    if (row === undefined) return { cells, end, isOver: false };
    for (const [column, value] of row.values.entries()) cells.push(cellOf(text, value, columns[column] ?? ""));
    end = row.end;
  }
}

/** Index of the bracket of the next row, or of what ends the rows; undefined at the end of the text. */
function rowStart(text: string, from: number): number | undefined {
  SIGN.lastIndex = from;
  for (let sign = SIGN.exec(text); sign !== null; sign = SIGN.exec(text)) if (sign[0] !== "," && !sign[0].startsWith("--")) return sign.index;
  return undefined;
}

/** The values of the row at a bracket; undefined when the text ends in it. */
function rowAt(text: string, open: number): { readonly values: readonly Value[]; readonly end: number } | undefined {
  let value: Value = { start: open + 1, end: open + 1, text: undefined };
  const values = [value];
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const char = text[at];
    if (char === "'") {
      const end = endOfString(text, at);
      if (end === undefined) return undefined;
      value.text ??= { start: at + 1, end: end - 1 };
      at = end - 1;
    } else if (char === "(") depth++;
    else if (char === ")" && --depth === 0) {
      value.end = at;
      return { values, end: at + 1 };
    } else if (char === "," && depth === 1) {
      value.end = at;
      value = { start: at + 1, end: at + 1, text: undefined };
      values.push(value);
    }
  }
  return undefined;
}

const STOP = /['\\]/g;
/** A string that ends in a backslash, as paths of Windows do, is over when the next value or the end of the row follows. */
const NEXT_VALUE = /\\'(?=\s{0,8}[,)]\s{0,8}(?:['\d(,);-]|NULL|N'|E'|$))/y;

/** Index behind the closing quote; undefined when there is none. */
function endOfString(text: string, at: number): number | undefined {
  STOP.lastIndex = at + 1;
  for (let stop = STOP.exec(text); stop !== null; stop = STOP.exec(text)) {
    const next = text[stop.index + 1];
    NEXT_VALUE.lastIndex = stop.index;
    if (stop[0] === "'" && next !== "'") return stop.index + 1;
    if (stop[0] === "\\" && NEXT_VALUE.test(text)) return stop.index + 2;
    STOP.lastIndex = stop.index + 2;
  }
  return undefined;
}

function cellOf(text: string, { start, end, text: inside }: Value, key: string): Cell {
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
