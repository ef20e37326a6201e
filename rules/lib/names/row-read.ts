import { kinds } from "../../lists/bits.js";
import { codes } from "./codes.js";
import { letters } from "./letters.js";
import { prefixReader } from "./prefix.js";
import type { Token } from "./run.js";

const { codeAt } = codes;
const { HYPHEN, isApostrophe, isUpper, SPACE } = letters;
const { isPrefixWord } = kinds;
const { MOST_PREFIXES } = prefixReader;

/** Of longer rows of initials a look back sees the end only. */
const LONGEST_INITIALS = 10;

/** The row of words that was read last, as far as its words are surely parts of it. */
let rowStart = -1;
let rowEnd = -1;

/** Another text is read from here on. */
export function forgetRow(): void {
  rowEnd = -1;
}

/** Keeps in mind how far a row goes: it is read once, at its start, and its further words need no look of their own. */
export function keepRow(tokens: readonly Token[]): void {
  const [first] = tokens;
  if (first === undefined || isApostrophe(codeAt(first.start - 1)) || codeAt(first.start - 1) === HYPHEN) return;
  rowStart = first.start;
  rowEnd = plainEnd(tokens, first.end);
}

/** Whether the word at `at` is a part of that row, so that startsRun() would say no. */
export function isInRow(at: number): boolean {
  return at < rowEnd && at > rowStart && codeAt(at - 1) === SPACE;
}

/** Where the words end that one space, or a space and prefixes in small letters, ties to each other. */
function plainEnd(tokens: readonly Token[], firstEnd: number): number {
  let end = firstEnd;
  let prefixes = 0;
  for (let index = 1; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (!isBehindSpace(tokens[index - 1] as Token, token)) return end;
    if (token.kind === "prefix" && !isUpper(codeAt(token.start))) {
      if (++prefixes > MOST_PREFIXES || !isPrefixWord(token.bits)) return end;
    } else if (prefixes > 0 && token.kind !== "word") return end;
    else {
      end = token.end;
      prefixes = 0;
    }
  }
  return end;
}

function isBehindSpace(before: Token, { start }: Token): boolean {
  return start === before.end + 1 && codeAt(before.end) === SPACE && isSeenFromBehind(before);
}

/** Not `'s-Gravesande`, which begins with no capital. */
function isSeenFromBehind({ start, end, kind }: Token): boolean {
  if (kind === "initials") return end - start <= LONGEST_INITIALS;
  return kind === "prefix" || isUpper(codeAt(start));
}
