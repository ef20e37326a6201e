import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, blocksOf, textPieces } from "../../src/input/blocks.js";
import { linesOf, START } from "../../src/input/position.js";

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Text with every kind of line end, characters of one to four bytes, and now and then a long line. */
const text = fc.string({ unit: fc.constantFrom("a", "é", "€", "😀", "\n", "\r", "\r\n"), maxLength: 200 });
const cuts = fc.array(fc.nat(1000), { maxLength: 8 });

function inChunks(bytes: Buffer, at: readonly number[]): Buffer[] {
  const borders = [0, ...at.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return borders.slice(1).map((end, index) => bytes.subarray(borders[index], end));
}

describe("text in pieces", () => {
  it("is the same text, however it arrives and however small the pieces are", async () => {
    await fc.assert(
      fc.asyncProperty(text, cuts, fc.integer({ min: 4, max: 40 }), async (written, at, size) => {
        const pieces = await all(textPieces(stream(inChunks(Buffer.from(written), at)), size));
        expect(pieces.join("")).toBe(written);
      }),
    );
  });

  it("never ends a piece between CR and LF when the line fits", async () => {
    const pieces = await all(textPieces(stream(inChunks(Buffer.from("ab\r\ncd\r\nef\r\n"), [3, 7])), 4));
    expect(pieces.every((piece) => piece.endsWith("\n"))).toBe(true);
  });
});

describe("blocks", () => {
  it("own every character exactly once, at its place in the file", async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }), fc.integer({ min: 1, max: 12 }), async (written, lengths, margin) => {
        const blocks = await all(blocksOf(stream(inPieces(written, lengths)), margin));
        const owned = blocks.flatMap((block) => charactersOf(block));
        const whole = linesOf(written);
        expect(owned).toEqual([...written.split("")].map((char, index) => ({ char, ...whole.positionOf(index, START) })));
      }),
    );
  });

  it("overlap on both sides of a border", async () => {
    const [first, second] = await all(blocksOf(stream(["abcdefghij", "klmnopqrst"]), 3));
    expect(first).toMatchObject({ text: "abcdefghij", from: 0, to: 7 });
    expect(second).toMatchObject({ text: "efghijklmnopqrst", from: 3, to: Number.POSITIVE_INFINITY, position: { line: 1, column: 5 } });
  });
});

function inPieces(written: string, lengths: readonly number[]): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const length of lengths) {
    pieces.push(written.slice(at, at + length));
    at += length;
  }
  return [...pieces, written.slice(at)];
}

function charactersOf({ text: part, position, from, to }: Block): { char: string; line: number; column: number }[] {
  const lines = linesOf(part);
  return part
    .split("")
    .map((char, index) => ({ char, ...lines.positionOf(index, position), index }))
    .filter(({ index }) => index >= from && index < to)
    .map(({ char, line, column }) => ({ char, line, column }));
}
