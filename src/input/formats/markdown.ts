import { type Cell, plainCell } from "./cells.js";
import { overlayFormat } from "./overlay.js";

/** The engine reads tables with pipes at both ends of the rows; in Markdown these may be missing. */
export const markdown = overlayFormat((name) => /\.(?:md|markdown|mdx|mdown)$/i.test(name), cellsIn);

const RULER = /^\s{0,40}\|?\s{0,40}:?-{1,200}:?\s{0,40}(?:\|\s{0,40}:?-{1,200}:?\s{0,40}){1,200}\|?\s{0,40}$/;

interface Line {
  readonly text: string;
  readonly start: number;
}

function* cellsIn(text: string): Generator<Cell> {
  const lines = linesWithStarts(text);
  for (const [index, line] of lines.entries()) {
    const header = lines[index - 1];
    if (header === undefined || !line.text.includes("|") || !RULER.test(line.text)) continue;
    const columns = cellsOf(header).map(({ text: name }) => name.trim());
    for (let row = index + 1; lines[row]?.text.includes("|"); row++) {
      for (const [column, { text: value, start }] of cellsOf(lines[row] as Line).entries()) yield plainCell([columns[column] ?? ""], value, start);
    }
  }
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
