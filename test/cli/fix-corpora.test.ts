import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { SaxesParser } from "saxes";
import { beforeAll, describe, expect, it } from "vitest";
import { isElfproef, shapeOf } from "../fix/fixing.js";
import { folder, zwartlak } from "./zwartlak.js";

/** Real fixtures of others, which are no part of this repository; `ZWARTLAK_CORPORA` says where they are. */
const CORPORA = resolve(process.env.ZWARTLAK_CORPORA ?? "../shared/corpora", "fixtures");
const SEED = "a seed of the tests";
const isHere = existsSync(CORPORA);
if (!isHere) process.stderr.write(`No corpora at ${CORPORA}: fix is not tried on them. Set ZWARTLAK_CORPORA to their folder.\n`);

/** What a format makes of a text: keys, counts and types, without the values. */
const SHAPES: { readonly [extension: string]: (text: string) => unknown } = {
  ".json": (text) => withoutAddresses(shapeOf(JSON.parse(text))),
  ".csv": (text) => rowsOf(text).map((row) => row.length),
  ".xml": elementsOf,
  ".feature": (text) => text.split("\n").map((line) => line.split("|").length),
};

/** A key that is itself a mailbox becomes another one. */
function withoutAddresses(shape: unknown): unknown {
  return JSON.parse(JSON.stringify(shape).replace(/"[^"@]+@[^"@]+":/g, '"@":'));
}

function rowsOf(text: string): string[][] {
  return parseCsv(text, { delimiter: ";", relax_quotes: true, relax_column_count: true });
}

/** Templates among them hold no document, so their tags are taken as they come. */
function elementsOf(text: string): unknown {
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", () => undefined);
  parser.on("opentag", ({ name, attributes }) => names.push([name, ...Object.keys(attributes)].join(" ")));
  parser.write(text).close();
  return names;
}

/** Cells of all columns in which every number passes a check. */
function numbersIn(rows: readonly (readonly string[])[], column: string): string[] {
  const at = (rows[0] ?? []).flatMap((name, i) => (name.trim() === column ? [i] : []));
  return rows.slice(1).flatMap((row) => at.map((i) => row[i] ?? "").filter((cell) => cell !== ""));
}

describe.runIf(isHere)("zwartlak fix on the fixture corpora", () => {
  const cwd = folder({});
  const names: string[] = [];
  const before = (name: string) => readFileSync(join(CORPORA, name)).toString();
  const after = (name: string) => readFileSync(join(cwd, name)).toString();

  beforeAll(async () => {
    for (const corpus of readdirSync(CORPORA)) {
      for (const name of readdirSync(join(CORPORA, corpus, "files"))) {
        names.push(join(corpus, "files", name));
        cpSync(join(CORPORA, corpus, "files", name), join(cwd, corpus, "files", name), { mode: 0 });
      }
    }
    const { code, stdout, stderr } = await zwartlak(["fix", "--seed", SEED], { cwd });
    expect({ code, stderr, left: stdout.match(/.* left as it is.*/g) }).toEqual({ code: 0, stderr: "", left: null });
  }, 300_000);

  it("leaves nothing for a scan to report", async () => {
    const { code, stdout } = await zwartlak(["scan", "-q"], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  }, 300_000);

  it("has nothing to do a second time", async () => {
    const { code, stdout } = await zwartlak(["fix", "--seed", "another seed"], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: `Replaced 0 values in 0 of ${names.length} files.\n` });
  }, 300_000);

  it("keeps the form of every file", () => {
    for (const name of names) {
      const shape = SHAPES[extname(name)];
      expect(shape, `a format without a test: ${name}`).toBeDefined();
      expect(JSON.stringify(shape?.(after(name))) === JSON.stringify(shape?.(before(name))), name).toBe(true);
    }
  });

  it("keeps checks that held, and tells different people apart", () => {
    const table = names.find((name) => name.endsWith(".csv")) as string;
    const [old, fixed] = [rowsOf(before(table)), rowsOf(after(table))];
    const [bsns, newBsns] = [numbersIn(old, "01.01.20"), numbersIn(fixed, "01.01.20")];
    expect(newBsns).toHaveLength(bsns.length);
    expect(newBsns.filter(isElfproef).length).toBeGreaterThanOrEqual(bsns.filter(isElfproef).length);
    for (const column of ["01.01.10", "01.02.40"]) {
      const pairs = new Map(numbersIn(old, column).map((value, i) => [value, numbersIn(fixed, column)[i]]));
      expect(numbersIn(old, column).map((value) => pairs.get(value))).toEqual(numbersIn(fixed, column));
      expect(new Set(pairs.values()).size / pairs.size).toBeGreaterThan(0.99);
    }
  });
});
