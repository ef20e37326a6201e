import { attributesOf, type Tag, type Token, tokensOf } from "./markup.js";
import type { SheetRow } from "./rows.js";
import { placeIn } from "./workbook.js";
import { MARKUP } from "./writing.js";

/** More columns or rows than this that are alike are empty ones at the end of a sheet. */
const MOST_ALIKE = 1000;

interface Sheet {
  readonly name: string;
  readonly rows: SheetRow[];
  /** Number of the row, from 1, also of empty ones. */
  row: number;
  rowsAlike: number;
  values: string[];
  cell: string | undefined;
  cellsAlike: number;
}

/** The tables of an OpenDocument file, each as its rows. */
export function* openSheets(xml: string): Generator<SheetRow[]> {
  let sheet: Sheet | undefined;
  for (const token of tokensOf(xml)) {
    if (token.kind !== "text" && token.name === "table:table") {
      if (sheet !== undefined) yield sheet.rows;
      sheet = token.kind === "open" ? emptySheet(token) : undefined;
    } else if (sheet !== undefined) read(token, sheet);
  }
}

function emptySheet({ attributes }: Tag): Sheet {
  const name = MARKUP.read(attributesOf(attributes).get("table:name")?.value ?? "");
  return { name, rows: [], row: 1, rowsAlike: 1, values: [], cell: undefined, cellsAlike: 1 };
}

const CELLS = new Set(["table:table-cell", "table:covered-table-cell"]);

function read(token: Token, sheet: Sheet): void {
  if (token.kind === "text") {
    if (sheet.cell !== undefined) sheet.cell += token.pieces.map(({ text }) => text).join("");
    return;
  }
  if (token.kind !== "close") opened(token, sheet);
  if (token.kind !== "open") closed(token.name, sheet);
}

function opened({ name, attributes }: Tag, sheet: Sheet): void {
  const repeated = (what: string) => Number(attributesOf(attributes).get(`table:number-${what}-repeated`)?.value ?? 1);
  if (name === "table:table-row") Object.assign(sheet, { values: [], rowsAlike: repeated("rows") });
  if (CELLS.has(name)) Object.assign(sheet, { cell: "", cellsAlike: repeated("columns") });
  if (name === "text:s" && sheet.cell !== undefined) sheet.cell += " ";
}

function closed(name: string, sheet: Sheet): void {
  if (CELLS.has(name)) endCell(sheet);
  if (name === "text:p" && sheet.cell !== undefined) sheet.cell += "\n";
  if (name === "table:table-row") endRow(sheet);
}

function endCell(sheet: Sheet): void {
  const value = (sheet.cell ?? "").trim();
  for (let i = 0; i < Math.min(sheet.cellsAlike, MOST_ALIKE); i++) sheet.values.push(value);
  sheet.cell = undefined;
}

/** Rows that are alike are shown once, where the first of them stands. */
function endRow(sheet: Sheet): void {
  sheet.rows.push({ values: sheet.values, placeOf: placeIn(sheet.name, sheet.row) });
  sheet.row += sheet.rowsAlike;
}
