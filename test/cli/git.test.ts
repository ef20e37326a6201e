import { execFileSync } from "node:child_process";
import { existsSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repository } from "./repository.js";
import { folder, PLANTED, places, zwartlak } from "./zwartlak.js";

const LEAK = `{ "bsn": "${PLANTED.bsn}" }\n`;
const OTHER = `{ "iban": "${PLANTED.iban}" }\n`;
const CLEAN = '{ "ok": true }\n';
const json = async (cwd: string, ...args: string[]): Promise<string[]> => places((await zwartlak(["scan", "-f", "json", ...args], { cwd })).stdout);

describe("zwartlak scan --staged", () => {
  it("reads what is staged, not the work tree", async () => {
    const { root, git, write } = repository({ "a.json": CLEAN, "b.json": CLEAN });
    write({ "a.json": LEAK, "b.json": LEAK, "new.json": LEAK });
    git("add", "a.json");
    write({ "a.json": CLEAN });
    expect(await json(root, "--staged")).toEqual(["a.json:1:11 bsn"]);
    expect(await json(root)).toEqual(["b.json:1:11 bsn", "new.json:1:11 bsn"]);
  });

  it("works before the first commit, with odd names, renames and deleted files", async () => {
    const { root, git, write, commit } = repository();
    write({ 'it\'s "é" \t.json': LEAK, "sub/b.json": LEAK });
    git("add", "--all");
    expect(await json(root, "--staged")).toEqual(['it\'s "é" \t.json:1:11 bsn', "sub/b.json:1:11 bsn"]);
    commit("first");
    git("mv", "sub/b.json", "c.json");
    rmSync(join(root, 'it\'s "é" \t.json'));
    git("add", "--all");
    expect(await json(root, "--staged")).toEqual(["c.json:1:11 bsn"]);
  });

  it("obeys paths, --exclude and .zwartlakignore, and reads tables by their header", async () => {
    const { root, git, write } = repository({ ".zwartlakignore": "skipped/\n" });
    write({ "in/a.csv": `id;bsn\n1;${PLANTED.bsn}\n`, "in/b.json": LEAK, "out/a.json": LEAK, "skipped/a.json": LEAK, "node_modules/a.json": LEAK });
    git("add", "--all", "--force");
    expect(await json(root, "--staged", "in", "--exclude", "b.json")).toEqual(["in/a.csv:2:3 bsn"]);
    expect(await json(join(root, "out"), "--staged")).toEqual(["a.json:1:11 bsn"]);
    expect(await json(root, "--staged")).toEqual(["in/a.csv:2:3 bsn", "in/b.json:1:11 bsn", "out/a.json:1:11 bsn"]);
  });

  it("runs as a hook: with the index of that commit", () => {
    const { root, git, write } = repository({ "a.json": CLEAN, "b.json": CLEAN });
    const main = join(process.cwd(), "dist/src/cli/main.js");
    writeFileSync(join(root, ".git/hooks/pre-commit"), `#!/bin/sh\nexec "${process.execPath}" "${main}" scan --staged --quiet\n`, { mode: 0o755 });
    write({ "a.json": LEAK, "b.json": '{ "ok": false }\n' });
    expect(() => git("commit", "--quiet", "--message", "leak", "--only", "a.json")).toThrow("bsn");
    git("commit", "--quiet", "--message", "clean", "--only", "b.json");
    expect(git("log", "--format=%s")).toBe("clean\nfirst");
  });
});

describe("zwartlak scan --since", () => {
  it("reports lines that were added since the branch began, also those that are not committed yet", async () => {
    const { root, git, commit, write } = repository({ "a.txt": `x\nbsn ${PLANTED.bsn}\ny\n`, "old.json": LEAK });
    git("switch", "--quiet", "--create", "feature");
    commit("second", { "a.txt": `x\nbsn ${PLANTED.bsn}\ny\niban ${PLANTED.iban}\n` });
    git("switch", "--quiet", "main");
    commit("on main meanwhile", { "main.json": LEAK });
    git("switch", "--quiet", "feature");
    write({ "a.txt": `z\nx\nbsn ${PLANTED.bsn}\ny\niban ${PLANTED.iban}\nmail ${PLANTED.email}\n`, "untracked.json": LEAK });
    expect(await json(root, "--since", "main")).toEqual(["a.txt:5:6 iban", "a.txt:6:6 email", "untracked.json:1:11 bsn"]);
    git("add", "a.txt");
    expect(await json(root, "--since", "main", "--staged")).toEqual(["a.txt:5:6 iban", "a.txt:6:6 email"]);
  });

  it("says nothing about lines that only moved down, a renamed file, or deleted lines", async () => {
    const { root, git, write } = repository({ "a.txt": `bsn ${PLANTED.bsn}\nb\nc\nd\n`, "b.txt": `bsn ${PLANTED.bsn}\nx\n` });
    git("mv", "b.txt", "c.txt");
    write({ "a.txt": `0\nbsn ${PLANTED.bsn}\nb\nd\n` });
    expect(await json(root, "--since", "HEAD")).toEqual([]);
  });

  it("misses nothing where lines end in a carriage return, which git does not count", async () => {
    const { root, write } = repository({ "a.txt": "a\rb\rc\n" });
    write({ "a.txt": `a\rb\rc\nbsn ${PLANTED.bsn}\n` });
    expect(await json(root, "--since", "HEAD")).toEqual(["a.txt:4:5 bsn"]);
  });

  it("reads a file that git takes for binary as a whole, and follows no link", async () => {
    const { root, write } = repository({ "a.txt": "x\n" });
    write({ "utf16.txt": Buffer.from(`\ufeffbsn ${PLANTED.bsn}\n`, "utf16le") });
    symlinkSync("utf16.txt", join(root, "link"));
    expect(await json(root, "--since", "HEAD")).toEqual(["utf16.txt:1:5 bsn"]);
  });

  it.each([
    [["--since", "nowhere"], 'There is no commit "nowhere" here.'],
    [["--since", "--output=x"], "ambiguous"],
    [["--since=--output=x"], 'There is no commit "--output=x" here.'],
  ])("refuses %j", async (args, message) => {
    const { root } = repository({ "a.txt": "x\n" });
    const { code, stderr } = await zwartlak(["scan", ...args], { cwd: root });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
    expect(existsSync(join(root, "x"))).toBe(false);
  });
});

describe("zwartlak scan --history", () => {
  it("finds what is gone, with the oldest commit, and each value in a file once", async () => {
    const { root, git, commit } = repository({ "a.json": CLEAN });
    const leaked = commit("leak", { "a.json": LEAK });
    commit("grows", { "a.json": `${LEAK}\n` });
    commit("copied", { "b.json": LEAK });
    commit("gone", { "a.json": CLEAN, "b.json": CLEAN });
    git("switch", "--quiet", "--create", "other", leaked);
    const other = commit("other", { "c.json": OTHER });
    git("switch", "--quiet", "main");
    expect(await json(root)).toEqual([]);
    const { code, stdout } = await zwartlak(["scan", "--history", "-f", "json"], { cwd: root });
    const { findings } = JSON.parse(stdout) as { findings: readonly { file: string; commit: string }[] };
    expect(code).toBe(1);
    // The copy is the same content, so it is read once, under its first path.
    expect(findings.map(({ file, commit: at }) => `${file} ${at}`).sort()).toEqual([`a.json ${leaked}`, `c.json ${other}`].sort());
    const text = await zwartlak(["scan", "--history"], { cwd: root });
    expect(text.stdout).toContain(`commit ${leaked.slice(0, 10)}`);
    expect(text.stdout).not.toContain("Test");
  });

  it("reads what a merge itself brought, stashes, and only commits since a reference", async () => {
    const { root, git, commit, write } = repository({ "a.json": CLEAN });
    git("switch", "--quiet", "--create", "side");
    commit("side", { "side.txt": "x\n" });
    git("switch", "--quiet", "main");
    const before = commit("main", { "old.json": LEAK });
    git("merge", "--quiet", "--no-commit", "--no-ff", "side");
    commit("merge", { "evil.json": OTHER });
    write({ "a.json": LEAK.replace("1", "2") });
    git("stash", "--quiet");
    expect((await json(root, "--history")).sort()).toEqual(["a.json:1:11 bsn", "evil.json:1:12 iban", "old.json:1:11 bsn"]);
    expect(await json(root, "--history", "--since", before)).toEqual(["evil.json:1:12 iban"]);
  });

  it("obeys .zwartlakignore and --exclude for paths that are gone, and limits on size", async () => {
    const { root, commit } = repository({ "gone/a.json": LEAK, "kept/a.json": OTHER, "big.txt": `${PLANTED.email}\n`.repeat(200) });
    commit("removed", { ".zwartlakignore": "/gone/\n" });
    rmSync(join(root, "gone"), { recursive: true });
    commit("removed");
    expect(await json(root, "--history", "--exclude", "big.txt")).toEqual(["kept/a.json:1:12 iban"]);
    const { code, stderr } = await zwartlak(["scan", "--history", "--max-file-size", "1KB"], { cwd: root });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("big.txt was not scanned: it is larger than --max-file-size") });
  });

  it("reports contents that a partial clone lacks, and fetches nothing", async () => {
    const { root, git } = repository({ "a.json": LEAK, "b.json": OTHER });
    const oid = git("rev-parse", "HEAD:a.json");
    renameSync(join(root, ".git/objects", oid.slice(0, 2), oid.slice(2)), join(root, "gone"));
    const { code, stdout, stderr } = await zwartlak(["scan", "--history", "-f", "json"], { cwd: root });
    expect({ code, places: places(stdout) }).toEqual({ code: 2, places: ["b.json:1:12 iban"] });
    expect(stderr).toContain("a.json was not scanned: its content is missing from this clone.");
  });

  it("is no run for what is staged", async () => {
    const { code, stderr } = await zwartlak(["scan", "--history", "--staged"], { cwd: repository().root });
    expect({ code, stderr }).toEqual({ code: 2, stderr: "zwartlak: --history and --staged are two runs: choose one of them.\n" });
  });

  it("is quiet in an empty repository, and needs one", async () => {
    expect(await json(repository().root, "--history")).toEqual([]);
    const { code, stderr } = await zwartlak(["scan", "--history"], { cwd: folder({}), env: { GIT_CEILING_DIRECTORIES: "/" } });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("is in no git repository") });
  });

  it("runs no program that the repository names, and says so when git is missing", async () => {
    const { root, git, write } = repository({ "a.json": LEAK, ".gitattributes": "*.json diff=evil filter=evil\n" });
    git("config", "core.fsmonitor", `touch ${join(root, "ran")}`);
    git("config", "diff.evil.textconv", `touch ${join(root, "ran")}; cat`);
    git("config", "diff.external", `touch ${join(root, "ran")}`);
    write({ "a.json": `${LEAK}\n${OTHER}` });
    expect(await json(root, "--since", "HEAD")).toEqual(["a.json:3:12 iban"]);
    expect(existsSync(join(root, "ran"))).toBe(false);
    const { code, stderr } = await zwartlak(["scan", "--staged"], { cwd: root, env: { PATH: folder({}) } });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("git cannot be started (ENOENT)") });
  });

  it("reads a thousand versions with workers, in a fixed order", async () => {
    const { root } = repository();
    const blobs = Array.from({ length: 1000 }, (_, i) => `blob\nmark :${i + 1}\ndata <<EOF\n{ "id": ${i}, "bsn": "${123400000 + i}" }\nEOF\n`).join("");
    const commits = Array.from({ length: 1000 }, (_, i) => {
      return `commit refs/heads/main\ncommitter Test <test@example.com> ${1_700_000_000 + i} +0000\ndata <<EOF\n${i}\nEOF\nM 100644 :${i + 1} f${i % 7}.json\n`;
    }).join("");
    execFileSync("git", ["fast-import", "--quiet"], { cwd: root, input: `${blobs}${commits}` });
    const found = await json(root, "--history", "--threads", "2");
    expect(found).toHaveLength(1000);
    expect(await json(root, "--history", "--threads", "1")).toEqual(found);
  });
});
