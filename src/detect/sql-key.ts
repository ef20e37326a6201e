import { ESCAPED_QUOTE } from "./escapes.js";
import type { RecordRead } from "./record.js";

/** `Key (klant, factuur)=(7, 12) already exists.` */
const KEY =
  /Key \(([^()=]{1,400})\)=\((?=([^\n\r]{1,500}?)\) (?:already exists|is not present|is still referenced|conflicts with|is duplicated)|([^()\n\r]{1,400})\))/y;

/** The values that PostgreSQL shows of a row that it refuses. When a value holds a comma it cannot be told which is which: then each is what the last column says. */
export function sqlKeyAt(text: string, at: number): RecordRead | undefined {
  KEY.lastIndex = at;
  const found = KEY.exec(text);
  if (found === null) return undefined;
  const [head, list = "", told, bare] = found;
  const columns = list.split(",").map((name) => name.replace(/::.{0,40}$/, "").replace(/["\s]/g, ""));
  const written = told ?? bare ?? "";
  const parts = columns.length === 1 ? [written] : written.split(", ");
  let start = at + head.length;
  const values = parts.map((part, index) => {
    const value = { key: columns[Math.min(index, columns.length - 1)] as string, start, end: start + part.length };
    start += part.length + 2;
    return value;
  });
  return { values, end: at + head.length + written.length };
}

/** `Duplicate entry 'rood-2026' for key 'fiets.kleur_jaar'`: MySQL joins the columns by hyphens. */
const ENTRY = new RegExp(`duplicate entry '([^\\n]{1,400}?)' for key ['"\`${ESCAPED_QUOTE}]?([\\w$.-]{1,120})`, "iy");
/** `… with unique index 'IX_Fiets_Kleur'. The duplicate key value is (rood, 2026).`: SQL Server names the index before. */
const KEY_VALUE = /duplicate key value is \(([^\n]{1,400}?)\)(?=\.|$)/iy;
const INDEX = /(?:index|constraint) '([^'\n]{1,120})'[^\n]{0,200}$/i;
const LONGEST_SENTENCE = 340;
/** Where the column of a number or date begins: the first one tells what the index is called after. */
const NEXT_COLUMN = /(?:-|, )\d/;

/** The value that MySQL or SQL Server refuses since there is one already; the name of its index says what it is. */
export function duplicateAt(text: string, at: number): RecordRead | undefined {
  ENTRY.lastIndex = at;
  const [entry, refused = "", key = ""] = ENTRY.exec(text) ?? [];
  if (entry !== undefined) return firstColumn(key, refused, at + entry.indexOf("'") + 1);
  KEY_VALUE.lastIndex = at;
  const value = KEY_VALUE.exec(text)?.[1];
  const index = value === undefined ? undefined : INDEX.exec(text.slice(Math.max(0, at - LONGEST_SENTENCE), at))?.[1];
  return index === undefined || value === undefined ? undefined : firstColumn(index, value, KEY_VALUE.lastIndex - 1 - value.length);
}

function firstColumn(index: string, value: string, start: number): RecordRead {
  const next = value.search(NEXT_COLUMN);
  const end = start + (next > 0 ? next : value.length);
  return { values: namesIn(index).map((key) => ({ key, start, end })), end: start + value.length };
}

/** Of `IX_Fiets_Kleur` and `fietsen_kleur_unique` each word may be the column, and each two: `fiets_kleur`. */
function namesIn(index: string): string[] {
  const words = index.split(/[._-]+|(?<=[a-z])(?=[A-Z])/).filter((word) => word !== "");
  return [...words.slice(1).map((word, before) => `${words[before]}_${word}`), ...words.filter((word) => !GENERIC.test(word))];
}

/** Alone these are the name or number of anything. */
const GENERIC = /^(?:naam|name|id|code|nr|nummer|number|type|key)$/i;

const LIKE = new RegExp(`(?:i?like|eq) ['"${ESCAPED_QUOTE}]%?([^'"%\\n${ESCAPED_QUOTE}]{2,200})%?['"${ESCAPED_QUOTE}]`, "iy");
const COLUMN = new RegExp(`([\\w$]{1,60})["\`\\])${ESCAPED_QUOTE}]{0,2} (?:not )?$`, "i");
const LONGEST_COLUMN = 70;

/** `kleur LIKE 'ro%'`, and `kleur eq 'rood'` of OData: what is looked for in a column. */
export function sqlLikeAt(text: string, at: number): RecordRead | undefined {
  LIKE.lastIndex = at;
  const found = LIKE.exec(text);
  if (found === null) return undefined;
  const key = COLUMN.exec(text.slice(Math.max(0, at - LONGEST_COLUMN), at))?.[1];
  const start = at + found[0].indexOf(found[1] as string);
  return key === undefined ? undefined : { values: [{ key, start, end: start + (found[1] as string).length }], end: LIKE.lastIndex };
}

const PART = /(?:starts|ends)with|contains/iy;
const ARGUMENTS = new RegExp(`\\((?:tolower\\(|toupper\\()?([\\w/.]{1,60})\\)?, ?['${ESCAPED_QUOTE}]([^'\\n${ESCAPED_QUOTE}]{2,200})['${ESCAPED_QUOTE}]`, "y");

/** `startswith(kleur,'ro')`: a part of a property, in a filter of OData. */
export function odataPartAt(text: string, at: number): RecordRead | undefined {
  PART.lastIndex = at;
  if (!PART.test(text)) return undefined;
  ARGUMENTS.lastIndex = PART.lastIndex;
  const found = ARGUMENTS.exec(text);
  if (found === null) return undefined;
  const [whole, key = "", value = ""] = found;
  const end = PART.lastIndex + whole.length - 1;
  return { values: [{ key, start: end - value.length, end }], end };
}
