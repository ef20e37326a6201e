import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repository } from "./repository.js";
import { folder, PLANTED, places, zwartlak } from "./zwartlak.js";

const LEAK = `{ "bsn": "${PLANTED.bsn}" }\n`;
const FILE = "zwartlak-baseline.jsonl";
const scan = (cwd: string, ...args: string[]) => zwartlak(["scan", "-f", "json", ...args], { cwd });
const json = async (cwd: string, ...args: string[]): Promise<string[]> => places((await scan(cwd, ...args)).stdout);
const known = (cwd: string, ...args: string[]): Promise<string[]> => json(cwd, "--baseline", FILE, ...args);
const entries = (cwd: string): string[] => readFileSync(join(cwd, FILE), "utf8").trim().split("\n").slice(1);

describe("comments that accept a finding", () => {
  it.each([
    ["a.ts", `const a = "${PLANTED.iban}"; // zwartlak-ignore-line: invented`],
    ["a.py", `a = "${PLANTED.iban}"  # zwartlak-ignore-line: invented`],
    ["a.sql", `-- zwartlak-ignore-next-line: invented\nINSERT INTO t (iban) VALUES ('${PLANTED.iban}');`],
    ["a.html", `<!-- zwartlak-ignore-next-line: invented -->\n<td>${PLANTED.iban}</td>`],
    ["a.css", `/* zwartlak-ignore-next-line -- invented */\na { content: "${PLANTED.iban}" }`],
    ["a.yaml", `# zwartlak-ignore-next-line: invented\niban: ${PLANTED.iban}`],
    ["a.tex", `${PLANTED.iban} % zwartlak-ignore-line: invented`],
    ["a.jsonc", `{\n  // zwartlak-ignore-next-line: invented\n  "iban": "${PLANTED.iban}"\n}`],
    ["a.feature", `# zwartlak-ignore-next-line: invented\r\n| ${PLANTED.iban} |\r\n`],
  ])("work in %s", async (name, text) => {
    const { code, stdout, stderr } = await zwartlak(["scan"], { cwd: folder({ [name]: text }) });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "No findings, 1 file scanned. Left out: 1 accepted finding.\n", stderr: "" });
  });

  it("count for their line only, and say nothing about the reason", async () => {
    const line = `iban ${PLANTED.iban}`;
    const cwd = folder({ "a.txt": `${line}\n${line} zwartlak-ignore-line: known\n${line}\n# zwartlak-ignore-next-line: known\n${line}\n${line}\n` });
    expect(await json(cwd)).toEqual(["a.txt:1:6 iban", "a.txt:3:6 iban", "a.txt:6:6 iban"]);
  });

  it.each(["// zwartlak-ignore-line", "/* zwartlak-ignore-line: */", "<!-- zwartlak-ignore-line: -->", "// zwartlak-ignore-line: ?"])(
    "want a reason: %s",
    async (comment) => {
      const { code, stderr } = await zwartlak(["scan"], { cwd: folder({ "a.txt": `x\niban ${PLANTED.iban} ${comment}\n` }) });
      expect(code).toBe(0);
      expect(stderr).toBe("zwartlak: a.txt:2 accepts a finding without a reason; write it behind a colon: zwartlak-ignore-line: why.\n");
    },
  );

  it("are found in a long file, in UTF-16 and in what git has staged", async () => {
    const line = `iban ${PLANTED.iban} # zwartlak-ignore-line: known\n`;
    const { root, git, write } = repository({ "z.txt": "z\n" });
    write({ "long.txt": `${"x".repeat(99)}\n`.repeat(120_000) + line, "wide.txt": Buffer.from(`\ufeff${line}`, "utf16le") });
    git("add", "--all");
    write({ "wide.txt": "" });
    const { summary } = JSON.parse((await scan(root, "--staged")).stdout) as { summary: { findings: number; accepted: { comment: number } } };
    expect(summary).toMatchObject({ findings: 0, accepted: { comment: 2 } });
  });
});

describe("zwartlak baseline", () => {
  it("lets a scan fail for new findings only, wherever the old ones move in their file", async () => {
    const cwd = folder({ "a.json": LEAK, "b/c.csv": `id;iban\n1;${PLANTED.iban}\n` });
    expect(await zwartlak(["baseline"], { cwd })).toEqual({ code: 0, stdout: `${FILE}: 2 entries, 0 entries before.\n`, stderr: "" });
    expect(await scan(cwd, "--baseline", FILE)).toMatchObject({ code: 0 });
    writeFileSync(join(cwd, "a.json"), `\n\n[${LEAK}, { "bsn": "123456701" }]`);
    writeFileSync(join(cwd, "b/d.json"), LEAK);
    expect(await known(cwd)).toEqual(["a.json:4:13 bsn", "b/d.json:1:11 bsn"]);
    // From another folder the entries mean the same files.
    expect(await json(join(cwd, "b"), "--baseline", `../${FILE}`)).toEqual(["d.json:1:11 bsn"]);
  });

  it("stands for as many findings as there were", async () => {
    const cwd = folder({ "a.json": LEAK.repeat(2) });
    await zwartlak(["baseline"], { cwd });
    expect(entries(cwd)).toEqual([expect.stringMatching(/^\{"file":"a\.json","rule":"bsn","tag":"[\da-f]{4}","count":2\}$/)]);
    writeFileSync(join(cwd, "a.json"), LEAK.repeat(3));
    expect(await known(cwd)).toEqual(["a.json:3:11 bsn"]);
    writeFileSync(join(cwd, "a.json"), LEAK.replace("80", "71").repeat(2));
    expect(await known(cwd)).toHaveLength(2);
  });

  it("holds neither values nor lines nor authors, and another salt gives other tags", async () => {
    const cwd = folder({ "a.json": `{ "bsn": "${PLANTED.bsn}", "mail": "${PLANTED.email}" }` });
    await zwartlak(["baseline"], { cwd });
    const first = readFileSync(join(cwd, FILE), "utf8");
    for (const value of Object.values(PLANTED)) expect(first).not.toContain(value);
    expect(Object.keys(JSON.parse(entries(cwd)[0] as string))).toEqual(["file", "rule", "tag"]);
    rmSync(join(cwd, FILE));
    await zwartlak(["baseline"], { cwd });
    expect(entries(cwd)).not.toEqual(first.trim().split("\n").slice(1));
  });

  it("holds nothing personal of the names of files, and still knows which is which", async () => {
    const names = ["post/kees@bakkerij.nl/brief_van_Fatima_El_Amrani.json", "post/piet@bakkerij.nl/brief_van_Fatima_El_Amrani.json", "gewoon.json"];
    const cwd = folder(Object.fromEntries(names.map((name) => [name, LEAK])));
    await zwartlak(["baseline"], { cwd });
    const written = readFileSync(join(cwd, FILE), "utf8");
    for (const part of ["kees", "piet", "bakkerij", "Amrani"]) expect(written).not.toContain(part);
    expect(written).toMatch(/"file":"gewoon\.json"[\s\S]*"file":"post\/\[EMAIL]~[\da-f]{4}\/brief_van_\[NAME]\.json~[\da-f]{4}/);
    expect(entries(cwd)).toHaveLength(3);
    expect(await known(cwd)).toEqual([]);
    rmSync(join(cwd, "post/kees@bakkerij.nl"), { recursive: true });
    writeFileSync(join(cwd, "post/piet@bakkerij.nl/nieuw.json"), LEAK);
    expect(await known(cwd)).toEqual(["post/[EMAIL]/nieuw.json:1:11 bsn"]);
    await zwartlak(["baseline", "--prune"], { cwd });
    expect(entries(cwd)).toHaveLength(2);
  });

  it("keeps reasons and days, until they are over", async () => {
    const cwd = folder({ "a.json": LEAK });
    await zwartlak(["baseline", "--reason", "invented", "--expires", "2999-12-31"], { cwd });
    writeFileSync(join(cwd, "b.json"), LEAK);
    await zwartlak(["baseline"], { cwd });
    expect(entries(cwd)[0]).toContain('"reason":"invented","expires":"2999-12-31"');
    expect(entries(cwd)[1]).toMatch(/^\{"file":"b\.json","rule":"bsn","tag":"[\da-f]{4}"\}$/);
    expect(await known(cwd)).toEqual([]);
    writeFileSync(join(cwd, FILE), readFileSync(join(cwd, FILE), "utf8").replace("2999", "2020"));
    const { code, stdout, stderr } = await scan(cwd, "--baseline", FILE);
    expect({ code, places: places(stdout) }).toEqual({ code: 1, places: ["a.json:1:11 bsn"] });
    expect(stderr).toContain("the baseline has 1 expired entry; `zwartlak baseline` accepts the findings anew.");
  });

  it("--prune takes out what is gone and adds nothing; what was not looked at stays", async () => {
    const cwd = folder({ "a.json": LEAK.repeat(2), "sub/b.json": LEAK, "sub/c.json": LEAK });
    await zwartlak(["baseline"], { cwd });
    writeFileSync(join(cwd, "a.json"), LEAK);
    writeFileSync(join(cwd, "new.json"), LEAK);
    rmSync(join(cwd, "sub/c.json"));
    writeFileSync(join(cwd, "sub/b.json"), "{}");
    await zwartlak(["baseline", "--prune", "a.json"], { cwd });
    expect(entries(cwd).map((line) => JSON.parse(line).file)).toEqual(["a.json", "sub/b.json"]);
    expect(entries(cwd)[0]).not.toContain("count");
    await zwartlak(["baseline", "--prune"], { cwd });
    expect(entries(cwd).map((line) => JSON.parse(line).file)).toEqual(["a.json"]);
    const { code, stderr } = await zwartlak(["baseline", "--prune", "--baseline", "absent.jsonl"], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("There is no baseline") });
  });

  it("merges in git: both sides' entries, in order", async () => {
    const { root, git, commit } = repository({ "a.json": LEAK, "b.json": "{}", "m.json": LEAK, "z.json": "{}" });
    await zwartlak(["baseline"], { cwd: root });
    commit("baseline");
    git("switch", "--quiet", "--create", "side");
    writeFileSync(join(root, "z.json"), LEAK);
    await zwartlak(["baseline"], { cwd: root });
    commit("side");
    git("switch", "--quiet", "main");
    writeFileSync(join(root, "b.json"), LEAK);
    await zwartlak(["baseline"], { cwd: root });
    commit("main");
    git("merge", "--quiet", "side");
    expect(entries(root).map((line) => JSON.parse(line).file)).toEqual(["a.json", "b.json", "m.json", "z.json"]);
    expect(await known(root)).toEqual([]);
  });

  it("serves the history too, and is named by the configuration", async () => {
    const { root, commit } = repository({ "a.json": LEAK });
    await zwartlak(["baseline"], { cwd: root });
    commit("gone", { "a.json": "{}", "zwartlak.config.json": `{ "baseline": "${FILE}" }` });
    expect(await scan(root, "--history")).toMatchObject({ code: 0 });
    writeFileSync(join(root, "zwartlak.config.json"), "{}");
    expect(await json(root, "--history")).toEqual(["a.json:1:11 bsn"]);
  });

  it("with a secret key takes no time and asks for the key", async () => {
    const cwd = folder({ "a.json": LEAK });
    const env = { ZWARTLAK_BASELINE_KEY: "a secret of the team" };
    await zwartlak(["baseline"], { cwd, env });
    expect(readFileSync(join(cwd, FILE), "utf8")).toContain('"keyed":true');
    expect(await zwartlak(["scan", "--baseline", FILE], { cwd, env })).toMatchObject({ code: 0 });
    expect(await zwartlak(["scan", "--baseline", FILE], { cwd, env: { ZWARTLAK_BASELINE_KEY: "another" } })).toMatchObject({ code: 1 });
    const { code, stderr } = await zwartlak(["scan", "--baseline", FILE], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`${FILE}:1: it was made with a secret key; set ZWARTLAK_BASELINE_KEY.`) });
  });

  it.each([
    ["", ':1: a baseline has one line with "zwartlak-baseline" and "random".'],
    ['{"zwartlak-baseline":1,"random":"00","cost":8192}\n<<<<<<< ours\n', ":2: this is no entry. After a merge keep the entries of both sides"],
    ['{"zwartlak-baseline":1,"random":"00","cost":8192}\n{"file":"a","rule":"bsn"}\n', ':2: "file", "rule" or "tag" is missing.'],
    ['{"zwartlak-baseline":1,"random":"00","cost":8192}\n{"file":"a","rule":"bsn","tag":"0000","expires":"soon"}\n', ':2: "expires" has to be a day'],
    ['{"zwartlak-baseline":1,"random":"00","cost":1000000000}\n', ':1: "random" or "cost" is damaged'],
    ['{"zwartlak-baseline":9,"random":"00","cost":8192}\n', ":1: it was made by another version of zwartlak"],
  ])("is refused when it is %j", async (text, message) => {
    const { code, stderr } = await scan(folder({ [FILE]: text }), "--baseline", FILE);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
  });

  it("is asked for when it is not there", async () => {
    const cwd = folder({ "a.json": LEAK });
    renameSync(join(cwd, "a.json"), join(cwd, "b.json"));
    expect((await scan(cwd, "--baseline", "absent.jsonl")).stderr).toContain(
      "absent.jsonl: there is no such file or folder. `zwartlak baseline` writes a baseline.",
    );
    expect((await zwartlak(["baseline", "--expires", "2027-13-01"], { cwd })).stderr).toContain("--expires has to be a day");
  });
});
