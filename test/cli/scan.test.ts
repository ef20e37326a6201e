import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, PLANTED, places, start, zwartlak } from "./zwartlak.js";

const LEAK = `{ "bsn": "${PLANTED.bsn}" }\n`;
const json = async (cwd: string, ...args: string[]): Promise<string[]> => places((await zwartlak(["scan", "-f", "json", ...args], { cwd })).stdout);

describe("zwartlak scan: exit code", () => {
  it("is 0 when nothing is found", async () => {
    const { code, stdout, stderr } = await zwartlak(["scan"], { cwd: folder({ "a.txt": "The quick brown fox.\n" }) });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "No findings, 1 file scanned.\n", stderr: "" });
  });

  it("is 1 when something is found", async () => {
    expect((await zwartlak(["scan"], { cwd: folder({ "a.json": LEAK }) })).code).toBe(1);
  });

  it("is 2 when a path does not exist, and the others are scanned", async () => {
    const { code, stdout, stderr } = await zwartlak(["scan", "absent.json", "a.json"], { cwd: folder({ "a.json": LEAK }) });
    expect(code).toBe(2);
    expect(stdout).toContain("a.json:1:11  bsn");
    expect(stderr).toBe("zwartlak: absent.json was not scanned: there is no such file or folder.\n");
  });

  it("is 2 when a file is too large, and the others are scanned", async () => {
    const cwd = folder({ "big.json": LEAK + " ".repeat(3000), "small.json": LEAK });
    const { code, stdout, stderr } = await zwartlak(["scan", "--max-file-size", "2KB"], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain("small.json:1:11");
    expect(stdout).toContain("1 unreadable file");
    expect(stderr).toBe("zwartlak: big.json was not scanned: it is larger than --max-file-size (3023 bytes).\n");
  });

  it("is 0 when there are only known test values, and 1 with --test-values", async () => {
    const cwd = folder({ "a.json": '{ "bsn": "999990019" }\n' });
    const plain = await zwartlak(["scan"], { cwd });
    expect(plain).toMatchObject({ code: 0, stdout: "No findings, 1 file scanned. Left out: 1 known test value.\n" });
    const all = await zwartlak(["scan", "--test-values"], { cwd });
    expect(all.code).toBe(1);
    expect(all.stdout).toMatch(/a\.json:1:11 {2}bsn {2}high {3}0\.99 {2}.*test-value/);
  });
});

describe("zwartlak scan: which files", () => {
  it("leaves out what git ignores, also by nested files, and .git and node_modules", async () => {
    const cwd = folder({
      ".gitignore": "*.log\n/build/\n",
      "a.json": LEAK,
      "a.log": LEAK,
      "build/b.json": LEAK,
      "sub/.gitignore": "!kept.log\nlocal.json\n",
      "sub/kept.log": LEAK,
      "sub/local.json": LEAK,
      "sub/build/c.json": LEAK,
      ".git/config": LEAK,
      "node_modules/x/d.json": LEAK,
    });
    expect(await json(cwd)).toEqual(["a.json:1:11 bsn", "sub/build/c.json:1:11 bsn", "sub/kept.log:1:11 bsn"]);
    expect(await json(cwd, "--no-gitignore")).toEqual([
      "a.json:1:11 bsn",
      "a.log:1:11 bsn",
      "build/b.json:1:11 bsn",
      "sub/build/c.json:1:11 bsn",
      "sub/kept.log:1:11 bsn",
      "sub/local.json:1:11 bsn",
    ]);
  });

  it("agrees with git on which files are ignored", async () => {
    const files = ["a.txt", "b/a.txt", "b/c/a.txt", "b/c/d.log", "e.log", "f g.txt", "h/keep.txt", "h/i/keep.txt", "j/k/l/m.txt", "x.TXT"];
    const cwd = folder({
      ...Object.fromEntries(files.map((file) => [file, LEAK])),
      ".gitignore": "# comment\n*.log\n!e.log\n/a.txt\nh/*\n!h/keep.txt\nj/**/m.txt\nf\\ g.txt\n",
      "b/c/.gitignore": "!*.log\n/a.txt\n",
    });
    execFileSync("git", ["init", "-q"], { cwd });
    const listed = execFileSync("git", ["ls-files", "--others", "--exclude-standard", "-z"], { cwd, encoding: "utf8" }).split("\0");
    const kept = listed.filter((name) => files.includes(name));
    expect((await json(cwd)).map((place) => place.split(":")[0]).sort()).toEqual(kept.sort());
    expect(kept.length).toBeGreaterThan(3);
  });

  it("obeys the .gitignore above a folder, unless the user names what it ignores", async () => {
    const cwd = folder({ ".git/HEAD": "", ".gitignore": "*.log\n/tmp/\n", "sub/a.log": LEAK, "sub/a.json": LEAK, "tmp/a.json": LEAK });
    expect(await json(cwd, "sub")).toEqual(["sub/a.json:1:11 bsn"]);
    expect(await json(cwd, "sub/a.log", "tmp")).toEqual(["sub/a.log:1:11 bsn", "tmp/a.json:1:11 bsn"]);
  });

  it("leaves out what --exclude names, and reads each file once", async () => {
    const cwd = folder({ "a.json": LEAK, "b/a.json": LEAK, "b/c/a.json": LEAK });
    expect(await json(cwd, "--exclude", "b/c/", "--exclude", "/a.json", ".", "b", "b/a.json")).toEqual(["b/a.json:1:11 bsn"]);
    expect(await json(cwd, "--exclude", "/a.json", "a.json")).toEqual([]);
  });

  it("follows no symbolic link, also one in a circle", async () => {
    const cwd = folder({ "a.json": LEAK });
    symlinkSync("a.json", join(cwd, "link.json"));
    symlinkSync(".", join(cwd, "circle"));
    symlinkSync("nowhere", join(cwd, "dangling"));
    const { code, stdout } = await zwartlak(["scan"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain("1 finding (bsn 1) in 1 of 1 file scanned. Left out: 3 symbolic links.");
  });

  it("skips binary files and sockets, and counts them", async () => {
    const cwd = folder({ "a.bin": Buffer.from(`\u0000\u0001${LEAK}`), "a.json": LEAK });
    const server = createServer().listen(join(cwd, "socket"));
    await once(server, "listening");
    const { stdout } = await zwartlak(["scan"], { cwd });
    server.close();
    expect(stdout).toContain("1 finding (bsn 1) in 1 of 1 file scanned. Left out: 1 binary file, 1 special file.");
  });

  it("reports a link that the user names and that leads nowhere", async () => {
    const cwd = folder({});
    symlinkSync("b", join(cwd, "a"));
    symlinkSync("a", join(cwd, "b"));
    const { code, stderr } = await zwartlak(["scan", "a"], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: "zwartlak: a was not scanned: its symbolic links go in circles.\n" });
  });
});

describe("zwartlak scan: standard input", () => {
  it("reads `-`, under the name that it is given", async () => {
    const cwd = folder({});
    const named = await zwartlak(["scan", "-", "-f", "json", "--stdin-filename", "mail.json"], { cwd, input: LEAK });
    expect(places(named.stdout)).toEqual(["mail.json:1:11 bsn"]);
    const table = await zwartlak(["scan", "-", "-f", "json", "--stdin-filename", "x.csv"], { cwd, input: `id;bsn\n1;${PLANTED.bsn}\n` });
    expect(places(table.stdout)).toEqual(["x.csv:2:3 bsn"]);
    expect(places((await zwartlak(["scan", "-", "-f", "json"], { cwd, input: LEAK })).stdout)).toEqual(["stdin:1:11 bsn"]);
  });
});

describe("zwartlak scan: a reader that stops", () => {
  it("ends quietly and keeps its verdict", async () => {
    const child = start(["scan", "--color", "never"], folder({ "a.json": LEAK.repeat(20_000) }));
    let stderr = "";
    child.stderr.on("data", (text) => (stderr += text));
    await once(child.stdout, "data");
    child.stdout.destroy();
    const [code] = await once(child, "close");
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  });
});

describe("zwartlak scan: rules and scores", () => {
  const cwd = folder({ "a.json": `{ "bsn": "${PLANTED.bsn}", "iban": "${PLANTED.iban}", "ref": "Bel ${PLANTED.phone}" }\n` });
  const rules = async (...args: string[]): Promise<string[]> => (await json(cwd, ...args)).map((place) => place.split(" ")[1] as string);

  it("finds with all rules", async () => expect(await rules()).toEqual(["bsn", "iban", "phone"]));
  it("finds with --rule only", async () => expect(await rules("--rule", "iban", "--rule", "phone")).toEqual(["iban", "phone"]));
  it("finds without --no-rule", async () => expect(await rules("--no-rule", "iban")).toEqual(["bsn", "phone"]));
  it("leaves out scores below --min-score", async () => expect(await rules("--min-score", "0.97")).toEqual(["bsn", "iban"]));
  it("takes a level as --min-score", async () => expect(await rules("--min-score", "high")).toEqual(["bsn", "iban", "phone"]));

  it("masks in the excerpt what was not asked for", async () => {
    const { stdout } = await zwartlak(["scan", "--rule", "iban", "--min-score", "0.99"], { cwd });
    expect(stdout.split("\n")[1]?.trim()).toBe('{ "…": "[BSN]", "iban": "[IBAN]", "…": "… [PHONE]" }');
  });
});

describe("zwartlak scan: large files", () => {
  it("finds the last value of a long file in constant memory", async () => {
    const cwd = folder({});
    const line = `${JSON.stringify({ level: 30, msg: "request completed", ms: 12 })}\n`;
    const rows = 700_000;
    writeFileSync(join(cwd, "app.ndjson"), line.repeat(rows) + LEAK);
    const { stdout, code } = await zwartlak(["scan", "-f", "json"], { cwd, nodeFlags: ["--max-old-space-size=60"] });
    expect({ code, places: places(stdout) }).toEqual({ code: 1, places: [`app.ndjson:${rows + 1}:11 bsn`] });
  });

  it("reads a line of many megabytes", async () => {
    const start = `[${'{"id":1,"ok":true},'.repeat(700_000)}`;
    const cwd = folder({ "a.json": `${start}${LEAK.trim()},${LEAK.trim()}]` });
    const { stdout } = await zwartlak(["scan", "-f", "json"], { cwd });
    expect(places(stdout)).toEqual([`a.json:1:${start.length + 11} bsn`, `a.json:1:${start.length + 11 + LEAK.trim().length + 1} bsn`]);
  });
});
