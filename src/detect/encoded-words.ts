import type { Decoded } from "./nested.js";

/** Words of mail headers in the Q encoding (RFC 2047): `=?UTF-8?Q?caf=C3=A9?=`. Those in base64 are found as such. */
const ENCODED_WORD = /=\?([\w-]{2,20})\?[qQ]\?([^?\s]{1,200})\?=/g;

/** As Node names them; of Latin-1 the others are supersets. */
const CHARSETS: ReadonlyMap<string, "utf8" | "latin1"> = new Map([
  ["utf-8", "utf8"],
  ["us-ascii", "utf8"],
  ["iso-8859-1", "latin1"],
  ["iso-8859-15", "latin1"],
  ["windows-1252", "latin1"],
]);

export function encodedWordsIn(text: string): Decoded[] {
  if (!text.includes("=?")) return [];
  return [...text.matchAll(ENCODED_WORD)].flatMap((hit) => {
    const [whole, name = "", word = ""] = hit;
    const charset = CHARSETS.get(name.toLowerCase());
    const end = hit.index + whole.length - CLOSING;
    return charset === undefined ? [] : [{ start: end - word.length, end, text: decoded(word, charset), encode: (inner: string) => encoded(inner, charset) }];
  });
}

/** Length of the `?=` behind a word. */
const CLOSING = 2;
const ESCAPE = /=([\dA-Fa-f]{2})/g;
/** What stands for itself: all but what has a meaning in such a word. */
const PLAIN = /[!-<>@-^`-~]/;

function decoded(word: string, charset: "utf8" | "latin1"): string {
  const bytes = Buffer.from(word.replaceAll("_", " "), charset).toString("latin1");
  return Buffer.from(
    bytes.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString(charset);
}

function encoded(text: string, charset: "utf8" | "latin1"): string {
  return Buffer.from(text, charset)
    .toString("latin1")
    .replace(/[\s\S]/g, (byte) => {
      if (byte === " ") return "_";
      return PLAIN.test(byte) ? byte : `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
    });
}
