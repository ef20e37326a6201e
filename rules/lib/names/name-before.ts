import type { Match } from "../../../src/rule.js";
import { codeAt, codeBefore } from "../chars.js";
import { late } from "../late.js";
import { nameAt } from "./find.js";
import { letters } from "./letters.js";

const { DOT, isLetter, isUpper } = letters;

/** Longest name that is looked for before something. */
const REACH = 60;
const LINE_FEED = 10;
/** Of a nickname in brackets. */
const CLOSING = 41;
/** What a name is worth that leaves little doubt. */
const STRONG = 0.8;
const salutation = late(String.raw`(?<!\p{L})(?:mw|mevr|mevrouw|dhr|hr|heer|meneer|pt|pati[eë]nte?|cli[eë]nte?|bewoner|bewoonster)\.?:? $`, "iu");

/** What is said of a child is said of its given name, and of the next one's: "kinderen: Jip (12-05-2018) en Saar (3-4-2021)". */
const child = late(
  String.raw`(?<!\p{L})(?:zoon(?:tje|s|en)?|dochter(?:tje|s)?|kind(?:eren|je)?|baby|kleinkind(?:eren)?|kleinzoon|kleindochter|leerling(?:en)?|broertje|zusje|tweeling)(?!\p{L})[^.;\n]{0,60}$`,
  "iu",
);
const childReach = 76;
/** What the name of a child is worth. */
const LIKELY = 0.6;

/** Where the full name of a person starts that ends at `end`: with initials, a given name or a salutation, and strong evidence; or the given name of a child. */
export function fullNameBefore(text: string, end: number): number | undefined {
  const last = codeBefore(text, end);
  for (let at = isLetter(last) || last === DOT || last === CLOSING ? end - 1 : -1; at >= 0 && at >= end - REACH && text.charCodeAt(at) !== LINE_FEED; at--) {
    if (!isUpper(codeAt(text, at)) || isLetter(codeBefore(text, at))) continue;
    const name = nameAt(text, at);
    if (name?.end === end && isOfPerson(text, name)) return name.start;
  }
  return undefined;
}

function isOfPerson(text: string, { start, end, score = 0 }: Match): boolean {
  return (score >= STRONG && isFull(text, start, end)) || (score >= LIKELY && isOfChild(text, start));
}

/** Whether the words before a name say that it is that of a child. */
export function isOfChild(text: string, start: number): boolean {
  return child().test(text.slice(Math.max(0, start - childReach), start));
}

function isFull(text: string, start: number, end: number): boolean {
  return /[ .]/.test(text.slice(start, end)) || salutation().test(text.slice(Math.max(0, start - 14), start));
}
