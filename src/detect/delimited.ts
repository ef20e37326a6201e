/** A cell without the white space and quotes around it, half-open. */
export interface Cell {
  readonly start: number;
  readonly end: number;
}

export type Row = readonly Cell[];

const QUOTE = 34;
const LONGEST_HEADER = 4000;
const LONGEST_ROW = 64_000;
/** Names of columns and what stands between them: no number alone, no sentence, no JSON. */
const HEADER = /^\ufeff?(?!"?\d)[\p{L}\d_ "#().\-/]{0,64}(?:[,;\t][\p{L}\d_ "#().\-/]{0,64}){1,400}$/u;

/**
 * The rows of a text that is a table of values with a comma, semicolon or tab between them, header first, as far as they have as many cells as it has.
 * Undefined when the first line, or the one behind Excel's `sep=;`, is no header, or none of its names tells anything.
 *
 * @param newline where the first line ends
 */
export function delimitedRows(text: string, newline: number, isTelling: (name: string) => boolean): Row[] | undefined {
  const from = text.startsWith("sep=") ? newline + 1 : 0;
  const headerEnd = from === 0 ? newline : text.indexOf("\n", from);
  const header = headerOf(text, from, headerEnd);
  if (header === undefined) return undefined;
  const delimiter = delimiterOf(header);
  const names = cellsOf(text, from, from + header.length, delimiter);
  if (names === undefined || !names.some(({ start, end }) => isTelling(text.slice(start, end)))) return undefined;
  const rows: Row[] = [names];
  for (let start = headerEnd + 1; start < text.length; ) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    const row = cellsOf(text, start, end, delimiter);
    if (row?.length !== names.length) break;
    rows.push(row);
    start = end + 1;
  }
  return rows.length > 1 ? rows : undefined;
}

/** The first line, with its end, of a text that is such a table to its end; what follows this text may go on with it. */
export function headerToKeep(text: string): string {
  const newline = text.indexOf("\n");
  const rows = newline < 0 ? undefined : delimitedRows(text, newline, () => true);
  const last = rows?.at(-1)?.at(-1);
  const isToItsEnd = last !== undefined && /^"?\s*$/.test(text.slice(last.end, last.end + 8)) && text.length - last.end < 8;
  return isToItsEnd ? text.slice(0, text.indexOf("\n", rows?.[0]?.at(-1)?.end) + 1) : "";
}

/** The line when it may name columns. */
function headerOf(text: string, start: number, end: number): string | undefined {
  if (end < start || end - start > LONGEST_HEADER) return undefined;
  const line = text.slice(start, end).trimEnd();
  return HEADER.test(line) ? line : undefined;
}

function delimiterOf(header: string): number {
  const code = header.search(/[;\t]/);
  return code < 0 ? 44 : header.charCodeAt(code);
}

/** Undefined for a row that is too long, or that goes on in the next line. */
function cellsOf(text: string, start: number, end: number, delimiter: number): Cell[] | undefined {
  if (end - start > LONGEST_ROW) return undefined;
  const cells: Cell[] = [];
  let from = start;
  let isQuoted = false;
  for (let at = start; at <= end; at++) {
    const code = at < end ? text.charCodeAt(at) : delimiter;
    if (code === QUOTE) isQuoted = !isQuoted;
    if (code !== delimiter || (isQuoted && at < end)) continue;
    cells.push(bare(text, from, at));
    from = at + 1;
  }
  return isQuoted ? undefined : cells;
}

function bare(text: string, start: number, end: number): Cell {
  let from = start;
  let to = end;
  while (from < to && text.charCodeAt(from) <= 32) from++;
  while (to > from && text.charCodeAt(to - 1) <= 32) to--;
  if (to - from > 1 && text.charCodeAt(from) === QUOTE && text.charCodeAt(to - 1) === QUOTE) return { start: from + 1, end: to - 1 };
  return { start: from, end: to };
}
