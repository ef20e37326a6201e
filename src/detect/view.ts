import { CLASSES, classOf, READ_DIFFERENTLY, SPECIAL, UNKNOWN } from "./chars.js";
import { charFromEntity, charFromPercent, charFromQuotedPrintable, decodedEscape } from "./escapes.js";

/**
 * The text as the rules see it: disguises undone, offsets kept. Characters that copying from PDF and Word produces become plain ones, what has
 * no width disappears, and escapes of JSON, URLs and HTML are read as what they stand for, whatever the nesting.
 */
export interface View {
  readonly text: string;
  /** Index in the source of a view index; identity when nothing was changed. What was dropped there lies before it. */
  readonly toSource: (index: number) => number;
  /** The same for the end of a stretch: what was dropped behind it stays outside. */
  readonly endInSource: (index: number) => number;
  /** Whether anything was decoded or dropped, so that view and source differ in length. */
  readonly shifted: boolean;
}

/** Mail breaks long lines so; only beside such a break is `=40` an escape. */
const SOFT_BREAK = /=(?:\r|\\r)?(?:\n|\\n)/;
const EQUALS = 61;

const same = (index: number) => index;

/** A text in which there is nothing to undo. */
export function plainView(source: string): View {
  return { text: source, toSource: same, endInSource: same, shifted: false };
}

/** What a special character at `at` stands for, and how many source characters it takes; undefined keeps it as it is. */
interface Reading {
  readonly text: string;
  readonly length: number;
}

/** Reads a text that has something to undo. */
export function viewOf(source: string): View {
  const isMail = source.includes("=") && SOFT_BREAK.test(source);
  const viewAt: number[] = [0];
  const sourceAt: number[] = [0];
  // Joined at the end: a string that was put together by `+` is slower to read, for ever after.
  const pieces: string[] = [];
  let length = 0;
  let copied = 0;
  for (let at = nextSpecial(source, 0, isMail); at < source.length; at = nextSpecial(source, at, isMail)) {
    const reading = readingAt(source, at);
    if (reading === undefined) {
      at++;
      continue;
    }
    pieces.push(source.slice(copied, at), reading.text);
    length += at - copied + reading.text.length;
    if (reading.text === "" && sourceAt.at(-1) !== at) {
      viewAt.push(length);
      sourceAt.push(at);
    }
    at += reading.length;
    copied = at;
    if (reading.text.length === reading.length) continue;
    viewAt.push(length);
    sourceAt.push(copied);
  }
  pieces.push(source.slice(copied));
  return { text: pieces.join(""), ...offsets(viewAt, sourceAt), shifted: viewAt.length > 1 };
}

/** The next character that may be read differently, or the end. */
function nextSpecial(source: string, from: number, isMail: boolean): number {
  let at = from;
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at);
    let kind = CLASSES[code] as number;
    if (kind === UNKNOWN) kind = classOf(code);
    if (kind === SPECIAL || (isMail && code === EQUALS)) break;
  }
  return at;
}

/** From view index to source index: the last known pair at or before it, or for an end the first of those at it, plus the distance. */
function offsets(viewAt: readonly number[], sourceAt: readonly number[]): Pick<View, "toSource" | "endInSource"> {
  const at = (pair: number, index: number) => (sourceAt[pair] as number) + index - (viewAt[pair] as number);
  const pairAt = (index: number) => {
    let low = 0;
    let high = viewAt.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((viewAt[middle] as number) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    toSource: (index) => at(pairAt(index), index),
    endInSource: (index) => {
      const before = pairAt(index - 1);
      return at(viewAt[before + 1] === index ? before + 1 : before, index);
    },
  };
}

function readingAt(source: string, at: number): Reading | undefined {
  const char = source[at] as string;
  if (char === "=") return plain(charFromQuotedPrintable(source, at));
  if (char === ESCAPE) return styleAt(source, at, 1);
  if (char === "\\") return readEscape(source, at);
  if (char === "%") return plain(charFromPercent(source, at));
  if (char === "&") return plain(charFromEntity(source, at));
  return { text: plainChar(char), length: 1 };
}

const ESCAPE = "\u001b";
/** What follows the escape character where a terminal is told to change its colours. */
const STYLE = /\[[\d;:?]{0,40}[A-Za-z]/y;

/** An escape character, written in `length` characters, with the colours that it sets: they take no room. */
function styleAt(source: string, at: number, length: number): Reading {
  STYLE.lastIndex = at + length;
  return { text: "", length: STYLE.test(source) ? STYLE.lastIndex - at : length };
}

function readEscape(source: string, at: number): Reading | undefined {
  const reading = decodedEscape(source, at);
  return reading?.text === ESCAPE ? styleAt(source, at, reading.length) : plain(reading);
}

/** A decoded character may itself be an odd space or a full-width digit. */
function plain(reading: Reading | undefined): Reading | undefined {
  if (reading === undefined || reading.text.length !== 1 || !READ_DIFFERENTLY.test(reading.text) || "\\%&".includes(reading.text)) return reading;
  return { text: plainChar(reading.text), length: reading.length };
}

function plainChar(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if ((code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9)) return String(code & 15);
  return (code >= 0x2010 && code <= 0x2015) || code === 0x2212 ? "-" : (SIGNS.get(code) ?? "");
}

/** Signs that look like a plain one; what is not here takes no room and is dropped. */
const SIGNS: ReadonlyMap<number, string> = new Map([
  ...[0xa0, 0x202f, 0x3000, ...Array.from({ length: 11 }, (_, i) => 0x2000 + i)].map((code) => [code, " "] as const),
  [0x2028, "\n"],
  [0x2029, "\n"],
  [0x2024, "."],
  [0xfe6b, "@"],
]);
