import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { FORMATS } from "../../src/report/format.js";
import { folder, PLANTED, zwartlak } from "./zwartlak.js";

const { bsn, iban, email, phone } = PLANTED;
const ESCAPE = "\u001b[31m";

/** Values side by side, in every format, so that a report that quotes the neighbour is caught too. */
const FILES = {
  "a b/klant.json": `{ "bsn": "${bsn}", "iban": "${iban}", "mail": "${email}", "tel": "${phone}" }\n`,
  "klant.xml": `<klant>\n  <bsn>\n    ${bsn}</bsn><mail>${email}</mail>\n  <iban>${iban}</iban>\n</klant>\n`,
  "app.log": `${ESCAPE}2026-01-02 mail van ${email} over "bsn": "${bsn}" (Bel ${phone}) ${"x".repeat(300)} ${iban}\n`,
  "klanten.csv": `id;bsn;iban;email\n1;${bsn};${iban};${email}\n`,
};

const report = (cwd: string, name: string) => JSON.parse(readFileSync(join(cwd, name), "utf8"));

describe("reports", () => {
  it("hold no value, in no format, whatever the flags", async () => {
    const cwd = folder(FILES);
    const formats = Object.keys(FORMATS);
    const names = formats.map((format) => `report.${format}`);
    const flags = ["-f", "text", ...formats.flatMap((format, index) => ["-f", format, "-o", names[index] as string])];
    const narrow = await zwartlak(["scan", ...flags, "--rule", "iban", "--min-score", "0.99", "--color", "always"], { cwd });
    const files = names.map((name) => readFileSync(join(cwd, name), "utf8"));
    const wide = await zwartlak(["scan", ...flags, "--min-score", "0"], { cwd });
    files.push(...names.map((name) => readFileSync(join(cwd, name), "utf8")));
    expect([narrow.code, wide.code]).toEqual([1, 1]);
    const written = [narrow.stdout, narrow.stderr, wide.stdout, wide.stderr, ...files].join("\n");
    expect(written).toContain("[IBAN]");
    for (const value of [bsn, iban, email, "25348761", bsn.slice(0, 6), "bakkerij"]) expect(written).not.toContain(value);
  });

  it("text: place, rule, score and reasons, by file, with the line masked", async () => {
    const { stdout } = await zwartlak(["scan", "klanten.csv", "a b"], { cwd: folder(FILES) });
    const json = '{ "bsn": "[BSN]", "iban": "[IBAN]", "mail": "[EMAIL]", "tel": "[PHONE]" }';
    expect(stdout.replace(/(?<=\d\.\d\d {2}).*/g, "…").split("\n")).toEqual([
      ...["klanten.csv:2:3   bsn    high   0.99  …", "    …;[BSN];[IBAN];[EMAIL]"],
      ...["klanten.csv:2:13  iban   high   0.99  …", "    …;[BSN];[IBAN];[EMAIL]"],
      ...["klanten.csv:2:32  email  high   0.99  …", "    …;[BSN];[IBAN];[EMAIL]", ""],
      ...["a b/klant.json:1:11   bsn    high   0.99  …", `    ${json}`],
      ...["a b/klant.json:1:32   iban   high   0.99  …", `    ${json}`],
      ...["a b/klant.json:1:62   email  high   0.99  …", `    ${json}`],
      ...["a b/klant.json:1:102  phone  high   0.97  …", `    …${json.slice(3)}`, ""],
      ...["7 findings (bsn 2, email 2, iban 2, phone 1) in 2 of 2 files scanned.", ""],
    ]);
    expect(stdout).toContain("0.99  field");
  });

  it("text: shows no control characters and cuts long lines", async () => {
    const { stdout } = await zwartlak(["scan", "app.log"], { cwd: folder(FILES) });
    expect(stdout).not.toContain("\u001b");
    expect(stdout.split("\n").every((line) => line.length < 160)).toBe(true);
  });

  it("text: has colours only when asked for, and none with NO_COLOR", async () => {
    const cwd = folder(FILES);
    const out = async (args: string[], env: Record<string, string>) => (await zwartlak(["scan", ...args], { cwd, env })).stdout;
    expect(await out([], {})).not.toContain("\u001b[");
    expect(await out([], { FORCE_COLOR: "1" })).toContain("\u001b[");
    expect(await out([], { FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(await out([], {}));
    expect(await out(["--color", "always"], { NO_COLOR: "1" })).toContain("\u001b[31m");
    expect(await out(["--color", "never"], { FORCE_COLOR: "1" })).toBe(await out([], {}));
  });

  it("quiet: findings only", async () => {
    const cwd = folder({ ...FILES, "clean.txt": "niets" });
    expect((await zwartlak(["scan", "-q", "clean.txt"], { cwd })).stdout).toBe("");
    const { stdout, stderr } = await zwartlak(["scan", "-q", "klanten.csv", "-f", "json", "-o", "r.json"], { cwd });
    expect({ stdout, stderr }).toEqual({ stdout: "", stderr: "" });
  });

  it("says on standard error what a report in a file does not show", async () => {
    const { stdout, stderr } = await zwartlak(["scan", "klanten.csv", "-f", "sarif", "-o", "r.sarif"], { cwd: folder(FILES) });
    expect({ stdout, stderr }).toEqual({ stdout: "", stderr: "3 findings (bsn 1, email 1, iban 1) in 1 of 1 file scanned.\n" });
  });

  it("JSON: has a version, a summary, and every finding without its text", async () => {
    const { stdout } = await zwartlak(["scan", "klanten.csv", "absent", "-f", "json"], { cwd: folder(FILES) });
    const { version, summary, findings, unread, tool } = JSON.parse(stdout);
    expect({ version, tool: tool.name, summary, unread }).toEqual({
      version: 1,
      tool: "zwartlak",
      summary: {
        files: 1,
        findings: 3,
        byRule: { bsn: 1, email: 1, iban: 1 },
        skipped: { binary: 0, link: 0, special: 0 },
        testValues: 0,
        accepted: { comment: 0, baseline: 0 },
      },
      unread: [{ file: "absent", reason: "there is no such file or folder" }],
    });
    expect(findings[0]).toEqual({
      ...{ file: "klanten.csv", line: 2, column: 3, endLine: 2, endColumn: 12, rule: "bsn", score: 0.99, level: "high" },
      ...{ reasons: ["field"], legal: "G2", field: "bsn", findingId: expect.stringMatching(/^[\da-f]{32}$/) },
    });
  });

  it("SARIF: 2.1.0, each rule once, also when nothing was found", async () => {
    const cwd = folder({ ...FILES, "clean.txt": "niets" });
    expect((await zwartlak(["scan", "clean.txt", "-f", "sarif", "-o", "empty.sarif"], { cwd })).code).toBe(0);
    await zwartlak(["scan", "a b", "-f", "sarif", "-o", "r.sarif"], { cwd });
    const [empty] = report(cwd, "empty.sarif").runs;
    const { version, runs } = report(cwd, "r.sarif");
    const [{ tool, results, invocations }] = runs;
    const ids = tool.driver.rules.map(({ id }: { id: string }) => id);
    expect({ version, empty: empty.results, ok: invocations[0].executionSuccessful }).toEqual({ version: "2.1.0", empty: [], ok: true });
    expect(new Set(ids).size).toBe(ids.length);
    expect(results.map(({ ruleIndex }: { ruleIndex: number }) => ids[ruleIndex])).toEqual(["bsn", "iban", "email", "phone"]);
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "a%20b/klant.json", uriBaseId: "SRCROOT" },
      region: { startLine: 1, startColumn: 11, endLine: 1, endColumn: 20 },
    });
    expect(JSON.stringify(runs)).not.toContain("snippet");
  });

  it("SARIF: says which files could not be read", async () => {
    const cwd = folder(FILES);
    expect((await zwartlak(["scan", "absent", "-f", "sarif", "-o", "r.sarif"], { cwd })).code).toBe(2);
    const [{ invocations }] = report(cwd, "r.sarif").runs;
    expect(invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ message: { text: expect.stringContaining("no such file") } }],
    });
  });
});

describe("in a GitHub workflow", () => {
  const run = (cwd: string, root: string, at = cwd) =>
    zwartlak(["scan", "-f", "github"], { cwd: at, env: { GITHUB_STEP_SUMMARY: join(root, "summary.md"), GITHUB_WORKSPACE: cwd } });

  it("annotates, and adds the whole report to the summary of the step", async () => {
    const cwd = folder(FILES);
    const root = folder({ "summary.md": "# what was there\n" });
    const { code, stdout } = await run(cwd, root);
    const summary = readFileSync(join(root, "summary.md"), "utf8");
    expect(code).toBe(1);
    expect(stdout.match(/^::error /gm)?.length).toBe(10);
    expect(summary).toMatch(/^# what was there\n## zwartlak: \d+ findings\n/);
    expect(summary.match(/^\| \d+:\d+ \| /gm)?.length).toBeGreaterThan(10);
    for (const value of [bsn, iban, email, "25348761"]) expect(stdout + summary).not.toContain(value);
  });

  it("names files from the root of the repository", async () => {
    const cwd = folder({ "packages/shop/a.json": `{ "bsn": "${bsn}" }` });
    const { stdout } = await run(cwd, folder({ none: "" }), join(cwd, "packages/shop"));
    expect(stdout).toContain("::error file=packages/shop/a.json,line=1,");
  });

  it("says so when the summary cannot be written", async () => {
    const cwd = folder(FILES);
    expect(await run(cwd, join(cwd, "absent"))).toMatchObject({ code: 2, stderr: expect.stringContaining("ENOENT") });
  });
});

describe("personal data in a file name", () => {
  it("is in no report, nor on standard error", async () => {
    const zip = zipSync({ [`map/${email}.json`]: Buffer.from(`{ "bsn": "${bsn}" }`) });
    const files = {
      [`post/brief-${email}.json`]: `{ "bsn": "${bsn}" }`,
      "post/map.zip": Buffer.from(zip),
      [`post/broken-${email}.xlsx`]: "PK\u0003\u0004 no sheet",
    };
    const { stdout, stderr, code } = await zwartlak(["scan", "post", `absent-${email}`, "-f", "json"], { cwd: folder(files) });
    const { findings, unread } = JSON.parse(stdout) as { findings: { file: string; place?: string }[]; unread: { file: string }[] };
    expect(code).toBe(2);
    expect(findings.map(({ file, place = "" }) => `${file} ${place}`)).toEqual(["post/[EMAIL].json ", expect.stringMatching(/^post\/map\.zip map\/\[EMAIL\]/)]);
    expect(unread.map(({ file }) => file)).toContain("[EMAIL]");
    expect(stdout + stderr).not.toContain("bakkerij");
  });
});

describe("fingerprints", () => {
  const prints = async (text: string): Promise<string[]> => {
    const { stdout } = await zwartlak(["scan", "a.json", "-f", "json"], { cwd: folder({ "a.json": text }) });
    return JSON.parse(stdout).findings.map(({ findingId }: { findingId: string }) => findingId);
  };
  const line = (key: string, value: string) => `"${key}": "${value}"\n`;

  it("stay when lines are added, and differ from each other", async () => {
    const before = await prints(line("bsn", bsn) + line("sofinummer", bsn) + line("bsn", bsn));
    const after = await prints(`\n\n${line("kleur", "x")}${line("bsn", bsn)}\n${line("sofinummer", bsn)}\n${line("bsn", bsn)}`);
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(3);
  });

  it("tell nothing about the value or about unknown words near it", async () => {
    expect(await prints(`blauwe ${line("bsn", "123456781")}`)).toEqual(await prints(`groene ${line("bsn", bsn)}`));
  });
});

describe("pairs of --format and --output", () => {
  const run = (args: string[], cwd = folder({ "a.txt": "niets" })) => zwartlak(["scan", ...args], { cwd });

  it("takes one pair in any order", async () => {
    const cwd = folder({ "a.txt": "niets" });
    await run(["-o", "r.json", "-f", "json"], cwd);
    expect(report(cwd, "r.json").version).toBe(1);
  });

  it("writes text to an --output without a format", async () => {
    const cwd = folder({ "a.txt": "niets" });
    await run(["-f", "json", "-f", "text", "-o", "r.txt"], cwd);
    expect(readFileSync(join(cwd, "r.txt"), "utf8")).toBe("No findings, 1 file scanned.\n");
  });

  it.each([
    [["-f", "json", "-f", "sarif"], "Only one report can go to standard output"],
    [["-f", "json", "-o", "a", "-o", "b"], "Each --output needs a --format of its own"],
    [["-o", "a"], "Each --output needs a --format of its own"],
  ])("refuses %j", async (args, message) => {
    const { code, stderr } = await run(args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
  });

  it("says when a report cannot be written", async () => {
    const cwd = folder({ "a.txt": "niets" });
    const { code, stderr } = await run(["-f", "json", "-o", "absent/r.json"], cwd);
    expect({ code, stderr, there: existsSync(join(cwd, "absent")) }).toEqual({ code: 2, stderr: expect.stringContaining("ENOENT"), there: false });
  });
});
