import { type Cell, plainCell } from "./cells.js";
import { overlayPassages } from "./overlay.js";

/** The engine reads tables with pipes at both ends of the rows; in Markdown these may be missing. */
export const markdown = overlayPassages(cellsIn);

const RULER = /^\s{0,40}\|?\s{0,40}:?-{1,200}:?\s{0,40}(?:\|\s{0,40}:?-{1,200}:?\s{0,40}){1,200}\|?\s{0,40}$/;

interface Line {
  readonly text: string;
  readonly start: number;
}

function* cellsIn(text: string): Generator<Cell> {
  let columns: readonly string[] | undefined;
  let before: Line | undefined;
  for (const line of linesWithStarts(text)) {
    if (!line.text.includes("|")) columns = undefined;
    else if (columns !== undefined) yield* rowCells(line, columns);
    else if (before?.text.includes("|") && RULER.test(line.text)) columns = cellsOf(before).map(({ text: name }) => name.trim());
    before = line;
  }
}

function rowCells(line: Line, columns: readonly string[]): Cell[] {
  return cellsOf(line).map(({ text, start }, column) => plainCell([columns[column] ?? ""], text, start));
}

function linesWithStarts(text: string): Line[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const at = start;
    start += line.length + 1;
    return { text: line, start: at };
  });
}

/** The cells of a row, without the pipe before the first. */
function cellsOf({ text, start }: Line): Line[] {
  const indent = /^\s{0,40}\|/.exec(text)?.[0].length ?? 0;
  let at = start + indent;
  return text
    .slice(indent)
    .split(/(?<!\\)\|/)
    .map((cell) => {
      const from = at;
      at += cell.length + 1;
      return { text: cell.trimEnd(), start: from };
    });
}
