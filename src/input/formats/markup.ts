import type { Piece } from "./cells.js";
import { MARKUP } from "./writing.js";

/** A tag of XML or HTML. */
export interface Tag {
  readonly kind: "open" | "close" | "empty";
  readonly name: string;
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
}

/** A tag, or the text between two tags. */
export type Token = Tag | { readonly kind: "text"; readonly pieces: readonly Piece[] };

/** Longer than any tag; a quote that is never closed must not read the whole file as one. */
const LONGEST_TAG = 20_000;
const TAG = /<(\/?)([\p{L}_][\p{L}\d_:.-]{0,100})/uy;

/**
 * The tags and texts of a document, also of one that is not well-formed. A reader of XML alone would give up on HTML and on the first error, and
 * would not tell where in the file a text stands.
 */
export function* tokensOf(text: string): Generator<Token> {
  let at = 0;
  let from = 0;
  while (at < text.length) {
    const open = text.indexOf("<", at);
    if (open < 0) break;
    const skipped = endOfSkipped(text, open);
    if (skipped !== undefined) {
      at = skipped;
      continue;
    }
    const tag = tagAt(text, open);
    if (typeof tag === "number") {
      at = tag;
      continue;
    }
    at = tag.end;
    if (open > from) yield { kind: "text", pieces: piecesOf(text, from, open) };
    yield tag;
    from = at;
  }
  if (from < text.length) yield { kind: "text", pieces: piecesOf(text, from, text.length) };
}

/** Comments and CDATA are part of the text around them. */
function endOfSkipped(text: string, at: number): number | undefined {
  const isData = text.startsWith("<![CDATA[", at);
  if (!isData && !text.startsWith("<!--", at)) return undefined;
  const end = isData ? "]]>" : "-->";
  const found = text.indexOf(end, at);
  return found < 0 ? text.length : found + end.length;
}

/** The tag at `at`, or where to go on when there is none. */
function tagAt(text: string, at: number): (Tag & { readonly end: number }) | number {
  TAG.lastIndex = at;
  const [found, slash, name = ""] = TAG.exec(text) ?? [];
  if (found === undefined) return at + 1;
  const close = endOfTag(text, at + found.length);
  if (text[close] !== ">") return close;
  const isEmpty = text[close - 1] === "/";
  const attributes = text.slice(at + found.length, isEmpty ? close - 1 : close);
  return { kind: slash === "/" ? "close" : kindOf(isEmpty), name, attributes, start: at, end: close + 1 };
}

function kindOf(isEmpty: boolean): "empty" | "open" {
  return isEmpty ? "empty" : "open";
}

/** Index of the `>` that is in no quotes, or how far it was looked for. */
function endOfTag(text: string, from: number): number {
  const last = Math.min(text.length, from + LONGEST_TAG);
  let quote = "";
  for (let at = from; at < last; at++) {
    const char = text[at] as string;
    if (quote !== "") quote = char === quote ? "" : quote;
    else if (char === ">") return at;
    else if (char === '"' || char === "'") quote = char;
  }
  return last;
}

const PART = /<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|&#?\w{1,8};|[^<&]+|[<&]/g;

/** The text as it is meant, with the place of each part. */
function piecesOf(text: string, from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  for (const match of text.slice(from, to).matchAll(PART)) {
    const [part, inside] = match;
    const start = from + match.index;
    if (inside !== undefined) pieces.push({ text: inside, start: start + 9, end: start + 9 + inside.length });
    else if (!part.startsWith("<!--")) pieces.push({ text: MARKUP.read(part), start, end: start + part.length });
  }
  return pieces;
}

const ATTRIBUTE = /([\p{L}_][\p{L}\d_:.-]{0,100})\s{0,100}=\s{0,100}(?:"([^"]*)"|'([^']*)')/gu;

/** The attributes of a tag by their names, and where their values begin in the text of the attributes. */
export function attributesOf(attributes: string): Map<string, { readonly value: string; readonly start: number }> {
  const found = new Map<string, { readonly value: string; readonly start: number }>();
  for (const match of attributes.matchAll(ATTRIBUTE)) {
    const value = match[2] ?? match[3] ?? "";
    found.set(match[1] as string, { value, start: match.index + match[0].length - 1 - value.length });
  }
  return found;
}

/** The text of pieces, without the white space around it. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text }) => text)
    .join("")
    .trim();
}
