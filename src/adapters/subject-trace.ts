import type { Subject } from "../options.js";

/**
 * A quick look whether a line may hold a known value: looking for one with a redactor of its own costs far more than most lines are worth.
 * It says "perhaps" too often and "no" always rightly.
 */
export function traceOf(forms: Required<Subject>): (line: string) => boolean {
  const needles = withoutLonger([...[forms.name].flat().flatMap(wordsOf), ...[forms.email, forms.phone, forms.other].flat().map(plain)]);
  if (needles.length === 0) return () => false;
  const pattern = new RegExp(needles.map((needle) => needle.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|"), "u");
  return (line) => {
    const text = readable(line);
    return text === undefined || pattern.test(text) || (text.includes("+") && pattern.test(text.replaceAll("+", " ")));
  };
}

/** Prefixes stand before a surname, which is looked for itself. */
const PREFIX = /^(?:van|von|der|den|het|ter|ten|del|las|los|bin|ibn|el|al|la|le|de|da|di|du|op|in)$/;

/** Each written form of a name has one of its words in it, except for initials and prefixes. */
function wordsOf(name: string): string[] {
  const words = plain(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);
  const telling = words.filter((word, i) => i === words.length - 1 || !PREFIX.test(word));
  return telling.length > 0 ? telling : [plain(name)];
}

/** A needle with another one inside it adds nothing. */
function withoutLonger(needles: readonly string[]): string[] {
  const kept: string[] = [];
  for (const needle of [...new Set(needles)].sort((a, b) => a.length - b.length)) if (!kept.some((shorter) => needle.includes(shorter))) kept.push(needle);
  return kept.filter((needle) => needle !== "");
}

/** Escapes of HTML, JSON, scripts and mail: what hides there is for the redactor to find. */
const ESCAPED = /&(?:#|[a-z]{2,8};)|\\[ux][\da-f]|%u[\da-f]{4}|=(?:\\r)?\\n/i;
/** Long base64 too; a JSON web token is masked as a whole, and numbers in hexadecimal hide no text. */
const BASE64 = /(?<![\w+/.-])(?!eyJ|[\da-f]+(?![\w+/])|[\dA-F]+(?![\w+/]))[A-Za-z\d+/]{24}/;
const PERCENT = /%[\da-f]{2}/i;
/** Letters that have no decomposition but a plain form. */
const PLAIN_LETTERS: { readonly [letter: string]: string } = { ı: "i", ø: "o", ł: "l", đ: "d", ß: "ss" };

/** The line as a redactor reads it; undefined when that takes more than a quick look. */
function readable(line: string): string | undefined {
  if (ESCAPED.test(line) || BASE64.test(line)) return undefined;
  const text = PERCENT.test(line) ? line.replace(/(?:%[\da-f]{2})+/gi, decoded) : line;
  return PERCENT.test(text) ? undefined : plain(text);
}

function decoded(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return escapes;
  }
}

const ASCII = /^[\0-\x7f]*$/;

/** Lower case without accents; invisible characters are left out, odd spaces and digits made plain. */
function plain(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/[ıøłđß]/g, (letter) => PLAIN_LETTERS[letter] as string);
}
