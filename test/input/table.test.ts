import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/finding.js";
import { delimitedPassages } from "../../src/input/formats/delimited.js";
import { LIMITS } from "../../src/input/formats/passage.js";
import { tableShape } from "../../src/input/formats/table.js";

/** Finds every `x` in a value, so that each has a known place. */
function scan(input: unknown): Finding[] {
  if (typeof input === "string") return [];
  return (input as Record<string, string>[]).flatMap((cell, index) =>
    [...Object.values(cell).join("").matchAll(/x/g)].map(
      ({ index: start }): Finding => ({ rule: "x", start, end: start + 1, path: `[${index}].c`, score: 1, reasons: ["field"], legal: "G4" }),
    ),
  );
}

const cell = fc.string({ unit: fc.constantFrom("x", "y", '"', ";", "\n", "é", "😀", " "), maxLength: 8 });
const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
const written = (value: string): string => (/[";\n]/.test(value) ? quoted(value) : value);

describe("tables", () => {
  it("give the place of every character, whatever is quoted", async () => {
    const rows = fc.array(fc.array(fc.record({ value: cell, always: fc.boolean() }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const lines = cells.map((row) => row.map(({ value, always }) => (always ? quoted(value) : written(value))).join(";"));
        const text = `a;b\n${lines.join("\n")}\n`;
        const found: string[] = [];
        for await (const { text: raw, hits } of delimitedPassages(
          Readable.from([text]),
          { delimiter: ";", lineEnd: "\n", header: 0 },
          { scan, scanWider: scan, limits: LIMITS, onGap: () => undefined },
        )) {
          found.push(...hits.map(({ start, end }) => raw.slice(start, end)));
        }
        expect(found).toEqual([...lines.join("\n").matchAll(/x/g)].map(() => "x"));
      }),
    );
  });
});

describe("the shape of a table", () => {
  it.each([
    ["a.csv", "naam;bsn\nx;y\n", ";"],
    ["a.csv", "naam,bsn\nx,y\n", ","],
    ["a.csv", 'naam,bsn\n"x;y;z",y\n', ","],
    ["a.csv", "naam|bsn\nx|y\n", "|"],
    ["a.csv", "sep=^\r\nnaam^bsn\r\nx;1^y;2\r\n", "^"],
    ["a.tsv", "naam\tbsn;x\n1\t2\n", "\t"],
    ["a.csv", "bsn\n1\n", ";"],
    ["a.csv", ";01.01.10;01.H\n;1;2\n", ";"],
  ])("%s %j", (name, head, delimiter) => expect(tableShape(name, head)).toMatchObject({ delimiter }));

  it.each([["1;2\n3;4\n"], ["jan@bakkerij-voorbeeldstad.nl;x\n"], ["naam;12345\n"], ["2026-01-02;x\n"], [""], ["\n\n"]])("has no header: %j", (head) => {
    expect(tableShape("a.csv", head)).toBeUndefined();
  });
});
