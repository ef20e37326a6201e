import { describe, expect, it } from "vitest";
import { folder, zwartlak } from "./zwartlak.js";

const LOG = [
  '{"level":30,"time":1763812800000,"req":{"body":{"naam":"Fatma El Amrani","items":[{"iban":"NL91ABNA0417164300"},{"iban":"NL91ABNA0417164300"}]}},"msg":"bel 06-12345678"}',
  "gewone regel",
  "mail jan@bedrijf.nl over BSN 111222333",
  '{"level":30,"jan@bedrijf.nl":{"telefoon":"06-12345678"}}',
  "",
].join("\n");
const SECRETS = ["Amrani", "0417164300", "12345678", "bedrijf", "111222333"];

const FILES = {
  "all.json": "{}",
  "less.json": '{ "rules": { "phone": false, "iban": false } }',
  "mail-off.json": '{ "rules": { "email": false } }',
  "both-off.json": '{ "rules": { "email": false, "phone": false } }',
  "partial.json": '{ "mask": "partial" }',
  "app.log": LOG,
};

async function diff(args: readonly string[], input = ""): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const run = await zwartlak(["diff", ...args], { cwd: folder(FILES), input });
  for (const secret of SECRETS) expect(run.stdout + run.stderr).not.toContain(secret);
  return run;
}

describe("zwartlak diff", () => {
  it("says what would become readable, by rule and place, and in which lines", async () => {
    const { code, stdout } = await diff(["all.json", "less.json"], LOG);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^masked +rule +place +values +first lines\n/);
    expect(stdout).toMatch(/less +phone +msg +1 +1\n/);
    expect(stdout).toMatch(/less +phone +\{key\}\.telefoon +1 +4\n/);
    expect(stdout).toContain("4 lines: 0 values masked more, ");
  });

  it("does not name a place that is personal itself, also when neither configuration looks for it", async () => {
    const { stdout } = await diff(["mail-off.json", "both-off.json"], LOG);
    expect(stdout).toMatch(/less +phone +\(a key that is personal itself\) +1 +4\n/);
  });

  it("says what would be masked more, from files, as JSON", async () => {
    const { code, stdout } = await diff(["less.json", "all.json", "app.log", "--json"]);
    const report = JSON.parse(stdout) as {
      lines: number;
      more: number;
      less: number;
      differences: { change: string; rule: string; place: string; values: number; lines: string[] }[];
    };
    expect([code, report.lines, report.less]).toEqual([1, 4, 0]);
    expect(report.differences).toContainEqual({ change: "more", rule: "phone", place: "msg", values: 1, lines: ["app.log:1"] });
    expect(report.more).toBe(report.differences.filter(({ change }) => change === "more").reduce((sum, { values }) => sum + values, 0));
  });

  it("sees that a value is masked in another way", async () => {
    const { code, stdout } = await diff(["all.json", "partial.json"], "mail jan@bedrijf.nl\n");
    expect([code, stdout]).toEqual([
      1,
      expect.stringMatching(/other mask +email +text +1 +1\n\n1 line: 0 values masked more, 0 less, 0 by another rule, 1 with another mask\.\n$/),
    ]);
  });

  it("finds no difference between a configuration and itself", async () => {
    expect(await diff(["all.json", "all.json"], LOG)).toEqual({
      code: 0,
      stdout: "4 lines: 0 values masked more, 0 less, 0 by another rule, 0 with another mask.\n",
      stderr: "",
    });
  });

  it.each([
    [["all.json"], "compares two configurations"],
    [["all.json", "nowhere.json"], "nowhere.json"],
    [["all.json", "less.json", "nowhere.log"], "nowhere.log was not read to its end"],
  ])("cannot do %j", async (args, message) => {
    const { code, stderr } = await diff(args, LOG);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it("counts lines that are too long to compare", async () => {
    const { stdout } = await diff(["all.json", "less.json"], `${"x".repeat(1_100_000)}\nbel 06-12345678\n`);
    expect(stdout).toContain("2 lines: 0 values masked more, 1 less, 0 by another rule, 0 with another mask. 1 line was too long to compare.");
  });
});
