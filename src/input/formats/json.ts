import { type Cell, plainCell } from "./cells.js";
import { isHeader } from "./header.js";
import { overlayPassages } from "./overlay.js";
import { JSON_STRING } from "./writing.js";

/** JSON with or without comments, HAR and the like, a document or one a line. The engine reads keys in text; what it cannot know are columns. */
export const json = overlayPassages(cellsIn, { writing: JSON_STRING });

/** A list of lists of values. */
const LISTS = /\[\s{0,200}\[\s{0,200}["\d]/;

interface Leaf {
  readonly text: string;
  readonly start: number;
}

/** A list or an object that was opened, with what stood in it so far. */
interface Level {
  readonly leaves: Leaf[];
  readonly rows: Leaf[][];
  /** The key above it. */
  readonly key: string;
}

/** Names of lists of column names that stand beside the rows, as in `{"columns": […], "data": [[…]]}`. */
const COLUMN_LISTS = /^(?:columns|cols|headers?|fields|kolommen|velden)$/i;

async function cellsIn(text: string): Promise<Cell[]> {
  if (!LISTS.test(text)) return [];
  const { visit } = await import("jsonc-parser");
  const cells: Cell[] = [];
  const open: Level[] = [];
  let key = "";
  let columns: readonly Leaf[] | undefined;
  visit(text, {
    onObjectProperty: (name) => {
      key = name;
    },
    onObjectBegin: () => {
      open.push({ leaves: [], rows: [], key });
    },
    onObjectEnd: () => {
      open.pop();
    },
    onArrayBegin: () => {
      open.push({ leaves: [], rows: [], key });
      key = "";
    },
    onLiteralValue: (value, offset, length) => {
      const isText = typeof value === "string";
      open.at(-1)?.leaves.push({ text: text.slice(offset + Number(isText), offset + length - Number(isText)), start: offset + Number(isText) });
    },
    onArrayEnd: () => {
      const { leaves, rows, key: name } = open.pop() as Level;
      open.at(-1)?.rows.push(leaves);
      if (COLUMN_LISTS.test(name)) columns = leaves;
      if (rows.length > 0) for (const cell of tableCells(rows, columns)) cells.push(cell);
    },
  });
  return cells.sort((a, b) => (a.pieces[0] as Leaf).start - (b.pieces[0] as Leaf).start);
}

/** The columns that were named beside the rows, or the first row when it looks like a header. */
function tableCells(rows: readonly (readonly Leaf[])[], columns: readonly Leaf[] | undefined): Cell[] {
  const [first = []] = rows;
  const names = columns ?? first;
  if (!isHeader(names.map(({ text }) => text))) return [];
  return rows.flatMap((row) =>
    row === names ? [] : row.map(({ text, start }, column) => ({ ...plainCell([names[column]?.text ?? ""], text, start), writing: JSON_STRING })),
  );
}
