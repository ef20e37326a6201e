import type { Replacement } from "../mask/text.js";

/** A scalar of a JSON text that a replacement touches. */
interface Token {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
  /** First-level key whose value this is. */
  readonly topKey: string | undefined;
}

const QUOTE = 34;
const BACKSLASH = 92;

/**
 * Fits replacements, made on a serialised JSON text as plain text, to its tokens: inside a string they are escaped, a number or literal that is
 * touched becomes a string, what lies across tokens is cut to them, and the values of `kept` first-level keys stay.
 * The tokens are only worked out when there is something to replace.
 */
export function fitToTokens(json: string, changes: readonly Replacement[], kept: ReadonlySet<string>): Replacement[] {
  const fitted: Replacement[] = [];
  let next = 0;
  for (const token of tokensOf(json)) {
    while (next < changes.length && (changes[next] as Replacement).end <= token.start) next++;
    const inside: Replacement[] = [];
    for (let i = next; i < changes.length && (changes[i] as Replacement).start < token.end; i++) inside.push(changes[i] as Replacement);
    if (inside.length > 0 && !isKept(token, kept)) fitted.push(...(token.quoted ? inside.map((change) => inString(change, token)) : [asString(inside, token)]));
  }
  return fitted;
}

function isKept(token: Token, kept: ReadonlySet<string>): boolean {
  return token.topKey !== undefined && kept.has(token.topKey);
}

function inString({ start, end, text }: Replacement, token: Token): Replacement {
  return { start: Math.max(start, token.start + 1), end: Math.min(end, token.end - 1), text: JSON.stringify(text).slice(1, -1) };
}

/** A number keeps no digit: the whole token becomes the mask, as a string. */
function asString(changes: readonly Replacement[], token: Token): Replacement {
  return { start: token.start, end: token.end, text: JSON.stringify(changes.map(({ text }) => text).join("")) };
}

/** Strings, numbers and literals in order, with the first-level key that they belong to. */
function* tokensOf(json: string): Generator<Token> {
  let depth = 0;
  let topKey: string | undefined;
  for (let at = 0; at < json.length; at++) {
    const char = json[at] as string;
    if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") depth--;
    else if (char === ",") topKey = depth === 1 ? undefined : topKey;
    else if (!" \t\r\n:".includes(char)) {
      const end = char === '"' ? endOfString(json, at) : endOfScalar(json, at);
      const isKey = char === '"' && isFollowedByColon(json, end);
      if (isKey && depth === 1) topKey = json.slice(at + 1, end - 1);
      yield { start: at, end, quoted: char === '"', topKey: isKey ? undefined : topKey };
      at = end - 1;
    }
  }
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
  while (" \t\r\n".includes(json[at] ?? "")) at++;
  return json[at] === ":";
}
