/** A place in a file as editors show it: both count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export const START: Position = { line: 1, column: 1 };

/** Where the lines of a text begin and end; made once, so that each question costs a binary search. */
export interface Lines {
  /** The position of `index`, when the text itself starts at `from`. */
  readonly positionOf: (index: number, from: Position) => Position;
  /** The line on which `index` stands, half-open, without its line end. */
  readonly lineAt: (index: number) => { readonly start: number; readonly end: number };
}

/** Line ends are CRLF, LF and a lone CR. */
const LINE_END = /\r\n|\n|\r/g;

export function linesOf(text: string): Lines {
  const starts = [0];
  const ends: number[] = [];
  for (const { index, 0: end } of text.matchAll(LINE_END)) {
    ends.push(index);
    starts.push(index + end.length);
  }
  ends.push(text.length);
  return {
    positionOf: (index, from) => {
      const row = rowOf(starts, index);
      const column = index - (starts[row] as number);
      return { line: from.line + row, column: row === 0 ? from.column + column : column + 1 };
    },
    lineAt: (index) => {
      const row = rowOf(starts, index);
      return { start: starts[row] as number, end: ends[row] as number };
    },
  };
}

/** The last row that starts at or before `index`. */
function rowOf(starts: readonly number[], index: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}
