import { keepsPrefixes } from "./candidate.js";
import { codeAt, listed } from "./codes.js";
import { DOT, isApostrophe, isLetter, isUpper, SPACE } from "./letters.js";
import { MOST_PREFIXES, prefixEnd } from "./prefix.js";
import type { Token } from "./run.js";

/** With the lower-case prefixes in front of the run that belong to it. */
export function withPrefixesBefore(text: string, at: number, run: readonly Token[]): readonly Token[] {
  const nearest = prefixBefore(text, at);
  if (nearest === undefined) return run;
  const prefixes = [nearest];
  while (prefixes.length < MOST_PREFIXES) {
    const prefix = prefixBefore(text, (prefixes[0] as Token).start);
    if (prefix === undefined) break;
    prefixes.unshift(prefix);
  }
  return keepsPrefixes(text, prefixes, run[0]?.bits ?? 0) ? [...prefixes, ...run] : run;
}

/** The lower-case prefix directly before a place; undefined when there is none. */
export function prefixBefore(text: string, place: number): Token | undefined {
  const glued = isApostrophe(codeAt(place - 1));
  const end = glued ? place : place - 1;
  if (!glued && codeAt(end) !== SPACE) return undefined;
  let start = glued ? place - 1 : end;
  while (start > 0 && end - start < 5 && (isLetter(codeAt(start - 1)) || codeAt(start - 1) === DOT || isApostrophe(codeAt(start - 1)))) start--;
  if (start === end || isUpper(codeAt(start)) || (start > 0 && codeAt(start - 1) !== SPACE && codeAt(start - 1) !== 10)) return undefined;
  return prefixEnd(text, start) === end ? { start, end, kind: "prefix", bits: listed(start, end) } : undefined;
}
