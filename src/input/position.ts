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

export function linesOf(text: string): Lines {
  const starts = [0];
  const ends: number[] = [];
  for (const end of lineEndsIn(text)) {
    ends.push(end);
    starts.push(end + (text.startsWith("\r\n", end) ? 2 : 1));
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

/** Where lines end: at a CRLF, an LF or a lone CR. */
function* lineEndsIn(text: string): Generator<number> {
  let feed = indexOrEnd(text, "\n", 0);
  let carriage = indexOrEnd(text, "\r", 0);
  while (Math.min(feed, carriage) < text.length) {
    const end = Math.min(feed, carriage);
    yield end;
    const next = feed === carriage + 1 ? feed + 1 : end + 1;
    if (feed < next) feed = indexOrEnd(text, "\n", next);
    if (carriage < next) carriage = indexOrEnd(text, "\r", next);
  }
}

function indexOrEnd(text: string, char: string, from: number): number {
  const index = text.indexOf(char, from);
  return index < 0 ? text.length : index;
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
