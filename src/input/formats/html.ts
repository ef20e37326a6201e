import type { Cell, Piece } from "./cells.js";
import { attributesOf, type Tag, textOf, tokensOf } from "./markup.js";
import { overlayPassages } from "./overlay.js";
import { MARKUP } from "./writing.js";

/** Pages: cells of tables under their headings, definitions under their terms, and fields of forms under their labels. */
export const html = overlayPassages(cellsIn, { writing: MARKUP });

/** What a value is called by the page around it. */
interface Page {
  /** Headings of the columns of the table that is read. */
  columns: string[];
  /** Heading of the row, a term, a label: the last thing that gives a name. */
  label: string;
  column: number;
  /** Text of the cell, term or label that is read; undefined outside. */
  pieces: Piece[] | undefined;
}

/** Parts of the text of one cell. */
const MOST_PIECES = 10_000;

const NAMING = new Set(["th", "dt", "label"]);
const VALUES = new Set(["td", "dd"]);

function* cellsIn(text: string): Generator<Cell> {
  const page: Page = { columns: [], label: "", column: 0, pieces: undefined };
  for (const token of tokensOf(text)) {
    if (token.kind === "text") page.pieces?.push(...token.pieces.slice(0, MOST_PIECES));
    else yield* token.kind === "close" ? closed(token.name.toLowerCase(), page) : opened(token, page);
  }
}

function* opened(token: Tag, page: Page): Generator<Cell> {
  const name = token.name.toLowerCase();
  if (NAMING.has(name) || VALUES.has(name)) page.pieces = [];
  if (name === "table") page.columns = [];
  if (name === "tr") Object.assign(page, { column: 0, label: "" });
  if (name === "th" && page.column === 0) page.label = "";
  if (name !== "input") return;
  const value = attributesOf(token.attributes).get("value");
  if (value === undefined || value.value === "" || page.label === "") return;
  const start = token.end - (token.kind === "empty" ? 2 : 1) - token.attributes.length + value.start;
  yield { keys: [page.label], pieces: [{ text: value.value, start, end: start + value.value.length }], writing: MARKUP };
}

function* closed(name: string, page: Page): Generator<Cell> {
  const { pieces = [] } = page;
  if (!NAMING.has(name) && !VALUES.has(name)) return;
  page.pieces = undefined;
  if (NAMING.has(name))
    page.label = textOf(pieces)
      .slice(0, 80)
      .replace(/\s{0,8}[:*]$/, "");
  if (name === "th") page.columns[page.column++] = page.label;
  if (NAMING.has(name)) return;
  // A heading in front of a row names the cells behind it; headings above the table name its columns.
  const column = name === "td" ? page.columns[page.column++] : undefined;
  const key = name === "td" && page.label === "" ? (column ?? "") : page.label;
  if (textOf(pieces) !== "") yield { keys: [key], pieces, writing: MARKUP };
}
