/**
 * The stored word table, decoded at first use.
 *
 * Words are spread over buckets by the upper bits of their hash; a bucket holds about four entries of 16 fingerprint bits (the lower
 * bits of the hash) and the number of a row in the palette of bit sets, each in two bytes with the lower one first, so that most machines
 * take them as they are. Base64 keeps the module plain ASCII for every bundler.
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
function startsOf(sizes: Uint8Array): Uint32Array {
  const starts = new Uint32Array(sizes.length + 1);
  for (let b = 0; b < sizes.length; b++) starts[b + 1] = (starts[b] as number) + (sizes[b] as number);
  return starts;
}

/** Order of the bytes: bucket sizes, fingerprints, rows. */
export function decodeTable({ entries, buckets, palette, bytes }: StoredTable): WordTable {
  const all = bytesOf(bytes);
  const numbers = littleEndian(new Uint8Array(all.subarray(buckets)));
  return {
    shift: 32 - Math.log2(buckets),
    starts: startsOf(all.subarray(0, buckets)),
    fingerprints: numbers.subarray(0, entries),
    rows: numbers.subarray(entries),
    palette: Uint32Array.from(palette),
  };
}

/** Browsers, workers and edge run-times have no Buffer, which takes a third of the time. */
function bytesOf(base64: string): Uint8Array {
  return typeof Buffer === "undefined" ? Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)) : Buffer.from(base64, "base64");
}

/** @param bytes a copy of its own, so that it begins where a number may begin */
function littleEndian({ buffer }: Uint8Array): Uint16Array {
  const numbers = new Uint16Array(buffer);
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 1) return numbers;
  return numbers.map((number) => (number >> 8) | (number << 8));
}
