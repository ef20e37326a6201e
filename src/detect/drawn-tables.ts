import type { Cell, Row } from "./delimited.js";
import { trimmedSpan } from "./field-values.js";

const PIPE = 124;
const PLUS = 43;
const BAR = 0x2502;
const LONGEST_ROW = 8000;
/** `+----+----+` of MySQL, `├────┼────┤` of `console.table`: drawn between the rows of one table. */
const RULE = /^[+┌├└][-+=─┬┼┴┐┤┘]{1,8000}$/;
/** What psql draws under the names; its rows have no bar around them. */
const UNDER_NAMES = /(?<=\n)-{2,1000}(?:\+-{2,1000}){1,400}\r?(?=\n)/g;
/** The same of a single column, up to the number of rows, since a line of hyphens is mostly something else. */
const ONE_COLUMN = /(?<=\n)-{2,1000}\r?\n((?: [^\n|]{0,2000}\n){1,1000})\(\d{1,9} rows?\)/g;
/** What psql writes above a row of which each line has a name and a value. */
const RECORD = /-\[ RECORD \d{1,12} \][-+]{0,1000}\r?\n/g;

/** The tables that are drawn in a text, with bars between their cells; the first row has the names of the columns. */
export function drawnTables(text: string): Row[][] {
  const first = firstBar(text);
  if (first < 0 || !text.includes("\n", first)) return text.includes(" row") ? columnsAlone(text) : [];
  return text.includes("-+-") ? [...closedTables(text, first), ...openTables(text)] : closedTables(text, first);
}

/** What psql writes of single rows: a name and a value in each line. */
export function drawnRecords(text: string): Row[] {
  if (!text.includes("-[ RECORD ")) return [];
  return [...text.matchAll(RECORD)].flatMap(({ index, 0: line }) => openRows(text, index + line.length, 2));
}

function firstBar(text: string): number {
  const pipe = text.indexOf("|");
  const bar = text.indexOf("│");
  return pipe < 0 || bar < 0 ? Math.max(pipe, bar) : Math.min(pipe, bar);
}

/** Rows with bars around them that follow each other, from the line of the first bar on. */
function closedTables(text: string, first: number): Row[][] {
  const tables: Row[][] = [];
  let table: Row[] = [];
  for (let start = text.lastIndexOf("\n", first) + 1; start < text.length; ) {
    const end = lineEnd(text, start);
    const line = trimmedSpan(text, start, end);
    const row = closedRow(text, line);
    if (row !== undefined) table.push(row);
    else if (table.length > 0 && !isRule(text, line)) {
      tables.push(table);
      table = [];
    }
    start = end + 1;
  }
  return table.length > 0 ? [...tables, table] : tables;
}

function openTables(text: string): Row[][] {
  return [...text.matchAll(UNDER_NAMES)].flatMap(({ index, 0: line }) => {
    const start = text.lastIndexOf("\n", index - 2) + 1;
    const names = start < index - 1 ? cellsOf(text, start, index - 1) : [];
    return names.length < 2 ? [] : [[names, ...openRows(text, index + line.length + 1, names.length)]];
  });
}

function columnsAlone(text: string): Row[][] {
  return [...text.matchAll(ONE_COLUMN)].map(({ index, 0: line, 1: rows = "" }) => {
    const from = index + line.indexOf("\n") + 1;
    return [cellsOf(text, text.lastIndexOf("\n", index - 2) + 1, index - 1), ...openRows(text.slice(0, from + rows.length), from, 1)];
  });
}

/** Lines with so many cells. */
function openRows(text: string, from: number, width: number): Row[] {
  const rows: Row[] = [];
  for (let start = from; start < text.length; ) {
    const end = lineEnd(text, start);
    const row = end - start > LONGEST_ROW ? [] : cellsOf(text, start, end);
    if (row.length !== width) break;
    rows.push(row);
    start = end + 1;
  }
  return rows;
}

/** The cells of a line that starts and ends with a bar. */
function closedRow(text: string, { start, end }: Cell): Row | undefined {
  const isClosed = end - start > 2 && end - start <= LONGEST_ROW && isBar(text.charCodeAt(start)) && isBar(text.charCodeAt(end - 1));
  return isClosed ? cellsOf(text, start + 1, end - 1) : undefined;
}

function cellsOf(text: string, start: number, end: number): Cell[] {
  const cells: Cell[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && (!isBar(text.charCodeAt(at)) || text[at - 1] === "\\")) continue;
    cells.push(trimmedSpan(text, from, at));
    from = at + 1;
  }
  return cells;
}

function isBar(code: number): boolean {
  return code === PIPE || code === BAR;
}

function isRule(text: string, { start, end }: Cell): boolean {
  const code = text.charCodeAt(start);
  return (code === PLUS || (code > BAR && code < 0x2580)) && RULE.test(text.slice(start, end));
}

function lineEnd(text: string, start: number): number {
  const newline = text.indexOf("\n", start);
  return newline < 0 ? text.length : newline;
}
