import type { Reason } from "../../finding.js";
import type { Hit } from "./passage.js";

const OPENING = /\/\*|\/\/|#[ \t!]|--[ \t]|"""|'''|["'`]/g;
/** What ends comments and strings, or is an escape in them; other comments end with their line. */
const ENDINGS: { readonly [opening: string]: RegExp } = {
  "/*": /\*\//g,
  '"""': /"""/g,
  "'''": /'''/g,
  '"': /\\.|["\n]/g,
  "'": /\\.|['\n]/g,
  "`": /\\.|`/gs,
};
const LINE_END = /\n/g;

const NAME = /[\p{L}_][\p{L}\d_]{0,80}/u.source;
const WORD_OF_A_LANGUAGE = /(?:new|await|typeof|async|void|not|yield|function)\b/.source;
const ARROW = /\([^()\n]{0,200}\)\s{0,5}(?:=>|->)/.source;
/** `settings`, `this.#settings`, `$request->user`, where a sign of a program stands behind it. */
const REFERENCE = `[&!]?\\$?${NAME}(?:(?:\\?\\.|!?\\.|::|->)[$#]?${NAME}){0,20}(?=\\s{0,5}(?:[;,()[\\]{}<>|&?+*/!=]|\\.\\w|$|\\n))`;
const EXPRESSION = new RegExp(`${WORD_OF_A_LANGUAGE}|${ARROW}|${REFERENCE}`, "uy");

/** The sign between a name and its value. */
const SIGN = /[=:>(]$/;

/**
 * Leaves out what a name stands for in a program: nobody lives at the address that a function gives. Only strings, comments and numbers say something
 * about people; the name of a field alone makes no value of code.
 */
export function withoutCode(text: string, hits: readonly Hit[]): readonly Hit[] {
  if (!hits.some((hit) => isOfCode(text, hit) || isFilledIn(text.slice(hit.start, hit.end)))) return hits;
  const words = wordsIn(text);
  let at = 0;
  return hits.filter((hit) => {
    while (at < words.length && (words[at] as Span).end <= hit.start) at++;
    const isInWords = at < words.length && (words[at] as Span).start <= hit.start;
    return isInWords ? !isFilledIn(text.slice(hit.start, hit.end)) : !isOfCode(text, hit);
  });
}

/** Comments and strings. What has no end goes on to the end of the text. */
function wordsIn(text: string): Span[] {
  const words: Span[] = [];
  OPENING.lastIndex = 0;
  for (let opening = OPENING.exec(text); opening !== null; opening = OPENING.exec(text)) {
    OPENING.lastIndex = endOf(text, OPENING.lastIndex, ENDINGS[opening[0]] ?? LINE_END);
    words.push({ start: opening.index, end: OPENING.lastIndex });
  }
  return words;
}

function endOf(text: string, from: number, ending: RegExp): number {
  ending.lastIndex = from;
  let found = ending.exec(text);
  while (found?.[0].startsWith("\\")) found = ending.exec(text);
  return found === null ? text.length : ending.lastIndex;
}

type Span = Pick<Hit, "start" | "end">;

/** Whether a part of a value is only known when the program runs: `Basic ${token}`. */
export function isFilledIn(value: string): boolean {
  return /[$#]\{/.test(value);
}

/** What a finding by its field alone may say: the other two tell nothing about whether it is a value. */
const SAID_BY_FIELD: ReadonlySet<Reason> = new Set(["field", "special-context", "test-value"]);

/** Whether a finding would be code if it stood outside of strings and comments. */
function isOfCode(text: string, { start, reasons }: Hit): boolean {
  if (reasons.some((reason) => !SAID_BY_FIELD.has(reason))) return false;
  if (!SIGN.test(text.slice(Math.max(0, start - 40), start).trimEnd())) return false;
  EXPRESSION.lastIndex = start;
  return EXPRESSION.test(text);
}
