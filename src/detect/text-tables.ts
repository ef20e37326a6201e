import type { Candidate } from "./candidates.js";
import { fieldCandidates } from "./field-values.js";
import type { FieldIndex, FieldMeaning } from "./fields.js";

/** Half-open. */
interface Cell {
  readonly start: number;
  readonly end: number;
}

/** Wider tables are read up to here. */
const MOST_COLUMNS = 64;
const BAR = 124;

/**
 * Values of telling columns and rows in tables of text, as Gherkin and Markdown write them: the cells between upright lines, under a header or, in a
 * table of two columns, beside their key.
 */
export function tableCandidates(text: string, fields: FieldIndex): Candidate[] {
  const found: Candidate[] = [];
  let header: readonly Cell[] = [];
  let rowEnd = -1;
  for (let bar = text.indexOf("|"); bar >= 0; bar = text.indexOf("|", bar)) {
    const end = lineEnd(text, bar);
    if (startsLine(text, bar)) {
      const cells = cellsOf(text, bar, end);
      if (!followsOn(text, rowEnd, bar)) header = [];
      found.push(...rowCandidates(text, header, cells, fields));
      if (header.length === 0) header = cells;
      rowEnd = end;
    }
    bar = end;
  }
  return found;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** Most white space in front of a row. */
const DEEPEST_INDENT = 60;

/** Whether only white space stands before it on its line. */
function startsLine(text: string, bar: number): boolean {
  const before = text.slice(Math.max(0, bar - DEEPEST_INDENT), bar);
  return before.slice(before.lastIndexOf("\n") + 1).trim() === "" && (bar <= DEEPEST_INDENT || before.includes("\n"));
}

/** Whether a row stands on the line after the last one, whose line feed is at `rowEnd`. */
function followsOn(text: string, rowEnd: number, bar: number): boolean {
  if (rowEnd < 0 || bar - rowEnd > DEEPEST_INDENT) return false;
  const between = text.slice(rowEnd + 1, bar);
  return between.trim() === "" && !between.includes("\n");
}

function cellsOf(text: string, bar: number, end: number): Cell[] {
  const cells: Cell[] = [];
  let start = bar + 1;
  for (let at = start; at < end && cells.length < MOST_COLUMNS; at++) {
    if (text.charCodeAt(at) !== BAR) continue;
    cells.push(trimmed(text, start, at));
    start = at + 1;
  }
  return cells;
}

function trimmed(text: string, start: number, end: number): Cell {
  let from = start;
  let to = end;
  while (from < to && text.charCodeAt(from) <= 32) from++;
  while (to > from && text.charCodeAt(to - 1) <= 32) to--;
  return { start: from, end: to };
}

/** @param header empty for the first row of a table */
function rowCandidates(text: string, header: readonly Cell[], cells: readonly Cell[], fields: FieldIndex): Candidate[] {
  const [first, second] = cells;
  const beside = cells.length === 2 && first !== undefined && second !== undefined ? candidatesIn(text, first, second, fields) : [];
  return [...beside, ...cells.flatMap((cell, column) => (header[column] === undefined ? [] : candidatesIn(text, header[column], cell, fields)))];
}

/** `(02.40)` behind the name of a column. */
const COLUMN_NUMBER = / {0,3}\([\d. ]{1,12}\)$/;

function candidatesIn(text: string, key: Cell, cell: Cell, fields: FieldIndex): Candidate[] {
  const meaning = cell.end > cell.start ? meaningIn(text, key, fields) : undefined;
  // A cell that is itself a key is the header of the next column.
  if (meaning === undefined || meaningIn(text, cell, fields) !== undefined) return [];
  return fieldCandidates(text, { ...cell, lineEnd: cell.end }, meaning);
}

const LONGEST_KEY = 60;

function meaningIn(text: string, { start, end }: Cell, fields: FieldIndex): FieldMeaning | undefined {
  return end - start > LONGEST_KEY ? undefined : fields.meaningOf([text.slice(start, end).replace(COLUMN_NUMBER, "")]);
}
