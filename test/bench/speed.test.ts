import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { HOSTILE } from "../../bench/hostile.js";
import { timed } from "../../bench/speed/command.js";
import { betterOf, ratiosOf, slowdowns } from "../../bench/speed/gate.js";
import { searched } from "../../bench/speed/hunt.js";
import { hostileResults } from "../../bench/speed/linear.js";
import { LINE_SHAPES, linesOf } from "../../bench/speed/lines.js";
import { optionsFrom } from "../../bench/speed/options.js";
import { pageOf } from "../../bench/speed/page.js";
import { type Contest, measure } from "../../bench/speed/rounds.js";
import { verdictsOn } from "../../bench/speed/targets.js";
import { bodiesOf, shortTexts } from "../../bench/speed/texts.js";

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

function later({ name, next }: Contest["works"][number]): Contest["works"][number] {
  return { name, next: async () => await next() };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Milliseconds for tests that start other programs, on a machine with other work. */
const SLOW = 120_000;

const NO_FIGURES = { contests: [], hostile: [], served: [], scans: [], startUp: undefined, start: undefined, missing: [], checksum: 0 };

/** An outcome in which zwartlak takes so many microseconds for a clean line, and eight plain patterns ten. */
function outcomeOf(own: number) {
  const result = (name: string, microseconds: number) => ({ name, microseconds, fastest: microseconds, megabytesPerSecond: 1, ratio: 1, spread: 0 });
  const results = [result("bare charCodeAt loop", 1), result("zwartlak", own), result("eight plain patterns in turn", 10)];
  return { ...NO_FIGURES, contests: [{ title: "access line, clean", bytes: 1, results }] };
}

describe("npm run bench", () => {
  it("measures how much longer one work takes than another, also when it is asynchronous", async () => {
    const works = [work("short", 2000), work("long", 40_000), later(work("long and later", 40_000))];
    const [steps] = await measure([{ title: "steps", bytes: 1, works }], { rounds: 3, seconds: 0.005, warmUp: 0.02 });
    expect(steps?.results[0]?.ratio).toBe(1);
    for (const { ratio } of steps?.results.slice(1) ?? []) {
      expect(ratio).toBeGreaterThan(8);
      expect(ratio).toBeLessThan(60);
    }
  });

  it("takes other lines every time, of the length that pino's have", () => {
    for (const { clean, personal } of LINE_SHAPES) {
      const lines = [...linesOf(clean, 20, 1), ...linesOf(personal, 20, 2)];
      expect(new Set(lines).size).toBeGreaterThan(30);
      for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), time: expect.any(Number) });
    }
    const mean = LINE_SHAPES.map(({ clean }) => linesOf(clean, 50, 1).join("").length / 50);
    for (const [index, length] of [276, 641, 2048].entries()) expect(Math.abs((mean[index] as number) / length - 1)).toBeLessThan(0.05);
  });

  it("makes bodies of the size that it says", () => {
    for (const bytes of [200, 1000, 50_000]) {
      const lengths = bodiesOf(bytes, 20, 1).map((body) => JSON.stringify(JSON.parse(body)).length);
      for (const length of lengths) expect(Math.abs(length / bytes - 1)).toBeLessThan(0.4);
    }
    for (const text of shortTexts(100, 1)) expect(text.length >= 20 && text.length <= 200).toBe(true);
  });

  it("says which kinds of input became slower", () => {
    const ratios = (own: number) => ratiosOf(outcomeOf(own));
    expect(ratios(20)).toEqual({ "clean lines": 2 });
    expect(slowdowns(ratios(24), ratios(20))).toEqual([]);
    expect(slowdowns(ratios(26), ratios(20))).toEqual([{ part: "lines", sentence: "clean lines: 2.60 times the reference, 2.00 in the record" }]);
    expect(slowdowns(betterOf(ratios(26), ratios(21)), ratios(20))).toEqual([]);
  });

  it("says of each target whether it was met, missed or not measured", () => {
    const verdict = (own: number, name: RegExp) => verdictsOn(outcomeOf(own), {}).find((target) => name.test(target.name));
    expect(verdict(0.5, /^log lines: speed/)).toMatchObject({ wanted: "≥ 1 ×", figure: "2.00 × (access line, clean)", met: true });
    expect(verdict(4, /^log lines: speed/)).toMatchObject({ figure: "0.250 × (access line, clean)", met: false });
    expect(verdict(4, /redact-pii/)).toMatchObject({ figure: undefined, met: undefined });
    expect(pageOf(outcomeOf(4), {})).toContain("| log lines: speed as a multiple of the bare table loop | ≥ 1 × | 0.250 × (access line, clean) | **missed** |");
  });

  it("reads the time, the memory and the exit code of another program", () => {
    const busy = "const end = Date.now() + 300; while (Date.now() < end); process.exit(3)";
    const run = timed([process.execPath, "-e", busy], 20);
    expect(run?.code).toBe(3);
    expect(run?.processor).toBeGreaterThan(0.1);
    expect(run?.memory).toBeGreaterThan(10);
    expect(timed(["no-such-program-here"], 20)).toBeUndefined();
    expect(timed([process.execPath, "-e", "setInterval(() => 0, 1000)"], 1)).toBeUndefined();
  });

  it("leaves no program running whose time is over before it has begun", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "zwartlak-timed-")), "started");
    for (let tried = 0; tried < 40; tried++) timed(["sh", "-c", 'echo $$ >> "$0"; exec sleep 60', file], (1 + (tried % 4)) / 1000);
    const started = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
    rmSync(dirname(file), { recursive: true });
    for (const pid of started) await expect.poll(() => isRunning(Number(pid))).toBe(false);
  });

  it("makes hostile inputs of the length that is asked for, each another", () => {
    const texts = HOSTILE.map(({ make }) => make(4096));
    expect(new Set(texts).size).toBe(HOSTILE.length);
    for (const text of texts) expect(Math.abs(text.length / 4096 - 1)).toBeLessThan(0.05);
  });

  it("sees that an input takes more than twice the time at twice the length", () => {
    const quadratic = (text: string) => {
      let sum = 0;
      const steps = text.startsWith("06") ? (text.length * text.length) / 100 : text.length;
      for (let step = 0; step < steps * 20; step++) sum = (sum * 31 + step) | 0;
      return text + sum;
    };
    const inputs = HOSTILE.filter(({ name }) => /mobile|colons$/.test(name));
    const [mobile, colons] = hostileResults(quadratic, 8192, inputs);
    expect(mobile?.growth).toBeGreaterThan(2.8);
    expect(mobile?.ratio).toBeGreaterThan(20);
    expect(colons?.ratio).toBeLessThan(10);
  });

  it("refuses a part that it does not have", () => {
    expect(() => optionsFrom(["--only", "everything"])).toThrow("lines, pino, sink, texts, portable, hostile, express, files, start, huge, many, hunt");
    expect(() => optionsFrom(["--size", "none"])).toThrow("--size takes a number above zero");
    expect(optionsFrom(["--quick"])).toMatchObject({ quick: true, record: false, parts: ["lines", "pino", "texts", "hostile", "start"] });
    expect(optionsFrom(["--only", "huge", "--size", "0.5"])).toMatchObject({ long: "huge", size: 0.5, parts: [] });
    expect(optionsFrom(["--help"])).toBeUndefined();
  });

  it(
    "prints what a process pays before its first redaction",
    async () => {
      const { stdout } = await promisify(execFile)(process.execPath, ["dist/bench/run.js", "--only", "start"]);
      expect(stdout).toMatch(/\| import \| \d+\.\d ms \| \d+\.\d ms \|/);
      expect(stdout).toMatch(/\| package without dependencies, unpacked \| ≤ 3 MB \| [\d.]+ MB \|/);
    },
    SLOW,
  );

  it(
    "sends a stream through the command and tells its memory in every tenth",
    async () => {
      const { stdout } = await promisify(execFile)(process.execPath, ["dist/bench/run.js", "--only", "huge", "--size", "0.01"]);
      expect(stdout).toMatch(/took in 0\.01 GB at \d+ MB\/s/);
    },
    SLOW,
  );

  it(
    "scans a tree of small files",
    async () => {
      const { stdout } = await promisify(execFile)(process.execPath, ["dist/bench/run.js", "--only", "many", "--size", "1200"]);
      expect(stdout).toMatch(/over 1200 files: [\d.]+ s, 0 not read, exit code 1/);
    },
    SLOW,
  );

  it("looks for worse hostile inputs than are known", () => {
    const { found, tried } = searched((text) => text.replace(/a+@/g, "x"), 0.3);
    expect(tried).toBeGreaterThan(20);
    expect(found.length).toBeGreaterThan(3);
    for (const [index, { name, ratio }] of found.entries())
      expect({ index, name, ratio }).toEqual({ index, name: expect.any(String), ratio: expect.any(Number) });
  });
});
