import { codeAt, codeBefore } from "../chars.js";
import { late } from "../late.js";
import { nameAt } from "./find.js";
import { DOT, isLetter, isUpper } from "./letters.js";

/** Longest name that is looked for before something. */
const REACH = 60;
const LINE_FEED = 10;
/** What a name is worth that leaves little doubt. */
const STRONG = 0.8;
const salutation = late(String.raw`(?<!\p{L})(?:mw|mevr|mevrouw|dhr|hr|heer|meneer|pt|pati[eë]nte?|cli[eë]nte?|bewoner|bewoonster)\.?:? $`, "iu");

/** Where the full name of a person starts that ends at `end`: with initials, a given name or a salutation, and strong evidence. */
export function fullNameBefore(text: string, end: number): number | undefined {
  const last = codeBefore(text, end);
  for (let at = isLetter(last) || last === DOT ? end - 1 : -1; at >= 0 && at >= end - REACH && text.charCodeAt(at) !== LINE_FEED; at--) {
    if (!isUpper(codeAt(text, at)) || isLetter(codeBefore(text, at))) continue;
    const name = nameAt(text, at);
    if (name?.end === end && (name.score ?? 0) >= STRONG && isFull(text, name.start, end)) return name.start;
  }
  return undefined;
}

function isFull(text: string, start: number, end: number): boolean {
  return /[ .]/.test(text.slice(start, end)) || salutation().test(text.slice(Math.max(0, start - 14), start));
}
