import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { repository } from "./repository.js";
import { folder, PLANTED, places, zwartlak } from "./zwartlak.js";

const LEAK = `{ "bsn": "${PLANTED.bsn}" }\n`;
const MAIN = resolve("dist/src/cli/main.js");
/** Every hundredth file leaks. */
const tree = (count: number): { [name: string]: string } =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`d${i % 40}/f${i}.json`, i % 100 === 0 ? LEAK : `{ "id": ${i} }\n`]));

/** Values around every eighth mebibyte, where a file is cut: over lines, in a comment, and a name that is known from before. */
function largeLog(size: number): string {
  const leaks = `BSN ${PLANTED.bsn}\n// zwartlak-ignore-next-line: agreed\nBSN ${PLANTED.bsn}\nde heer Ahmed Bouzidi\nBSN 999990019\nIBAN NL91 ABNA\n0417 1643 00\nDorpsstraat 12\n1234 AB Ons Dorp\nBouzidi belde\n`;
  const line = `${"- ".repeat(120)}\n`;
  let text = "";
  for (let border = 2 ** 23; border < size; border += 2 ** 23) text += line.repeat((border - text.length - leaks.length / 2) / line.length) + leaks;
  return text + line.repeat((size - text.length) / line.length);
}

describe("zwartlak scan: many files", () => {
  it("finds the same in the same order with any number of threads", async () => {
    const cwd = folder({ ...tree(2000), "zwartlak.config.mjs": "export default { allow: [/^no$/], rules: { ip: false } };\n" });
    const runs = await Promise.all(["1", "2", "3"].map((threads) => zwartlak(["scan", "-f", "json", "--threads", threads], { cwd })));
    expect(places(runs[0]?.stdout ?? "")).toHaveLength(20);
    for (const { stdout, stderr, code } of runs) expect({ stdout, stderr, code }).toEqual({ ...runs[0], code: 1 });
  });

  it("compares with a baseline in workers too", async () => {
    const cwd = folder(tree(1000));
    await zwartlak(["baseline", "--threads", "2"], { cwd });
    writeFileSync(join(cwd, "d0/f40.json"), LEAK);
    const { stdout } = await zwartlak(["scan", "-f", "json", "--threads", "2", "--baseline", "zwartlak-baseline.jsonl"], { cwd });
    expect(places(stdout)).toEqual(["d0/f40.json:1:11 bsn"]);
  });

  it("goes on when a worker dies, and says which file it was", async () => {
    const rule = `{ id: "lidnummer", title: "Membership number", legal: "G5", statement: "klantnummer", precedence: 40, trigger: { prefix: ["LID-"] },
      pattern: /LID-\\d{6}/y, maxLength: 10, validate: (value) => value !== "LID-666666" || queueMicrotask(() => { throw new Error("the end"); }), score: { checked: 0.9 }, partial: () => "LID-******",
      surrogate: () => "LID-000000", presidio: "MEMBER", examples: { match: ["nummer [[LID-004217]]"], ignore: ["LID-4217"] }, references: ["Own administration"] }`;
    const cwd = folder({ ...tree(1000), "d7/f7.json": '"LID-666666"', "zwartlak.config.mjs": `export default { customRules: [${rule}] };` });
    const { code, stdout, stderr } = await zwartlak(["scan", "-f", "json", "--threads", "2"], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("zwartlak: d7/f7.json was not scanned: the scan of it broke off.") });
    expect(places(stdout)).toHaveLength(10);
    writeFileSync(join(cwd, "large.log"), `${'"LID-004217"'}\n${`${"- ".repeat(120)}\n`.repeat(80_000)}"LID-666666"\n`);
    const large = await zwartlak(["scan", "--threads", "2", "large.log"], { cwd });
    expect(large).toMatchObject({
      code: 2,
      stderr: "zwartlak: large.log was not scanned: the scan of it broke off.\n",
      stdout: expect.stringContaining("No findings"),
    });
    // Without workers there is nobody to go on; the error may quote what was read.
    const alone = await zwartlak(["scan", "d7/f7.json"], { cwd });
    expect({ ...alone, stderr: alone.stderr.split("\n")[0] }).toEqual({
      code: 2,
      stdout: "",
      stderr: "zwartlak: internal error (Error). Please report it with these lines:",
    });
    expect(alone.stderr).not.toContain("the end");
  });

  it("needs few open files", () => {
    const cwd = folder(tree(5000));
    const command = `ulimit -n 200; exec "${process.execPath}" "${MAIN}" scan -f json --fail-on none`;
    expect(places(execFileSync("bash", ["-c", command], { cwd, encoding: "utf8", stdio: "pipe" }))).toHaveLength(50);
  });

  it("shares a large file among threads, and finds, numbers and accepts the same", async () => {
    const cwd = folder({ "large.json": largeLog(18 * 2 ** 20), "large.log": largeLog(26 * 2 ** 20) });
    const runs = await Promise.all(["1", "2", "3"].map((threads) => zwartlak(["scan", "-f", "json", "--threads", threads], { cwd })));
    const { findings, summary } = JSON.parse(runs[0]?.stdout ?? "");
    expect(summary).toMatchObject({ files: 2, accepted: { comment: 5 } });
    expect(new Set(findings.map(({ findingId }: { findingId: string }) => findingId)).size).toBe(findings.length);
    expect(places(runs[0]?.stdout ?? "").filter((place) => place.endsWith(" bsn"))).toHaveLength(5);
    for (const { stdout, stderr, code } of runs) expect({ stdout, stderr, code }).toEqual({ ...runs[0], code: 1 });
  });

  it.each([["abc"], ["-1"], ["1.5"]])("refuses --threads=%s", async (count) => {
    const { code, stderr } = await zwartlak(["scan", `--threads=${count}`], { cwd: folder({}) });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("--threads has to be a whole number") });
  });
});

describe("zwartlak scan --cache", () => {
  const keys = (cwd: string): string[] => readFileSync(join(cwd, ".zwartlakcache"), "utf8").trim().split("\n");

  it("remembers clean files by content, and never hides a finding", async () => {
    const cwd = folder({ "a.json": LEAK, "b.json": "{}", "c.txt": "{}", "d.bin": Buffer.from([0, 1, 2]), "e.json": '{ "bsn": "999990019" }' });
    const first = await zwartlak(["scan", "--cache"], { cwd });
    // Neither the file with a finding nor the one with a test value.
    expect(keys(cwd)).toHaveLength(2);
    expect(await zwartlak(["scan", "--cache"], { cwd })).toEqual(first);
    expect(keys(cwd)).toHaveLength(2);
    writeFileSync(join(cwd, "b.json"), LEAK);
    expect((await zwartlak(["scan", "--cache"], { cwd })).stdout).toContain("b.json:1:11");
  });

  it("forgets when configuration, flags or format change", async () => {
    const cwd = folder({ "a.txt": `1;${PLANTED.bsn}\n`, "b.json": `{ "lidcode": "${PLANTED.bsn}" }` });
    await zwartlak(["scan", "--cache", "--min-score", "1"], { cwd });
    expect(keys(cwd)).toHaveLength(2);
    writeFileSync(join(cwd, "zwartlak.config.mjs"), 'export default { fields: { lidcode: "bsn" } };');
    expect((await zwartlak(["scan", "--cache"], { cwd })).stdout).toContain("b.json:1:15");
  });

  it("does not call a file clean of which only some lines were looked at, or only some archives", async () => {
    const { root, write } = repository({ "a.json": `${LEAK}\n` });
    write({ "a.json": `${LEAK}\n{}\n`, "b.json.gz.gz": gzipSync(gzipSync(LEAK)) });
    expect((await zwartlak(["scan", "--cache", "--since", "HEAD", "--max-archive-depth", "0"], { cwd: root })).code).toBe(0);
    await zwartlak(["scan", "--cache", "--max-archive-depth", "1", "b.json.gz.gz"], { cwd: root });
    expect((await zwartlak(["scan", "--cache"], { cwd: root })).stdout).toContain("2 findings (bsn 2)");
  });

  it("is used: a file that the cache calls clean is not scanned", async () => {
    const cwd = folder({ "a.json": "{}" });
    await zwartlak(["scan", "--cache"], { cwd });
    const [key] = keys(cwd);
    rmSync(join(cwd, ".zwartlakcache"));
    writeFileSync(join(cwd, ".zwartlakcache"), `damaged\n${key}\n`);
    expect(await zwartlak(["scan", "--cache"], { cwd })).toMatchObject({ code: 0, stdout: "No findings, 1 file scanned.\n" });
    expect(keys(cwd)).toEqual([key]);
  });
});

describe("the line that shows progress", () => {
  /** `script` gives the command a terminal. */
  const onTerminal = async (env: { readonly [name: string]: string }): Promise<string> => {
    const cwd = folder(tree(400));
    const child = spawn("script", ["-qec", `"${process.execPath}" "${MAIN}" scan --threads 1 --fail-on none`, "/dev/null"], {
      cwd,
      env: { PATH: process.env.PATH, TERM: "xterm", ...env },
    });
    let output = "";
    child.stdout.on("data", (text) => (output += text));
    await once(child, "close");
    return output;
  };

  it("is there on a terminal and not in CI", async () => {
    expect(await onTerminal({})).toMatch(/\[K\d+ files {2}d\d+\/f\d+\.json/);
    expect(await onTerminal({ CI: "true" })).not.toContain("[K");
  });
});
