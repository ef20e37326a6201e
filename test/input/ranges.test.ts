import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type Block, blocksOf, textPieces } from "../../src/input/blocks.js";
import { utf8Mark } from "../../src/input/encoding.js";
import { blocksIn, type TextRange, textRanges } from "../../src/input/ranges.js";
import { readText, type Source } from "../../src/input/source.js";

const folder = mkdtempSync(join(tmpdir(), "ranges-"));
const path = join(folder, "file.log");
afterAll(() => rmSync(folder, { recursive: true }));

const MARGIN = 3;
const SIZE = 60;

async function* stream<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** As a file is read: chunk by chunk. */
const source = (bytes: Buffer, chunk = 16): Source => ({
  name: "file.log",
  open: () => stream(Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, index) => bytes.subarray(index * chunk, (index + 1) * chunk))),
});

async function wholeBlocks(bytes: Buffer): Promise<Block[]> {
  const chunks = await readText(source(bytes).open());
  return all(blocksOf(textPieces(chunks as AsyncIterable<Buffer>, SIZE), MARGIN));
}

async function rangesOf(bytes: Buffer): Promise<{ readonly ranges: TextRange[]; readonly seen: string }> {
  const seen: string[] = [];
  const ranges = await all(textRanges(source(bytes), utf8Mark(bytes) as number, (text) => seen.push(text), { size: SIZE, margin: MARGIN }));
  return { ranges, seen: seen.join("") };
}

async function blocksByRange(bytes: Buffer, ranges: readonly TextRange[]): Promise<Block[]> {
  writeFileSync(path, bytes);
  const blocks: Block[] = [];
  // In any order, as workers read them.
  for (const range of [...ranges].reverse()) blocks.unshift(...(await all(blocksIn(path, range, MARGIN))));
  return blocks;
}

/** Lines of every length and kind of end, characters of one to four bytes, and bytes of windows-1252. */
const file = fc
  .tuple(
    fc.boolean(),
    fc.array(
      fc.oneof(
        { weight: 30, arbitrary: fc.constantFrom("a", "bc ", "é", "€", "😀", "\n", "\n", "\r\n", "\r", "\t").map((text) => Buffer.from(text)) },
        fc.constant(Buffer.from([0xe9])),
      ),
      { minLength: 40, maxLength: 400 },
    ),
  )
  .map(([hasMark, parts]) => Buffer.concat([Buffer.from(hasMark ? [0xef, 0xbb, 0xbf] : []), ...parts]));

describe("ranges of a file", () => {
  it("become the blocks of the whole file, each with its place", async () => {
    let files = 0;
    await fc.assert(
      fc.asyncProperty(file, async (bytes) => {
        const { ranges, seen } = await rangesOf(bytes);
        if (ranges.length > 1) files++;
        const blocks = await wholeBlocks(bytes);
        expect(await blocksByRange(bytes, ranges)).toEqual(blocks);
        expect(seen).toBe((await all(textPieces((await readText(source(bytes).open())) as AsyncIterable<Buffer>, SIZE))).join(""));
      }),
      { numRuns: 300 },
    );
    expect(files).toBeGreaterThan(50);
  });

  it("are one where no line ends far enough before a border", async () => {
    const bytes = Buffer.from(`${"x".repeat(500)}\n`);
    const { ranges } = await rangesOf(bytes);
    expect(ranges).toHaveLength(1);
    expect(ranges[0]).toMatchObject({ position: { line: 1, column: 1 }, overlaps: false, isEnd: true });
    expect(ranges[0]?.bounds.at(-1)).toBe(bytes.length);
  });
});

describe("the mark of UTF-8", () => {
  it("is told from other encodings and from what is no text", () => {
    expect(utf8Mark(Buffer.from("abc"))).toBe(0);
    expect(utf8Mark(Buffer.from("\ufeffabc"))).toBe(3);
    expect(utf8Mark(Buffer.from("\ufeffabc", "utf16le"))).toBeUndefined();
    expect(utf8Mark(Buffer.from([0, 1, 2, 3]))).toBeUndefined();
  });
});
