import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { betterOf, ratiosOf, slowdowns } from "../../bench/speed/gate.js";
import { LINE_SHAPES, linesOf } from "../../bench/speed/lines.js";
import { optionsFrom } from "../../bench/speed/options.js";
import { type Contest, measure } from "../../bench/speed/rounds.js";

/** Work that takes a number of steps. */
function work(name: string, steps: number): Contest["works"][number] {
  let sum = 1;
  return {
    name,
    next: () => {
      for (let step = 0; step < steps; step++) sum = (sum * 31 + step) | 0;
      return sum;
    },
  };
}

describe("npm run bench", () => {
  it("measures how much longer one work takes than another", () => {
    const { results } = measure({ title: "steps", bytes: 1, works: [work("short", 2000), work("long", 40_000)] }, { rounds: 3, seconds: 0.005 });
    expect(results[0]?.ratio).toBe(1);
    expect(results[1]?.ratio).toBeGreaterThan(8);
    expect(results[1]?.ratio).toBeLessThan(50);
  });

  it("takes other lines every time, of the length that pino's have", () => {
    for (const { clean, personal } of LINE_SHAPES) {
      const lines = [...linesOf(clean, 20, 1), ...linesOf(personal, 20, 2)];
      expect(new Set(lines).size).toBeGreaterThan(30);
      for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), time: expect.any(Number) });
    }
  });

  it("says which kinds of input became slower", () => {
    const times = (own: number) => [
      { name: "zwartlak", microseconds: own, megabytesPerSecond: 1, ratio: 1, spread: 0 },
      { name: "eight plain patterns in turn", microseconds: 10, megabytesPerSecond: 1, ratio: 1, spread: 0 },
    ];
    const ratios = (own: number) => ratiosOf([{ title: "access line, clean", bytes: 1, results: times(own) }]);
    expect(ratios(20)).toEqual({ "clean lines": 2 });
    expect(slowdowns(ratios(24), ratios(20))).toEqual([]);
    expect(slowdowns(ratios(26), ratios(20))).toEqual(["clean lines: 2.60 times the reference, 2.00 in the record"]);
    expect(slowdowns(betterOf(ratios(26), ratios(21)), ratios(20))).toEqual([]);
  });

  it("refuses a part that it does not have", () => {
    expect(() => optionsFrom(["--only", "everything"])).toThrow("lines, pino, texts, start");
    expect(optionsFrom(["--quick"])).toMatchObject({ quick: true, record: false });
    expect(optionsFrom(["--help"])).toBeUndefined();
  });

  it("prints what a process pays before its first redaction", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ["dist/bench/run.js", "--quick", "--only", "start"]);
    expect(stdout).toMatch(/\| import \| \d+\.\d ms of processor time \|/);
  });
});
