import { ESCAPED_QUOTE } from "./escapes.js";
import type { RecordRead, RecordValue } from "./record.js";
import { type SqlValue, sqlRowAt, sqlRowStart } from "./sql-rows.js";

/** `INSERT INTO klanten (naam, bsn) VALUES`; without columns the values have no names. */
const HEAD =
  /insert\s{1,8}(?:ignore\s{1,8})?into\s{1,20}[^\s(),;']{1,160}\s{0,20}\(([^()']{1,2000})\)\s{0,20}(?:overriding \w{1,8} value\s{0,20})?values?\s{0,20}(?=\()/iy;
/** Around a name. */
const QUOTES = new RegExp(`^[\\s"\`[${ESCAPED_QUOTE}]+|[\\s"\`\\]${ESCAPED_QUOTE}]+$`, "g");
/** Longest statement that is read. */
const MOST = 16_000;
const NUMBER = /^-?\d[\d.]{0,40}$/;

/** The values of an INSERT that stands in a text, under the columns that it names. */
export function sqlInsertAt(text: string, at: number): RecordRead | undefined {
  HEAD.lastIndex = at;
  const list = HEAD.exec(text)?.[1];
  if (list === undefined) return undefined;
  const columns = list.split(",").map((name) => name.replace(QUOTES, ""));
  const most = Math.min(text.length, at + MOST);
  const values: RecordValue[] = [];
  let end = HEAD.lastIndex;
  for (let open = sqlRowStart(text, end); open !== undefined && text[open] === "("; open = sqlRowStart(text, end)) {
    const row = sqlRowAt(text, open, most);
    if (row === undefined) return { values, end: most };
    for (const [index, value] of row.values.entries()) values.push(...named(text, columns[index], value));
    end = row.end;
  }
  return { values, end };
}

/** A string or a number; what else stands there is a part of the program. */
function named(text: string, key: string | undefined, { start, end, text: inside }: SqlValue): RecordValue[] {
  if (key === undefined) return [];
  if (inside !== undefined) return [{ key, ...inside }];
  const written = text.slice(start, end);
  const from = start + written.length - written.trimStart().length;
  return NUMBER.test(written.trim()) ? [{ key, start: from, end: from + written.trim().length }] : [];
}
