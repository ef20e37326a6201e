import type { Decoded } from "./nested.js";

/** How Node shows bytes: `<Buffer 4a 61 6e>`, of longer ones the first fifty. */
export const SHOWN = "<Buffer ";
const BYTES = /<Buffer ((?:[\da-f]{2} ){7,8000}[\da-f]{2})(?: \.\.\. \d{1,12} more bytes?)?>/g;
/** What is no text: control characters, and what UTF-8 has none for; the last character may have been cut. */
const NO_TEXT = /(?![\t\n\r])\p{Cc}|\ufffd(?!\ufffd{0,2}$)/u;

/** The texts that stand in a text as bytes. */
export function shownBytesIn(text: string): Decoded[] {
  if (!text.includes(SHOWN)) return [];
  return [...text.matchAll(BYTES)].flatMap(({ index, 1: bytes = "" }) => {
    const inner = Buffer.from(bytes.replaceAll(" ", ""), "hex").toString();
    const start = index + SHOWN.length;
    return NO_TEXT.test(inner) ? [] : [{ start, end: start + bytes.length, text: inner, encode: encoded }];
  });
}

function encoded(inner: string): string {
  return Buffer.from(inner)
    .toString("hex")
    .replace(/..(?!$)/g, "$& ");
}
