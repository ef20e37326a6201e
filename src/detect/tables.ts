import type { Candidate } from "./candidates.js";
import { type Cell, delimitedRows, type Row } from "./delimited.js";
import { addFieldCandidates } from "./field-values.js";
import { type FieldMeaning, normaliseKey } from "./fields.js";
import type { Rulebook } from "./rulebook.js";

const PIPE = 124;
const LONGEST_ROW = 8000;
/** Names of the second column when the first one holds the keys: `| naam | waarde |`. */
const VALUE_COLUMNS = new Set(["waarde", "value", "gegeven", "inhoud", "content"]);
/** What a Gherkin step adds to a key: `geslachtsnaam (02.40)`; of `datum (03.10)` it is what tells. */
const REMARK = /\s{0,4}\([^()]{0,40}\)$/;

/**
 * Values in tables drawn with pipes, as Gherkin and Markdown have them, where the header row or the first column names them, and in a text that is rows of CSV
 * under a header.
 */
export function tableCandidates(text: string, book: Rulebook): Candidate[] {
  const newline = text.indexOf("\n");
  if (newline < 0) return [];
  const first = text.indexOf("|");
  const found: Candidate[] = [];
  if (first >= 0 && text.includes("\n", first)) for (const rows of tablesOf(text, first)) addCandidatesIn(text, rows, book, found);
  const delimited = delimitedRows(text, newline, (name) => book.fields.meaningOf([name]) !== undefined);
  if (delimited !== undefined) addCandidatesIn(text, delimited, book, found);
  return found;
}

/** Rows that follow each other, from the line of the first pipe on. */
function tablesOf(text: string, first: number): Row[][] {
  const tables: Row[][] = [];
  let table: Row[] = [];
  let start = text.lastIndexOf("\n", first) + 1;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const row = rowOf(text, start, end);
    if (row !== undefined) table.push(row);
    else if (table.length > 0) {
      tables.push(table);
      table = [];
    }
    start = end + 1;
  }
  return table.length > 0 ? [...tables, table] : tables;
}

/** The cells of a line that starts and ends with a pipe. */
function rowOf(text: string, start: number, end: number): Row | undefined {
  if (end - start > LONGEST_ROW) return undefined;
  const { start: open, end: close } = trimmed(text, start, end);
  if (close - open < 3 || text.charCodeAt(open) !== PIPE || text.charCodeAt(close - 1) !== PIPE) return undefined;
  const cells: Cell[] = [];
  let from = open + 1;
  for (let at = from; at < close; at++) {
    if (text.charCodeAt(at) !== PIPE || text[at - 1] === "\\") continue;
    cells.push(trimmed(text, from, at));
    from = at + 1;
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

function addCandidatesIn(text: string, [header = [], ...rows]: readonly Row[], book: Rulebook, found: Candidate[]): void {
  const meanings = header.map((cell) => meaningOf(text, cell, book));
  const second = header[1];
  const isVertical = header.length === 2 && second !== undefined && VALUE_COLUMNS.has(normaliseKey(text.slice(second.start, second.end)));
  for (const row of rows) {
    const [key, value] = row;
    if (isVertical && key !== undefined && value !== undefined) addValue(text, value, meaningOf(text, key, book), found);
    else for (const [column, cell] of row.entries()) addValue(text, cell, meanings[column], found);
  }
}

function meaningOf(text: string, { start, end }: Cell, book: Rulebook): FieldMeaning | undefined {
  const name = text.slice(start, end);
  return book.fields.meaningOf([name.replace(REMARK, "")]) ?? book.fields.meaningOf([name]);
}

function addValue(text: string, { start, end }: Cell, meaning: FieldMeaning | undefined, found: Candidate[]): void {
  if (meaning !== undefined && end !== start) addFieldCandidates(text, { start, end, lineEnd: end }, meaning, found);
}
