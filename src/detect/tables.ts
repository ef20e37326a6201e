import type { Candidate } from "./candidates.js";
import { type Cell, delimitedRows, type Row } from "./delimited.js";
import { drawnRecords, drawnTables } from "./drawn-tables.js";
import { addFieldCandidates } from "./field-values.js";
import { type FieldMeaning, normaliseKey } from "./fields.js";
import type { Rulebook } from "./rulebook.js";

/** Names of the second column when the first one holds the keys: `| naam | waarde |`. */
const VALUE_COLUMNS = new Set(["waarde", "value", "gegeven", "inhoud", "content"]);
/** What a Gherkin step adds to a key: `geslachtsnaam (02.40)`; of `datum (03.10)` it is what tells. */
const REMARK = /\s{0,4}\([^()]{0,40}\)$/;

/**
 * Values in tables drawn with bars, as Gherkin, Markdown, databases and `console.table` have them, where the header row or the first column names them, and in a
 * text that is rows of CSV under a header.
 */
export function tableCandidates(text: string, book: Rulebook): Candidate[] {
  const newline = text.indexOf("\n");
  if (newline < 0) return [];
  const found: Candidate[] = [];
  for (const rows of drawnTables(text)) addCandidatesIn(text, rows, book, found);
  for (const row of drawnRecords(text)) addNamed(text, row, book, found);
  const delimited = delimitedRows(text, newline, (name) => book.fields.meaningOf([name]) !== undefined);
  if (delimited !== undefined) addCandidatesIn(text, delimited, book, found);
  return found;
}

function addCandidatesIn(text: string, [header = [], ...rows]: readonly Row[], book: Rulebook, found: Candidate[]): void {
  const meanings = header.map((cell) => meaningOf(text, cell, book));
  const second = header[1];
  const isVertical = header.length === 2 && second !== undefined && VALUE_COLUMNS.has(normaliseKey(text.slice(second.start, second.end)));
  for (const row of rows) {
    if (isVertical && row.length > 1) addNamed(text, row, book, found);
    else for (const [column, cell] of row.entries()) addValue(text, cell, meanings[column], found);
  }
}

/** A row of a name and its value. */
function addNamed(text: string, [key, value]: Row, book: Rulebook, found: Candidate[]): void {
  if (key !== undefined && value !== undefined) addValue(text, value, meaningOf(text, key, book), found);
}

function meaningOf(text: string, { start, end }: Cell, book: Rulebook): FieldMeaning | undefined {
  const name = text.slice(start, end);
  return book.fields.meaningOf([name.replace(REMARK, "")]) ?? book.fields.meaningOf([name]);
}

function addValue(text: string, cell: Cell, meaning: FieldMeaning | undefined, found: Candidate[]): void {
  const { start, end } = withoutQuotes(text, cell);
  if (meaning !== undefined && end !== start) addFieldCandidates(text, { start, end, lineEnd: end }, meaning, found);
}

/** `console.table` has strings in quotes. */
function withoutQuotes(text: string, { start, end }: Cell): Cell {
  const isQuoted = end - start > 2 && text[start] === "'" && text[end - 1] === "'";
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}
