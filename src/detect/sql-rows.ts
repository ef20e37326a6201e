import { ESCAPED_QUOTE } from "./escapes.js";

/** What stands between two commas of a row. */
export interface SqlValue {
  readonly start: number;
  readonly end: number;
  /** The first string in it, half-open and without its quotes: the value itself, unless it is a number or a function of one. */
  readonly text: { readonly start: number; readonly end: number } | undefined;
}

export interface SqlRow {
  readonly values: readonly SqlValue[];
  /** Behind its closing bracket. */
  readonly end: number;
}

/** What divides values; the rest is part of one, or the next statement. */
const SIGN = /['(),;]|--[^\n]*|[A-Za-z]/g;

/** Index of the bracket of the next row, or of what ends the rows; undefined at the end of the text. */
export function sqlRowStart(text: string, from: number): number | undefined {
  SIGN.lastIndex = from;
  for (let sign = SIGN.exec(text); sign !== null; sign = SIGN.exec(text)) if (sign[0] !== "," && !sign[0].startsWith("--")) return sign.index;
  return undefined;
}

const DEPTHS: { readonly [sign: string]: number } = { "(": 1, ")": -1 };

/** The values of the row at a bracket; undefined when the text, or what is read of it, ends in it. */
export function sqlRowAt(text: string, open: number, most = text.length): SqlRow | undefined {
  const values: SqlValue[] = [];
  let start = open + 1;
  let inside: SqlValue["text"];
  let depth = 0;
  for (let at = open; at < most; at++) {
    const char = text[at] as string;
    if (QUOTES.includes(char)) {
      const end = endOfString(text, at, most);
      if (end === undefined) return undefined;
      inside ??= { start: at + 1, end: end - 1 };
      at = end - 1;
    } else depth += DEPTHS[char] ?? 0;
    if (depth > 1 || (depth === 1 && char !== ",")) continue;
    values.push({ start, end: at, text: inside });
    if (depth === 0) return { values, end: at + 1 };
    start = at + 1;
    inside = undefined;
  }
  return undefined;
}

/** MySQL writes strings in double quotes too, and in a log these are escaped. */
const QUOTES = `'"${ESCAPED_QUOTE}`;
const STOP = new RegExp(`[${QUOTES}\\\\]`, "g");
/** A string that ends in a backslash, as paths of Windows do, is over when the next value or the end of the row follows. */
const NEXT_VALUE = /\\'(?=\s{0,8}[,)]\s{0,8}(?:['\d(,);-]|NULL|N'|E'|$))/y;

/** Index behind the closing quote; undefined when there is none. */
function endOfString(text: string, at: number, most: number): number | undefined {
  const quote = text[at];
  STOP.lastIndex = at + 1;
  for (let stop = STOP.exec(text); stop !== null && stop.index < most; stop = STOP.exec(text)) {
    const isEscape = stop[0] === "\\";
    NEXT_VALUE.lastIndex = stop.index;
    if (isEscape && NEXT_VALUE.test(text)) return stop.index + 2;
    if (stop[0] === quote && text[stop.index + 1] !== quote) return stop.index + 1;
    STOP.lastIndex = stop.index + (isEscape || stop[0] === quote ? 2 : 1);
  }
  return undefined;
}
