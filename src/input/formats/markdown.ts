import { type Cell, type Piece, plainCell } from "./cells.js";
import { overlayPassages } from "./overlay.js";

/** The engine reads tables with pipes at both ends of the rows; in Markdown these may be missing. Nor does it know `_` and `~~` around words, which belong to code elsewhere. */
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
    const pieces = betweenMarks(line);
    if (pieces.length > 1) yield { keys: [""], pieces };
    if (!line.text.includes("|")) columns = undefined;
    else if (columns !== undefined) yield* rowCells(line, columns);
    else if (before?.text.includes("|") && RULER.test(line.text)) columns = cellsOf(before).map(({ text: name }) => name.trim());
    before = line;
  }
}

const EMPHASIS = /(?<![\p{L}\d_~])(?:_{1,3}|~~)(?=[^\s_~])|(?<=[^\s_~])(?:_{1,3}|~~)(?![\p{L}\d_~])/gu;

/** What stands before, between and behind the marks of emphasis in a line, `_Jan Jansen_ belde`; one piece when there are none. */
function betweenMarks({ text, start }: Line): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(EMPHASIS)) {
    pieces.push({ text: text.slice(from, index), start: start + from, end: start + index });
    from = index + mark.length;
  }
  return [...pieces, { text: text.slice(from), start: start + from, end: start + text.length }];
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
