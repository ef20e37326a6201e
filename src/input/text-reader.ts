import { TextDecoder } from "node:util";
import { markedEncoding } from "./encoding.js";

/** Turns bytes into text, wherever they are cut. */
export interface TextReader {
  readonly read: (bytes: Uint8Array) => string;
  readonly end: () => string;
}

/**
 * Reads UTF-8, or UTF-16 when the text starts with its byte order mark, as what PowerShell writes does: read as UTF-8 it would have a NUL between
 * all its characters and no rule would see a value. Bytes that are no text become U+FFFD. The byte order mark is left out.
 */
export function createTextReader(): TextReader {
  let head: Uint8Array = new Uint8Array();
  let decoder: TextDecoder | undefined;

  function read(bytes: Uint8Array): string {
    if (decoder !== undefined) return decoder.decode(bytes, { stream: true });
    head = Buffer.concat([head, bytes]);
    // The mark of UTF-16 has two bytes.
    if (head.length < 2) return "";
    decoder = new TextDecoder(markedEncoding(head));
    return decoder.decode(head, { stream: true });
  }

  function end(): string {
    return decoder === undefined ? new TextDecoder().decode(head) : decoder.decode();
  }

  return { read, end };
}
