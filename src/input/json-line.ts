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
const COMMA = 44;
const COLON = 58;

/**
 * Fits replacements, made on a serialised JSON text as plain text, to its tokens: inside a string they are escaped, a number or literal that is
 * touched becomes a string, what lies across tokens is cut to them and leaves the keys behind it alone, and the values of `kept` first-level keys
 * stay when they have the form that belongs to the key. The tokens are only worked out when there is something to replace.
 */
export function fitToTokens(json: string, changes: readonly Replacement[], kept: ReadonlyMap<string, RegExp>): Replacement[] {
  const fitted: Replacement[] = [];
  let next = 0;
  eachToken(json, (token) => {
    while (next < changes.length && (changes[next] as Replacement).end <= token.start) next++;
    if (next === changes.length) return true;
    if ((changes[next] as Replacement).start < token.end) {
      const touching = touchingFrom(changes, next, token).filter(({ start }) => !token.isKey || start >= token.start);
      if (touching.length > 0 && !isKept(json, token, kept)) for (const change of fittedTo(token, touching)) fitted.push(change);
    }
    return false;
  });
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

function inString({ start, end, text, quote }: Replacement, token: Token): Replacement {
  return { start: Math.max(start, token.start + 1), end: Math.min(end, token.end - 1), text: JSON.stringify(text).slice(1, -1), quote };
}

/** A number keeps no digit: the whole token becomes the mask, as a string. */
function asString(changes: readonly Replacement[], token: Token): Replacement {
  return { start: token.start, end: token.end, text: JSON.stringify(changes.map(({ text }) => text).join("")), quote: undefined };
}

/** Strings, numbers and literals in order, with the first-level key that they belong to. Calls `see` for each until it says that it has seen enough. */
function eachToken(json: string, see: (token: Token) => boolean): void {
  let depth = 0;
  let topKey: string | undefined;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (isStructure(code)) {
      depth += depthChange(code);
      if (code === COMMA || depth !== 1) topKey = undefined;
      continue;
    }
    const { end, quoted, isKey } = scalarAt(json, at);
    if (isKey && depth === 1) topKey = json.slice(at + 1, end - 1);
    if (see({ start: at, end, quoted, isKey, topKey: isKey ? undefined : topKey })) return;
    at = end - 1;
  }
}

function scalarAt(json: string, start: number): Pick<Token, "end" | "quoted" | "isKey"> {
  const quoted = json.charCodeAt(start) === QUOTE;
  const end = quoted ? endOfString(json, start) : endOfScalar(json, start);
  return { end, quoted, isKey: quoted && isFollowedByColon(json, end) };
}

/** Brackets, colon, comma and white space. */
function isStructure(code: number): boolean {
  return code <= 32 || code === COMMA || code === COLON || isBracket(code);
}

function isBracket(code: number): boolean {
  return depthChange(code) !== 0;
}

function depthChange(code: number): number {
  if (code === 123 || code === 91) return 1;
  return code === 125 || code === 93 ? -1 : 0;
}

function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (end > 0 && isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end < 0 ? json.length : end + 1;
}

/** An odd number of backslashes stands before it. */
function isEscaped(json: string, at: number): boolean {
  let first = at;
  while (json.charCodeAt(first - 1) === BACKSLASH) first--;
  return (at - first) % 2 === 1;
}

function endOfScalar(json: string, start: number): number {
  let end = start + 1;
  while (end < json.length && !isStructure(json.charCodeAt(end))) end++;
  return end;
}

function isFollowedByColon(json: string, end: number): boolean {
  let at = end;
  while (json.charCodeAt(at) <= 32) at++;
  return json.charCodeAt(at) === COLON;
}

/** Whether a text is JSON. What does not start and end as an object or a list does is not even tried: it is mostly a line of plain text. */
export function isJson(text: string): boolean {
  const first = text.trimStart().charCodeAt(0);
  if (first !== 123 && first !== 91 && !/^\s{0,8}[-\d"tfn]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
