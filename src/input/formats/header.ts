/** A name for a column: letters first, or a code such as `01.01.20`; not a number, an address, a date or a sentence. */
const COLUMN_NAME = /^(?:[\p{L}_#@][^@]{0,63}|\d{2}\.(?:\d{2}\.\d{2}|\p{L}))$/u;
/** No column is called after somebody's number. */
const LONG_NUMBER = /\d{5}/;

/** Whether all these cells that are not empty, and at least one, may be names of columns. */
export function isHeader(row: readonly string[]): boolean {
  const named = row.filter((cell) => cell.trim() !== "");
  return named.length > 0 && named.every((cell) => COLUMN_NAME.test(cell.trim()) && !LONG_NUMBER.test(cell));
}
