/** Packs words and bit sets into the form that table.ts reads. */
import { foldedHash } from "../fold.js";
import type { StoredTable } from "../table.js";

/** At most; buckets are a power of two, so that a shift finds them. */
const ENTRIES_PER_BUCKET = 4;

type Entry = { readonly hash: number; readonly row: number };

export function pack(words: ReadonlyMap<string, number>): StoredTable {
  const byHash = new Map<number, number>();
  for (const [word, bits] of words) {
    const hash = foldedHash(word, 0, word.length) >>> 0;
    byHash.set(hash, (byHash.get(hash) ?? 0) | bits); // two words with one 32-bit hash: about one pair in all
  }
  const palette = paletteOf(byHash.values());
  const row = new Map(palette.map((bits, index) => [bits, index]));
  const buckets = 2 ** Math.ceil(Math.log2(byHash.size / ENTRIES_PER_BUCKET));
  const entries = [...byHash].map(([hash, bits]) => ({ hash, row: row.get(bits) as number })).sort((a, b) => a.hash - b.hash);
  return { entries: entries.length, buckets, palette, bytes: bytesOf(entries, buckets) };
}

/** Sorted by frequency so that the text stays stable when a rare combination comes or goes. */
function paletteOf(all: Iterable<number>): number[] {
  const counts = new Map<number, number>();
  for (const bits of all) counts.set(bits, (counts.get(bits) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([bits]) => bits);
}

function bytesOf(entries: readonly Entry[], buckets: number): string {
  const sizes = new Uint8Array(buckets);
  for (const { hash } of entries) {
    const bucket = Math.floor((hash * buckets) / 2 ** 32);
    sizes[bucket] = (sizes[bucket] as number) + 1;
  }
  const fingerprints = entries.map(({ hash }) => hash & 0xffff);
  return Buffer.from([...sizes, ...inTwoBytes(fingerprints), ...inTwoBytes(entries.map(({ row }) => row))]).toString("base64");
}

/** The lower byte first. */
function inTwoBytes(numbers: readonly number[]): number[] {
  return numbers.flatMap((number) => [number & 0xff, number >> 8]);
}
