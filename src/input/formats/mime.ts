import type { Cell, Piece } from "./cells.js";
import { slicePieces } from "./cells.js";
import { unfolded } from "./contact-card.js";
import type { Writing } from "./passage.js";

/** A part of a message that has no parts itself; or the message, when it has none. */
export interface Part {
  /** Header lines, with what they are folded over. */
  readonly headers: readonly (readonly Piece[])[];
  readonly body: string;
  /** Where the body begins in the message. */
  readonly bodyStart: number;
  readonly isBase64: boolean;
  /** As the sender named it, or after its type. */
  readonly name: string;
}

/** Mail in mail in mail, and no further. */
const DEEPEST = 8;

/** The parts of a message, in order; the headers of a part with parts stand alone. */
export function partsOf(text: string, start = 0, end = text.length, depth = 0): Part[] {
  const gap = /\r?\n[ \t]{0,20}\r?\n/g;
  gap.lastIndex = start;
  const found = gap.exec(text);
  const bodyStart = found === null || found.index >= end ? end : found.index + found[0].length;
  const headers = [...unfolded(text.slice(start, bodyStart))].map((pieces) =>
    pieces.map((piece) => ({ ...piece, start: piece.start + start, end: piece.end + start })),
  );
  const type = headerValue(headers, "content-type");
  const boundary = parameter(type, "boundary");
  const isBase64 = /^base64\b/i.test(headerValue(headers, "content-transfer-encoding"));
  const body = text.slice(bodyStart, end);
  const name = fileName(headers, type);
  if (boundary === undefined || depth > DEEPEST) return [{ headers, body, bodyStart, isBase64, name }];
  return [
    { headers, body: "", bodyStart, isBase64: false, name },
    ...bodies(text, bodyStart, end, boundary).flatMap(([from, to]) => partsOf(text, from, to, depth + 1)),
  ];
}

/** Where the parts between the boundaries begin and end. */
function bodies(text: string, start: number, end: number, boundary: string): [number, number][] {
  const found: [number, number][] = [];
  const mark = `--${boundary}`;
  for (let at = text.indexOf(mark, start); at >= 0 && at < end; ) {
    const from = text.indexOf("\n", at) + 1;
    if (from === 0 || text.startsWith("--", at + mark.length)) break;
    const next = text.indexOf(mark, from);
    const to = next < 0 ? end : Math.min(next, end);
    found.push([from, to]);
    at = next;
  }
  return found;
}

/** The bytes of a part that base64 hides. */
export function decodedBody({ isBase64, body }: Part): Buffer | undefined {
  return isBase64 && body.trim() !== "" ? Buffer.from(body, "base64") : undefined;
}

function lineOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join("");
}

function headerValue(headers: readonly (readonly Piece[])[], name: string): string {
  const line = headers.map(lineOf).find((text) => text.toLowerCase().startsWith(`${name}:`)) ?? "";
  return line.slice(name.length + 1).trim();
}

function parameter(value: string, name: string): string | undefined {
  const [, quoted, bare] = new RegExp(`;\\s{0,20}${name}\\*?=(?:"([^"]{1,200})"|([^;\\s"]{1,200}))`, "i").exec(value) ?? [];
  return quoted ?? bare;
}

const EXTENSIONS: { readonly [type: string]: string } = {
  "text/plain": "txt",
  "message/rfc822": "eml",
  "text/calendar": "ics",
  "text/x-vcard": "vcf",
  "text/vcard": "vcf",
};

function fileName(headers: readonly (readonly Piece[])[], type: string): string {
  const given = parameter(headerValue(headers, "content-disposition"), "filename") ?? parameter(type, "name");
  const [mime = ""] = /^[\w/+.-]{1,80}/.exec(type.toLowerCase()) ?? [];
  return given === undefined ? `body.${EXTENSIONS[mime] ?? /[\w]{1,10}$/.exec(mime)?.[0] ?? "txt"}` : decoded(given);
}

const ENCODED_WORD = /=\?([\w-]{2,40})\?([BbQq])\?([^?\s]{1,400})\?=(?:\s{1,8}(?==\?))?/g;

function decoded(text: string): string {
  return text.replace(ENCODED_WORD, (_, charset: string, kind: string, word: string) => decodedWord(charset, kind, word));
}

function decodedWord(charset: string, kind: string, word: string): string {
  const bytes = /b/i.test(kind)
    ? Buffer.from(word, "base64")
    : Buffer.from(
        word.replaceAll("_", " ").replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        "latin1",
      );
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString("latin1");
  }
}

const ADDRESSES = /^(?:from|to|cc|bcc|sender|reply-to|return-path|delivered-to|disposition-notification-to):/i;

/** What is plain needs no encoding. */
const WORDS: Writing = { read: decoded, write: (value) => value };

/** Names beside addresses and subjects, with the words that RFC 2047 encodes. */
export function headerCells({ headers }: Part): Cell[] {
  return headers.flatMap((pieces) => {
    const line = lineOf(pieces);
    const from = line.indexOf(":") + 1;
    if (/^subject:/i.test(line)) return [{ keys: ["subject"], writing: WORDS, pieces: readWords(line, pieces, from, line.length) }];
    if (!ADDRESSES.test(line)) return [];
    return [...line.slice(from).matchAll(/"([^"<>]{1,200})"\s{0,8}<|([^,<>"]{1,200}?)\s{0,8}</g)].map((match) => {
      const name = match[1] ?? match[2] ?? "";
      const start = from + match.index + match[0].indexOf(name);
      return { keys: ["fullname"], writing: WORDS, pieces: readWords(line, pieces, start, start + name.length) };
    });
  });
}

/** A part of a header line in which each encoded word is one piece. */
function readWords(line: string, pieces: readonly Piece[], from: number, to: number): Piece[] {
  const read: Piece[] = [];
  let at = from;
  for (const match of line.slice(from, to).matchAll(ENCODED_WORD)) {
    const start = from + match.index;
    const end = start + match[0].length;
    const written = slicePieces(pieces, start, end);
    const [, charset = "", kind = "", word = ""] = match;
    read.push(...slicePieces(pieces, at, start), {
      text: decodedWord(charset, kind, word),
      start: written[0]?.start ?? 0,
      end: written.at(-1)?.end ?? 0,
    });
    at = end;
  }
  return [...read, ...slicePieces(pieces, at, to)];
}
