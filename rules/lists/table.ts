/**
 * The stored word table, decoded at first use.
 *
 * Words are spread over buckets by the upper bits of their hash; a bucket holds about four entries of 16 fingerprint bits (the lower
 * bits of the hash) and the number of a row in the palette of bit sets. Base64 keeps the module plain ASCII for every bundler.
 */

export type StoredTable = { readonly entries: number; readonly buckets: number; readonly palette: readonly number[]; readonly bytes: string };

export type WordTable = {
  /** hash >>> shift is the bucket. */
  readonly shift: number;
  /** Bucket b holds the entries from starts[b] up to starts[b + 1]. */
  readonly starts: Uint32Array;
  readonly fingerprints: Uint16Array;
  /** Row of the palette, per entry. */
  readonly rows: Uint16Array;
  readonly palette: Uint32Array;
};

/** The buckets follow one another, so the sizes tell where each begins. */
function startsOf(bytes: string, buckets: number): Uint32Array {
  const starts = new Uint32Array(buckets + 1);
  for (let b = 0; b < buckets; b++) starts[b + 1] = (starts[b] as number) + bytes.charCodeAt(b);
  return starts;
}

/** Two byte planes to numbers: planes need no alignment and do not depend on byte order. */
function fromPlanes(bytes: string, start: number, count: number): Uint16Array {
  const numbers = new Uint16Array(count);
  for (let i = start; i < start + count; i++) numbers[i - start] = bytes.charCodeAt(i) | (bytes.charCodeAt(i + count) << 8);
  return numbers;
}

/** Order of the bytes: bucket sizes, fingerprints (lower halves, upper halves), rows (the same). */
export function decodeTable({ entries, buckets, palette, bytes }: StoredTable): WordTable {
  const all = atob(bytes); // not Buffer: browsers, workers and edge run-times have atob too
  return {
    shift: 32 - Math.log2(buckets),
    starts: startsOf(all, buckets),
    fingerprints: fromPlanes(all, buckets, entries),
    rows: fromPlanes(all, buckets + 2 * entries, entries),
    palette: Uint32Array.from(palette),
  };
}
