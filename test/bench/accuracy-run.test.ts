import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { optionsFrom } from "../../bench/accuracy/options.js";
import { compared, readRecord, recorderOf, writeRecord } from "../../bench/accuracy/record.js";

const DAY = "2026-11-22";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "accuracy-"));
  const bsn = { valid: [{ text: "BSN 999990019", value: "999990019", note: "test number" }], invalid: [{ text: "999990018", note: "check fails" }] };
  writeFileSync(join(folder, "vectors.json"), JSON.stringify({ bsn }));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the built script as `npm run accuracy` does. */
function accuracy(corpora: string, ...args: string[]): Promise<{ stdout: string }> {
  return promisify(execFile)(process.execPath, ["dist/bench/accuracy.js", ...args], { env: { ...process.env, ZWARTLAK_CORPORA: corpora } });
}

describe("npm run accuracy", () => {
  it("measures one kind of made-up vectors and writes no page", async () => {
    const before = pageNow();
    const { stdout } = await accuracy(folder, "--only", "vectors", "--kind", "bsn");
    expect(stdout).toMatch(/\| all +\| +\| +1 \| 100\.0 % \| +1 \| +0\.0 % \|/);
    expect(stdout).toContain("2 of 2 reached");
    expect(pageNow()).toBe(before);
  });

  it("says so when there are no corpora, and keeps the page", async () => {
    const before = pageNow();
    const { stdout } = await accuracy(join(folder, "nowhere"));
    expect(stdout).toContain("The corpora are not here");
    expect(pageNow()).toBe(before);
  });

  it("compares a run with the record of an earlier one", async () => {
    const record = join(folder, "record.json");
    await accuracy(folder, "--only", "vectors", "--json", record);
    expect(readRecord(record)).toEqual({ "bsn-valid-1": ["bsn 4-13"] });
    writeRecord(record, { "bsn-valid-1": ["kvk 4-12"] });
    const { stdout } = await accuracy(folder, "--only", "vectors", "--compare", record);
    expect(stdout).toContain("new: bsn 1\nlost: kvk 1\n+ bsn-valid-1 bsn 4-13\n- bsn-valid-1 kvk 4-12\n");
  });
});

function pageNow(): string {
  try {
    return readFileSync("bench/accuracy.md", "utf8");
  } catch {
    return "none";
  }
}

describe("options", () => {
  it("leave nothing out by default", () => {
    expect(optionsFrom([], DAY)).toMatchObject({ complete: true, show: false });
    expect(optionsFrom(["--no-rivals"], DAY)).toMatchObject({ complete: false });
    expect(optionsFrom(["--kind", "bsn"], DAY)).toMatchObject({ complete: false, kinds: ["bsn"] });
    expect(optionsFrom(["--record"], DAY)?.json).toBe("bench/record/accuracy-2026-11-22.json");
    expect(optionsFrom(["--help"], DAY)).toBeUndefined();
  });

  it("name the sections when one is unknown", () => {
    expect(() => optionsFrom(["--only", "vector"], DAY)).toThrow('There is no section "vector"; --only takes vectors, fixtures,');
    expect(() => optionsFrom(["--onyl", "vectors"], DAY)).toThrow("--onyl");
  });
});

describe("a record", () => {
  it("holds places and no values, and only compares what was looked at", () => {
    const recorder = recorderOf(() => [{ rule: "bsn", start: 4, end: 13, path: "[0].bsn", score: 1, reasons: [], legal: "G2" }]);
    recorder.scan("a", "BSN 999990019");
    expect(recorder.findings()).toEqual({ a: ["bsn [0].bsn 4-13"] });
    expect(compared({ b: ["kvk 1-2"] }, recorder.findings())).toEqual(["new: bsn 1", "lost: none", "+ a bsn [0].bsn 4-13"]);
  });

  it("looks at each document once", () => {
    let calls = 0;
    const recorder = recorderOf(() => {
      calls++;
      return [];
    });
    recorder.scan("a", "x");
    recorder.scan("a", "x");
    expect(calls).toBe(1);
  });
});
