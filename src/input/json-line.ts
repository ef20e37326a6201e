import type { Replacement } from "../mask/text.js";

/** A scalar of a JSON text that a replacement touches. */
interface Token {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
  readonly isKey: boolean;
  /** First-level key whose value this is. */
  readonly topKey: string | undefined;
}

const QUOTE = 34;
const BACKSLASH = 92;

/**
 * Fits replacements, made on a serialised JSON text as plain text, to its tokens: inside a string they are escaped, a number or literal that is
 * touched becomes a string, what lies across tokens is cut to them and leaves the keys behind it alone, and the values of `kept` first-level keys
 * stay when they have the form that belongs to the key. The tokens are only worked out when there is something to replace.
 */
export function fitToTokens(json: string, changes: readonly Replacement[], kept: ReadonlyMap<string, RegExp>): Replacement[] {
  const fitted: Replacement[] = [];
  let next = 0;
  for (const token of tokensOf(json)) {
    while (next < changes.length && (changes[next] as Replacement).end <= token.start) next++;
    if (next === changes.length) break;
    const touching = touchingFrom(changes, next, token).filter(({ start }) => !token.isKey || start >= token.start);
    if (touching.length > 0 && !isKept(json, token, kept)) fitted.push(...fittedTo(token, touching));
  }
  return fitted;
}

function touchingFrom(changes: readonly Replacement[], first: number, token: Token): Replacement[] {
  let end = first;
  while (end < changes.length && (changes[end] as Replacement).start < token.end) end++;
  return changes.slice(first, end);
}

function fittedTo(token: Token, changes: readonly Replacement[]): Replacement[] {
  return token.quoted ? changes.map((change) => inString(change, token)) : [asString(changes, token)];
}

function isKept(json: string, { start, end, topKey }: Token, kept: ReadonlyMap<string, RegExp>): boolean {
  return (topKey !== undefined && kept.get(topKey)?.test(json.slice(start, end))) ?? false;
}

function inString({ start, end, text, ...quote }: Replacement, token: Token): Replacement {
  return { ...quote, start: Math.max(start, token.start + 1), end: Math.min(end, token.end - 1), text: JSON.stringify(text).slice(1, -1) };
}

/** A number keeps no digit: the whole token becomes the mask, as a string. */
function asString(changes: readonly Replacement[], token: Token): Replacement {
  return { start: token.start, end: token.end, text: JSON.stringify(changes.map(({ text }) => text).join("")) };
}

const STRUCTURE = /[{}[\]:,\s]/;

/** Strings, numbers and literals in order, with the first-level key that they belong to. */
function* tokensOf(json: string): Generator<Token> {
  let depth = 0;
  let topKey: string | undefined;
  for (let at = 0; at < json.length; at++) {
    const char = json[at] as string;
    if (STRUCTURE.test(char)) {
      depth += depthChange(char);
      if (char === "," || depth !== 1) topKey = undefined;
      continue;
    }
    const quoted = char === '"';
    const end = quoted ? endOfString(json, at) : endOfScalar(json, at);
    const isKey = quoted && isFollowedByColon(json, end);
    if (isKey && depth === 1) topKey = json.slice(at + 1, end - 1);
    yield { start: at, end, quoted, isKey, topKey: isKey ? undefined : topKey };
    at = end - 1;
  }
}

function depthChange(char: string): number {
  if (char === "{" || char === "[") return 1;
  return char === "}" || char === "]" ? -1 : 0;
}

function endOfString(json: string, start: number): number {
  let end = start + 1;
  while (end < json.length && json.charCodeAt(end) !== QUOTE) end += json.charCodeAt(end) === BACKSLASH ? 2 : 1;
  return Math.min(json.length, end + 1);
}

function endOfScalar(json: string, start: number): number {
  let end = start + 1;
  while (end < json.length && !",]}: \t\r\n".includes(json[end] as string)) end++;
  return end;
}

function isFollowedByColon(json: string, end: number): boolean {
  let at = end;
  while (at < json.length && " \t\r\n".includes(json[at] as string)) at++;
  return json[at] === ":";
}
