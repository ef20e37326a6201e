import type { Decoded } from "./nested.js";

/** Words of mail headers (RFC 2047): `=?UTF-8?Q?caf=C3=A9?=`, or in base64 behind a `B`. */
const ENCODED_WORD = /=\?([\w-]{2,20})\?([qQbB])\?([^?\s]{1,200})\?=/g;

/** As Node names them; of Latin-1 the others are supersets. */
const CHARSETS: ReadonlyMap<string, Charset> = new Map([
  ["utf-8", "utf8"],
  ["us-ascii", "utf8"],
  ["iso-8859-1", "latin1"],
  ["iso-8859-15", "latin1"],
  ["windows-1252", "latin1"],
]);

type Charset = "utf8" | "latin1";

/** One word, or several that are read as one: what is too long for a word of 75 characters is cut anywhere, also inside a name. */
interface Run {
  readonly charset: Charset;
  readonly isBase64: boolean;
  readonly start: number;
  end: number;
  readonly words: string[];
}

/** A single word in base64 is found as any base64 is. */
export function encodedWordsIn(text: string): Decoded[] {
  if (!text.includes("=?")) return [];
  return runsIn(text)
    .filter(({ isBase64, words }) => !isBase64 || words.length > 1)
    .map(({ charset, isBase64, start, end, words }) => ({
      start,
      end,
      text: Buffer.concat(words.map((word) => (isBase64 ? Buffer.from(word, "base64") : bytesOf(word, charset)))).toString(charset),
      encode: (inner: string) => (isBase64 ? Buffer.from(inner, charset).toString("base64") : encoded(inner, charset)),
    }));
}

function runsIn(text: string): Run[] {
  const runs: Run[] = [];
  for (const hit of text.matchAll(ENCODED_WORD)) {
    const [whole, name = "", kind = "", word = ""] = hit;
    const charset = CHARSETS.get(name.toLowerCase());
    if (charset === undefined) continue;
    const isBase64 = kind === "B" || kind === "b";
    const end = hit.index + whole.length - CLOSING;
    const before = runs.at(-1);
    if (before?.charset === charset && before.isBase64 === isBase64 && isGap(text.slice(before.end + CLOSING, hit.index))) {
      before.end = end;
      before.words.push(word);
    } else runs.push({ charset, isBase64, start: end - word.length, end, words: [word] });
  }
  return runs;
}

/** Space and the end of a line, which may stand escaped. */
function isGap(between: string): boolean {
  return /^(?:\s|\\[rnt]){1,4}$/.test(between);
}

/** Length of the `?=` behind a word. */
const CLOSING = 2;
const ESCAPE = /=([\dA-Fa-f]{2})/g;
/** What stands for itself: all but what has a meaning in such a word. */
const PLAIN = /[!-<>@-^`-~]/;

function bytesOf(word: string, charset: Charset): Buffer {
  const bytes = Buffer.from(word.replaceAll("_", " "), charset).toString("latin1");
  return Buffer.from(
    bytes.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}

function encoded(text: string, charset: Charset): string {
  return Buffer.from(text, charset)
    .toString("latin1")
    .replace(/[\s\S]/g, (byte) => {
      if (byte === " ") return "_";
      return PLAIN.test(byte) ? byte : `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
    });
}
