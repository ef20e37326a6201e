import { type Cell, plainCell } from "./cells.js";
import { isHeader } from "./header.js";
import { type Token, textOf, tokensOf } from "./markup.js";
import { merged, overlaid } from "./overlay.js";
import { type Look, lazily, type Passage } from "./passage.js";
import { localName } from "./xml.js";

/** What a document says, as text, with the cells of its tables. */
interface Written {
  text: string;
  readonly cells: Cell[];
  /** Tables inside tables; the innermost is the last. */
  readonly tables: Table[];
}

interface Table {
  columns: readonly string[] | undefined;
  row: { text: string; start: number }[];
}

/** The names of elements in DOCX and PPTX, and in OpenDocument. */
const TABLES = new Set(["tbl", "table"]);
const ROWS = new Set(["tr", "table-row"]);
const CELLS = new Set(["tc", "table-cell"]);
const PARAGRAPHS = new Set(["p", "h"]);
const SPACES: { readonly [name: string]: string } = { tab: "\t", br: "\n", cr: "\n", "line-break": "\n", s: " ", noBreakHyphen: "-" };

/** The text of a part of a document, whatever runs it is cut into; cells of tables also under the heading of their column or row. */
export function* documentPassages(xml: string, place: string, look: Look): Generator<Passage> {
  const written: Written = { text: "", cells: [], tables: [] };
  for (const token of tokensOf(xml)) read(token, written);
  if (written.text.trim() === "") return;
  const passage = overlaid(written.text, { cells: written.cells }, look);
  const placed = (hits: Passage["hits"]) => hits.map((hit) => ({ ...hit, place }));
  yield { text: passage.text, position: passage.position, hits: placed(passage.hits), widerHits: lazily(() => merged(passage.widerHits(), [])) };
}

function read(token: Token, written: Written): void {
  if (token.kind === "text") {
    const value = token.pieces.map(({ text }) => text).join("");
    if (textOf(token.pieces) !== "" || (value === " " && !written.text.endsWith("\n"))) written.text += value;
    return;
  }
  const name = localName(token.name);
  if (token.kind === "close") closed(name, written);
  else if (Object.hasOwn(SPACES, name)) written.text += SPACES[name];
  else if (token.kind === "open") opened(name, written);
}

function opened(name: string, { tables, text }: Written): void {
  if (TABLES.has(name)) tables.push({ columns: undefined, row: [] });
  const table = tables.at(-1);
  if (table === undefined) return;
  if (ROWS.has(name)) table.row = [];
  if (CELLS.has(name)) table.row.push({ text: "", start: text.length });
}

function closed(name: string, written: Written): void {
  const table = written.tables.at(-1);
  if (PARAGRAPHS.has(name)) written.text += "\n";
  if (TABLES.has(name)) written.tables.pop();
  if (table === undefined) return;
  const cell = table.row.at(-1);
  if (CELLS.has(name) && cell !== undefined) {
    cell.text = written.text.slice(cell.start).trimEnd();
    written.text = `${written.text.slice(0, cell.start)}${cell.text}\t`;
  }
  if (ROWS.has(name)) endRow(table, written);
}

/** Under the headings of the first row, or behind the label in front of it. */
function endRow(table: Table, written: Written): void {
  written.text += "\n";
  const names = table.row.map(({ text }) => text.trim());
  const isPair = names.length === 2;
  const isFirst = table.columns === undefined;
  table.columns ??= isHeader(names) && !(isPair && names[0]?.endsWith(":")) ? names : [];
  // A table of two columns may have no headings; then the first cell names the second.
  if (isPair) addCell(written, names[0]?.replace(/:$/, ""), table.row[1]);
  if (isFirst) return;
  for (const [index, cell] of table.row.entries()) addCell(written, table.columns[index], cell);
}

function addCell({ cells }: Written, key: string | undefined, cell: Table["row"][number] | undefined): void {
  if (key && cell !== undefined) cells.push(plainCell([key], cell.text, cell.start));
}
