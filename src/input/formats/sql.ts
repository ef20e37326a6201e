import { textPieces } from "../blocks.js";
import { linesOf, type Position, START } from "../position.js";
import { readText, type Source } from "../source.js";
import { type Cell, plainCell } from "./cells.js";
import { overlaid } from "./overlay.js";
import { type Look, NOT_THIS_FORMAT, type Passage, type ReadPassages } from "./passage.js";
import { type Rows, rowsFrom } from "./sql-values.js";

/** SQL, also dumps of any size: values under the columns of their table. */
export const sql: ReadPassages = passages;

/** Longer statements are read row by row; a row that is longer is read as text. */
const LONGEST_ROW = 1024 * 1024;

/** Characters of what stands between the brackets of `CREATE TABLE`. */
const LONGEST_DEFINITION = 64 * 1024;

/** What is known from what was read before. */
interface State {
  /** Columns by table, from `CREATE TABLE`: dumps of MySQL and SQLite do not repeat them. */
  readonly tables: Map<string, readonly string[]>;
  /** Columns of the rows that go on in the next piece. */
  rows?: { readonly columns: readonly string[]; readonly isCopy: boolean } | undefined;
}

async function* passages(source: Source, look: Look): AsyncGenerator<Passage> {
  const chunks = await readText(source.open());
  if (chunks === undefined) throw NOT_THIS_FORMAT;
  const state: State = { tables: new Map() };
  let carried = "";
  let from: { position: Position; offset: number } = { position: START, offset: 0 };
  for await (const piece of textPieces(chunks)) {
    const text = carried + piece;
    const { cells, end } = cellsIn(text, state);
    const whole = text.slice(0, end);
    yield overlaid(whole, { cells, from }, look);
    carried = text.slice(end);
    from = { position: linesOf(whole).positionOf(end, from.position), offset: from.offset + end };
  }
  if (carried !== "") yield overlaid(carried, { cells: [], from }, look);
}

const PART = '(?:`[^`\\n]{1,80}`|"[^"\\n]{1,80}"|\\[[^\\]\\n]{1,80}\\]|[\\p{L}_][\\p{L}\\d_$#]{0,80})';
const NAME = `${PART}(?:\\.${PART}){0,2}`;
const list = (name: string) => `(?:\\((?<${name}>[^()']{1,4000})\\)\\s{0,20})?`;
const STATEMENT = new RegExp(
  `\\bINTO\\s{1,20}(?<into>${NAME})\\s{0,20}${list("intoList")}(?:OVERRIDING \\w{1,8} VALUE\\s{0,20})?VALUES?\\s{0,20}(?=\\()|^COPY\\s{1,20}(?<copy>${NAME})\\s{0,20}${list("copyList")}FROM\\s{1,20}stdin[^;\\n]{0,200};\\r?\\n|\\bCREATE\\s(?:\\w{4,9}\\s){0,2}TABLE\\s{1,20}(?:IF NOT EXISTS\\s{1,20})?(?<create>${NAME})\\s{0,20}\\(`,
  "gimu",
);

/** The cells of a piece, and how far it could be read: the rest waits for the next piece. */
function cellsIn(text: string, state: State): { readonly cells: Cell[]; readonly end: number } {
  const cells: Cell[] = [];
  let at: number | undefined = 0;
  while (at !== undefined) {
    const rows: Rows = readRows(text, at, state);
    for (const cell of rows.cells) cells.push(cell);
    if (!rows.isOver) return { cells, end: text.length - rows.end > LONGEST_ROW ? giveUp(text, state) : rows.end };
    state.rows = undefined;
    at = nextStatement(text, rows.end, state);
  }
  return { cells, end: text.length };
}

/** The rows of the statement that is read, when there is one. */
function readRows(text: string, at: number, { rows }: State): Rows {
  if (rows === undefined) return { cells: [], end: at, isOver: true };
  return rows.isCopy ? copiedRows(text, at, rows.columns) : rowsFrom(text, at, rows.columns);
}

/** Index behind the head of the next statement; undefined when there is none. */
function nextStatement(text: string, from: number, state: State): number | undefined {
  STATEMENT.lastIndex = from;
  const found = STATEMENT.exec(text);
  if (found === null) return undefined;
  const at = found.index + found[0].length;
  enter(found, text, at, state);
  return at;
}

/** A quote that is never closed. */
function giveUp(text: string, state: State): number {
  state.rows = undefined;
  return text.length;
}

/** Behind the head of a statement at `at`. */
function enter({ groups = {} }: RegExpExecArray, text: string, at: number, state: State): void {
  const { tables } = state;
  const { into, copy, create, intoList, copyList } = groups;
  if (create !== undefined) tables.set(tableName(create), columnsOf(text.slice(at, at + LONGEST_DEFINITION)));
  else {
    const list = intoList ?? copyList;
    state.rows = { columns: list === undefined ? (tables.get(tableName(into ?? copy ?? "")) ?? []) : list.split(",").map(bare), isCopy: copy !== undefined };
  }
}

function tableName(name: string): string {
  return bare(name.split(".").at(-1) as string).toLowerCase();
}

function bare(name: string): string {
  return name.trim().replace(/^[`"[]|[`"\]]$/g, "");
}

/** What begins a line of `CREATE TABLE` that is no column. */
const NO_COLUMN = /^(?:PRIMARY|KEY|UNIQUE|CONSTRAINT|INDEX|FOREIGN|CHECK|FULLTEXT|SPATIAL|EXCLUDE|LIKE|PERIOD)\b/i;

/** Brackets in brackets of a definition. */
const DEEPEST = 5;
const DEPTHS: { readonly [sign: string]: number } = { "(": 1, ")": -1 };

function columnsOf(body: string): string[] {
  const columns: string[] = [];
  let depth = 1;
  let start = 0;
  for (const { 0: sign, index } of body.matchAll(/'[^'\n]{0,400}'|[(),]/g)) {
    depth += DEPTHS[sign] ?? 0;
    if (depth > DEEPEST) return [];
    if (depth > 1 || (depth === 1 && sign !== ",")) continue;
    columns.push(...columnIn(body.slice(start, index)));
    if (depth === 0) break;
    start = index + 1;
  }
  return columns;
}

function columnIn(definition: string): string[] {
  const line = definition.replace(/--[^\n]*\n/g, "").trim();
  return NO_COLUMN.test(line) ? [] : [bare(/^(?:`[^`]+`|"[^"]+"|\[[^\]]+\]|[^\s(]+)/.exec(line)?.[0] ?? "")];
}

/** Lines of values with tabs between them, up to one that is `\.`. */
function copiedRows(text: string, at: number, columns: readonly string[]): Rows {
  const cells: Cell[] = [];
  let start = at;
  for (let end = text.indexOf("\n", start); end >= 0; end = text.indexOf("\n", start)) {
    const line = text.slice(start, end).trimEnd();
    if (line === "\\.") return { cells, end: end + 1, isOver: true };
    let from = start;
    for (const [column, value] of line.split("\t").entries()) {
      if (value !== "\\N") cells.push(plainCell([columns[column] ?? ""], value, from));
      from += value.length + 1;
    }
    start = end + 1;
  }
  return { cells, end: start, isOver: false };
}
