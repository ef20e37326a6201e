/**
 * What is known about a word: is it a given name, a surname, a place, an everyday word?
 *
 * The answer is one number (bits.ts has the questions to ask it), so that the hot path asks once and allocates nothing. Words are compared without case and
 * diacritics. The table keeps fingerprints, not words: about one unknown word in 18,000 is taken for a known one.
 */
import { foldedHash, foldedHashOf } from "./fold.js";
import { decodeTable, type WordTable } from "./table.js";
import { data } from "./words.data.js";

let table: WordTable | undefined;

/** The bits of the word text.slice(start, end); 0 when it is unknown. Spaces and hyphens count: "den haag" is one word. */
export function lookup(text: string, start: number, end: number): number {
  return start >= end ? 0 : bitsOf(foldedHash(text, start, end));
}

/** The bits of a word whose characters are at hand as numbers. */
export function lookupCodes(codes: Uint16Array, start: number, end: number): number {
  return start >= end ? 0 : bitsOf(foldedHashOf(codes, start, end));
}

function bitsOf(hash: number): number {
  table ??= decodeTable(data);
  const { starts, fingerprints } = table;
  const bucket = hash >>> table.shift;
  const fingerprint = hash & 0xffff;
  const last = starts[bucket + 1] as number;
  for (let i = starts[bucket] as number; i < last; i++) {
    if (fingerprints[i] === fingerprint) return table.palette[table.rows[i] as number] as number;
  }
  return 0;
}
