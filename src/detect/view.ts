import { classOf, SPECIAL } from "./chars.js";
import { charFromEntity, charFromPercent, charFromQuotedPrintable, decodedEscape } from "./escapes.js";
import { hasSoftBreak, isQuotedPrintable } from "./soft-breaks.js";
import { fastScanner } from "./wasm/scanner.js";

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

/** In a long text thousands of small pieces would be kept for long, which the collector does not like. */
const MOST_PIECES = 4000;

/** Reads a text that has something to undo. */
export function viewOf(source: string): View {
  const isMail = hasSoftBreak(source);
  const viewAt: number[] = [0];
  const sourceAt: number[] = [0];
  // Joined at the end: a string that was put together by `+` is slower to read, for ever after.
  const parts: string[] = [];
  let pieces: string[] = [];
  let length = 0;
  let copied = 0;
  eachSpecial(source, isMail, (at) => {
    const reading = at < copied ? undefined : readingAt(source, at);
    if (reading === undefined) return;
    if (pieces.length > MOST_PIECES) {
      parts.push(pieces.join(""));
      pieces = [];
    }
    pieces.push(source.slice(copied, at), reading.text);
    length += at - copied + reading.text.length;
    if (reading.text === "" && sourceAt.at(-1) !== at) {
      viewAt.push(length);
      sourceAt.push(at);
    }
    copied = at + reading.length;
    if (reading.text.length === reading.length) return;
    viewAt.push(length);
    sourceAt.push(copied);
  });
  pieces.push(source.slice(copied));
  parts.push(pieces.join(""));
  return { text: parts.join(""), ...offsets(viewAt, sourceAt), shifted: viewAt.length > 1 };
}

/** Copying a shorter text into the memory of the module takes longer than reading it. */
const SHORTEST = 60;

/** Calls `use` with every place, in order, that may be read differently. */
function eachSpecial(source: string, isMail: boolean, use: (at: number) => void): void {
  const fast = source.length < SHORTEST ? undefined : fastScanner();
  if (fast !== undefined) fast.eachSpecial(source, isMail, use);
  else eachSpecialPortably(source, isMail, use);
}

function eachSpecialPortably(source: string, isMail: boolean, use: (at: number) => void): void {
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (classOf(code) === SPECIAL || (isMail && code === EQUALS)) use(at);
  }
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
  if (char !== "=" && classOf(char.charCodeAt(0)) !== SPECIAL) return undefined;
  if (char === "=") return isQuotedPrintable(source, at) ? plain(charFromQuotedPrintable(source, at)) : undefined;
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

/** What is read differently only where it stands by itself. */
const KEPT = `\\%&${ESCAPE}`;

/** A decoded character may itself be an odd space or a full-width digit. */
function plain(reading: Reading | undefined): Reading | undefined {
  if (reading === undefined || reading.text.length !== 1 || classOf(reading.text.charCodeAt(0)) !== SPECIAL || KEPT.includes(reading.text)) return reading;
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
