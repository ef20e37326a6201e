import { attributesOf, textOf, tokensOf } from "./markup.js";
import type { Parts } from "./office.js";
import type { SheetRow } from "./rows.js";
import { MARKUP } from "./writing.js";

type Attributes = ReturnType<typeof attributesOf>;

/** The sheets of an XLSX file, each as its rows. */
export function* workbookSheets(parts: Parts, textIn: (name: string) => string): Generator<SheetRow[]> {
  if (!parts.has("xl/workbook.xml")) return;
  const strings = sharedStrings(textIn("xl/sharedStrings.xml"));
  const isDate = dateStyles(textIn("xl/styles.xml"));
  const targets = new Map(tags(textIn("xl/_rels/workbook.xml.rels"), "Relationship").map((tag) => [tag.get("Id")?.value, tag.get("Target")?.value ?? ""]));
  for (const tag of tags(textIn("xl/workbook.xml"), "sheet")) {
    const target = targets.get(tag.get("r:id")?.value) ?? "";
    const name = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    yield rowsOf(textIn(name), MARKUP.read(tag.get("name")?.value ?? target), { strings, isDate });
  }
}

function tags(xml: string, name: string): Attributes[] {
  return [...tokensOf(xml)].flatMap((token) =>
    token.kind !== "text" && token.kind !== "close" && token.name === name ? [attributesOf(token.attributes)] : [],
  );
}

/** Texts that cells refer to by their number. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  for (const token of tokensOf(xml)) {
    if (token.kind === "text") {
      if (strings.length > 0) strings.push((strings.pop() as string) + token.pieces.map(({ text }) => text).join(""));
    } else if (token.name === "si" && token.kind !== "close") strings.push("");
  }
  return strings;
}

/** Which styles of cells show a number as a date. */
function dateStyles(xml: string): (style: number) => boolean {
  const formats = new Map(tags(xml, "numFmt").map((tag) => [Number(tag.get("numFmtId")?.value), tag.get("formatCode")?.value ?? ""]));
  const cellFormats = tags(/<cellXfs[\s\S]*?<\/cellXfs>/.exec(xml)?.[0] ?? "", "xf").map((tag) => Number(tag.get("numFmtId")?.value));
  return (style) => {
    const id = cellFormats[style] ?? 0;
    return (id >= 14 && id <= 17) || id === 22 || /[dy]/i.test((formats.get(id) ?? "").replace(/"[^"]*"|\[[^\]]*\]/g, ""));
  };
}

interface Book {
  readonly strings: readonly string[];
  readonly isDate: (style: number) => boolean;
}

/** A sheet while it is read. */
interface Sheet {
  readonly name: string;
  readonly rows: SheetRow[];
  values: string[];
  row: number;
  column: number;
  cell: Attributes;
  /** Whether the text that comes is that of a cell, not of its formula. */
  isValue: boolean;
}

function rowsOf(xml: string, name: string, book: Book): SheetRow[] {
  const sheet: Sheet = { name, rows: [], values: [], row: 0, column: -1, cell: new Map(), isValue: false };
  for (const token of tokensOf(xml)) {
    if (token.kind === "text") {
      if (sheet.isValue) sheet.values[sheet.column] = (sheet.values[sheet.column] ?? "") + valueIn(textOf(token.pieces), sheet.cell, book);
    } else if (token.kind === "close") closed(token.name, sheet);
    else opened(token.name, attributesOf(token.attributes), token.kind === "open", sheet);
  }
  return sheet.rows;
}

function opened(name: string, attributes: Attributes, isOpen: boolean, sheet: Sheet): void {
  if (name === "row") Object.assign(sheet, { values: [], column: -1, row: Number(attributes.get("r")?.value ?? sheet.row + 1) });
  if (name === "v" || name === "t") sheet.isValue = isOpen;
  if (name !== "c") return;
  const letters = /^[A-Z]{1,3}/.exec(attributes.get("r")?.value ?? "")?.[0];
  sheet.column = letters === undefined ? sheet.column + 1 : columnOf(letters);
  sheet.cell = attributes;
}

function closed(name: string, sheet: Sheet): void {
  sheet.isValue = false;
  if (name === "row") sheet.rows.push({ values: Array.from(sheet.values, (value) => value ?? ""), placeOf: placeIn(sheet.name, sheet.row) });
}

function valueIn(written: string, cell: Attributes, { strings, isDate }: Book): string {
  const type = cell.get("t")?.value;
  if (type === "s") return strings[Number(written)] ?? "";
  if (type !== undefined && type !== "n") return written;
  return isDate(Number(cell.get("s")?.value ?? 0)) ? dateOf(Number(written)) : String(Number(written));
}

/** Excel counts days from 30 December 1899. */
function dateOf(days: number): string {
  const date = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000);
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().slice(0, 10);
}

function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** `Blad1!B3` */
export function placeIn(sheet: string, row: number): (column: number) => string {
  return (column) => `${sheet}!${lettersOf(column)}${row}`;
}

function lettersOf(column: number): string {
  return column < 0 ? "" : lettersOf(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));
}
