import { viewOf } from "../detect/view.js";

/** A value as it is written, and how to write another one in its place. */
export interface Written {
  /** The value without its escapes. */
  readonly value: string;
  readonly write: (other: string) => string;
}

/** Reads the escapes of JSON, URLs and HTML; another value gets those of the signs that it has in common with this one. */
export function asWritten(source: string): Written {
  const { text, toSource } = viewOf(source);
  if (text === source) return { value: source, write: (other) => other };
  const isUrl = /%(?:25)?[\da-fA-F]{2}/.test(source);
  return {
    value: text,
    write: (other) => {
      const pieces = piecesOf(source, text, toSource);
      return Array.from(other, (char) => pieces.get(char)?.shift() ?? escaped(char, isUrl)).join("");
    },
  };
}

/** How each sign of a value was written, in order. Letters and digits need no escape. */
function piecesOf(source: string, text: string, toSource: (index: number) => number): Map<string, string[]> {
  const pieces = new Map<string, string[]>();
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (/[\p{L}\p{N}]/u.test(char)) continue;
    const list = pieces.get(char) ?? [];
    pieces.set(char, list);
    list.push(source.slice(toSource(at), toSource(at + 1)));
  }
  return pieces;
}

function escaped(char: string, isUrl: boolean): string {
  return isUrl ? encodeURIComponent(Buffer.from(char).toString()) : char;
}
