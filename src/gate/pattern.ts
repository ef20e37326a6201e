import { createRequire } from "node:module";
import type * as RedosDetector from "redos-detector";

/** Ways back that a pattern may need at one place. More means that parts of it can match the same characters. */
const MAX_BACKTRACKS = 64;
/** Counts steps and not milliseconds, so that the verdict is the same on every machine; ten digits with optional separators need half of this. */
const MAX_STEPS = 60_000;
/** Up to here (Latin, Greek, Cyrillic) a `\p{…}` is spelled out for the analyser, which takes it for any character otherwise. */
const LAST_LETTER = 0x52f;

const TOKEN = /\\(?:[pP]\{[^}]{1,40}\}|[\s\S])|\(\?<(?![=!])[^>]{1,60}>|\{\d{1,9}(?:,\d{0,9})?\}|[\s\S]/gu;
const UNBOUNDED = /^(?:[*+]|\{\d{1,9},\})$/;

/** Some verdicts take a second, and redactors with the same custom rules are made more than once. */
const verdicts = new WeakMap<RegExp, string[]>();

/** Why this pattern could take more than linear time, as sentences; empty when it cannot. */
export function patternProblems(pattern: RegExp): string[] {
  const known = verdicts.get(pattern);
  if (known) return known;
  const verdict = judge(pattern);
  verdicts.set(pattern, verdict);
  return verdict;
}

function judge(pattern: RegExp): string[] {
  if (pattern.flags.includes("v")) return ['has the flag "v", which cannot be checked for backtracking; use "u"'];
  const { source, unbounded } = spellOut(pattern);
  if (unbounded) return ["has a quantifier without an upper limit; write {1,64} for +, {0,64} for *"];
  return backtracking(source, pattern.flags);
}

/** The pattern in words that the analyser knows: no names of groups, no Unicode properties. */
function spellOut(pattern: RegExp): { source: string; unbounded: boolean } {
  let source = "";
  let inClass = false;
  let unbounded = false;
  for (const [token] of pattern.source.matchAll(TOKEN)) {
    if (token === "[" || token === "]") inClass = token === "[";
    if (!inClass && UNBOUNDED.test(token)) unbounded = true;
    source += spelled(token, inClass, pattern.unicode);
  }
  return { source, unbounded };
}

function spelled(token: string, inClass: boolean, unicode: boolean): string {
  if (token.startsWith("(?<") && token.length > 3) return "(";
  if (!unicode || !/^\\[pP]\{/.test(token)) return token;
  const ranges = membersOf(token);
  return inClass ? ranges : `[${ranges}]`;
}

function membersOf(property: string): string {
  const isMember = new RegExp(property, "u");
  let ranges = "";
  let first: number | undefined;
  for (let code = 0; code <= LAST_LETTER + 1; code++) {
    const member = code <= LAST_LETTER && isMember.test(String.fromCharCode(code));
    if (member && first === undefined) first = code;
    if (member || first === undefined) continue;
    ranges += first === code - 1 ? escaped(first) : `${escaped(first)}-${escaped(code - 1)}`;
    first = undefined;
  }
  return ranges;
}

function escaped(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}

/** Anchored, because the scanner only tries a pattern at its trigger: a start elsewhere is no second way to match. */
function backtracking(source: string, flags: string): string[] {
  const { isSafe } = analyser();
  const anchored = new RegExp(`^(?:${source})`, flags.replace(/[dgy]/g, ""));
  try {
    if (isSafe(anchored, { maxScore: MAX_BACKTRACKS, maxSteps: MAX_STEPS }).safe) return [];
    return ["backtracks: two parts of it can match the same characters; make them exclude each other or shorten the limits"];
  } catch {
    return ["has syntax that cannot be checked for backtracking, such as a reference to a named group; write it without"];
  }
}

/** Loaded on first use: only who brings rules of their own pays for the 40 ms that it takes. */
function analyser(): typeof RedosDetector {
  return createRequire(import.meta.url)("redos-detector") as typeof RedosDetector;
}
