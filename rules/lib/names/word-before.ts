import { codes } from "./codes.js";
import { isFunction } from "./endings.js";
import { letters } from "./letters.js";
import { vocabulary } from "./vocabulary.js";

const { codeAt, lettersStart } = codes;
const { COLON, COMMA, DOT, EXCLAMATION, HYPHEN, isLetter, SPACE } = letters;
const { CLOSING_WORD, mayAnnounce, meaningOf, weightOf } = vocabulary;

/** How far a word may begin before its end. */
const REACH = 40;

export interface WordBefore {
  /** What the word says, as meaningOf() tells it. */
  readonly meaning: number;
  readonly start: number;
  readonly end: number;
  /** Punctuation that ends a sentence or clause stands behind it. */
  readonly isClosed: boolean;
}

/** Longer words with a mark behind them end a sentence. */
const LONGEST_ABBREVIATION = 14;

/** The word before the place that was asked for last: each step of reading a name asks for it again. */
let lastPlace = -1;
let lastWord: WordBefore | undefined;

/** Another text is read from here on. */
function forgetWordBefore(): void {
  lastPlace = -1;
}

/** The word before `place` on the same line; undefined at the start of a line or sentence. */
function wordBefore(place: number): WordBefore | undefined {
  if (place !== lastPlace) {
    lastWord = readWordBefore(place);
    lastPlace = place;
  }
  return lastWord;
}

/** The same, for a place that nobody asks about again. */
function readWordBefore(place: number): WordBefore | undefined {
  let end = place;
  while (end > place - 3 && codeAt(end - 1) === SPACE) end--;
  const mark = codeAt(end - 1);
  // "dhr." and "Hallo, Jan": the mark belongs to the word or follows a greeting; a table of cues decides whether it is one.
  const isClosed = mark === DOT || mark === COMMA || mark === COLON || mark === EXCLAMATION;
  if (isClosed) end--;
  const start = startOfWord(end);
  if (start === end || (isClosed && mark !== COLON && (end - start > LONGEST_ABBREVIATION || !mayAnnounce(start, end)))) return undefined;
  const meaning = meaningOf(start, end);
  const speaks = !isClosed || weightOf(meaning) !== undefined || (meaning & CLOSING_WORD) !== 0 || (mark === COLON && isFunction(start, end));
  return speaks ? { meaning, start, end, isClosed } : undefined;
}

/** Letters, with the dots and hyphens between them: `t.a.v`, `oud-speler`. */
function startOfWord(end: number): number {
  const least = end - REACH;
  let start = lettersStart(end, least);
  while (start < end && start > least && isInner(codeAt(start - 1)) && isLetter(codeAt(start - 2))) start = lettersStart(start - 1, least);
  return start;
}

function isInner(code: number): boolean {
  return code === DOT || code === HYPHEN;
}

/** Taken apart where they are used, as `letters` are. */
export const wordsBefore = {
  LONGEST_ABBREVIATION,
  forgetWordBefore,
  wordBefore,
  readWordBefore,
} as const;
