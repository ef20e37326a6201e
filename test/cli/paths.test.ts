import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { flags } from "../../src/cli/flags.js";
import { folder, PLANTED, places, zwartlak } from "./zwartlak.js";

const LEAK = `{ "bsn": "${PLANTED.bsn}" }\n`;
const json = async (cwd: string, ...args: string[]): Promise<string[]> => places((await zwartlak(["scan", "-f", "json", ...args], { cwd })).stdout);

describe("zwartlak scan: patterns", () => {
  const cwd = folder({
    "a.json": LEAK,
    "fixtures/a.json": LEAK,
    "fixtures/.hidden.json": LEAK,
    "fixtures/deep/b.json": LEAK,
    "fixtures/deep/b.yaml": LEAK,
    "fixtures/node_modules/c.json": LEAK,
    "fixtures/.gitignore": "ignored.json\n",
    "fixtures/ignored.json": LEAK,
    "app/[id].json": LEAK,
    "app/(group)/a.json": LEAK,
    "app/i.json": LEAK,
  });
  const names = async (...args: string[]): Promise<string[]> => (await json(cwd, ...args)).map((place) => place.split(":")[0] as string);

  it.each([
    [["fixtures/*.json"], ["fixtures/.hidden.json", "fixtures/a.json"]],
    [["fixtures/**/*.{json,yaml}"], ["fixtures/.hidden.json", "fixtures/a.json", "fixtures/deep/b.json", "fixtures/deep/b.yaml"]],
    [
      ["**/deep/b.*", "a.json"],
      ["fixtures/deep/b.json", "fixtures/deep/b.yaml", "a.json"],
    ],
    [
      ["**/b.json", "fixtures/deep"],
      ["fixtures/deep/b.json", "fixtures/deep/b.yaml"],
    ],
    [["app/[id].json"], ["app/[id].json"]],
    [["app/(group)"], ["app/(group)/a.json"]],
    [["app/[i].json"], ["app/i.json"]],
    [["fixtures/**/b.yaml", "--exclude", "deep/"], []],
  ])("%j", async (args, expected) => expect(await names(...args)).toEqual(expected));

  it("seen from another folder", async () => {
    expect(await json(join(cwd, "app"), "../fixtures/*.json")).toEqual(["../fixtures/.hidden.json:1:11 bsn", "../fixtures/a.json:1:11 bsn"]);
  });

  it("that fit nothing are an error", async () => {
    const { code, stderr } = await zwartlak(["scan", "nowhere/*.json", "a.json"], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: "zwartlak: nowhere/*.json was not scanned: no file fits this pattern.\n" });
  });
});

describe("zwartlak scan: .zwartlakignore", () => {
  it("leaves out files also where they are named, in each folder, and goes before .gitignore", async () => {
    const cwd = folder({
      ".gitignore": "*.log\n",
      ".zwartlakignore": "# made up\ngenerated/\n!kept.log\n/a.json\n",
      "a.json": LEAK,
      "kept.log": LEAK,
      "other.log": LEAK,
      "generated/a.json": LEAK,
      "sub/a.json": LEAK,
      "sub/b.json": LEAK,
      "sub/.zwartlakignore": "b.json\n",
    });
    expect(await json(cwd)).toEqual(["kept.log:1:11 bsn", "sub/a.json:1:11 bsn"]);
    expect(await json(cwd, "--no-gitignore")).toEqual(["kept.log:1:11 bsn", "other.log:1:11 bsn", "sub/a.json:1:11 bsn"]);
    expect(await json(cwd, "a.json", "sub/b.json", "other.log")).toEqual(["other.log:1:11 bsn"]);
    expect(await json(join(cwd, "sub"), "a.json", "b.json")).toEqual(["a.json:1:11 bsn"]);
  });
});

describe("zwartlak scan: what is hard to read", () => {
  it("survives links in circles, unreadable folders and files, pipes, and goes on", async () => {
    const cwd = folder({ "a.json": LEAK, "locked/b.json": LEAK, "locked.json": LEAK, "z.json": LEAK });
    symlinkSync("..", join(cwd, "locked/up"));
    execFileSync("mkfifo", [join(cwd, "pipe.json")]);
    mkdirSync(join(cwd, "empty"));
    const asRoot = process.getuid?.() === 0;
    if (!asRoot) for (const name of ["locked", "locked.json"]) chmodSync(join(cwd, name), 0);
    const { code, stdout, stderr } = await zwartlak(["scan"], { cwd });
    for (const name of ["locked", "locked.json"]) chmodSync(join(cwd, name), 0o755);
    expect(stdout).toContain("a.json:1:11");
    expect(stdout).toContain("z.json:1:11");
    expect(stdout).toContain("1 special file");
    expect({ code, stderr }).toEqual(
      asRoot ? { code: 1, stderr: "" } : { code: 2, stderr: expect.stringContaining("locked was not scanned: no permission to read it.") },
    );
  });

  it("survives a bomb, and opens archives as deep as --max-archive-depth says", async () => {
    const gzipped = (bytes: Buffer, times: number): Buffer => (times === 0 ? bytes : gzipped(gzipSync(bytes), times - 1));
    const bomb = gzipSync(Buffer.alloc(300_000_000, 32));
    const cwd = folder({
      "a.json": LEAK,
      "bomb.txt.gz": bomb,
      "once.json.gz": gzipped(Buffer.from(LEAK), 1),
      "deep.json.gz.gz.gz": gzipped(Buffer.from(LEAK), 3),
    });
    const { code, stdout, stderr } = await zwartlak(["scan", "-f", "json", "--threads", "1"], { cwd, nodeFlags: ["--max-old-space-size=600"] });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^zwartlak: bomb\.txt\.gz was not scanned: [^\n]+\n$/m);
    expect(places(stdout)).toHaveLength(3);
    const shallow = await zwartlak(["scan", "-f", "json", "--max-archive-depth", "1", "--exclude", "bomb*"], { cwd });
    expect(places(shallow.stdout)).toHaveLength(2);
    expect(shallow.code).toBe(2);
    expect(shallow.stderr).toMatch(/deep\.json\.gz\.gz\.gz/);
  });
});

describe("zwartlak scan: --fail-on", () => {
  const cwd = folder({ "a.json": `{ "iban": "${PLANTED.iban}", "mail": "${PLANTED.email}" }` });
  it.each([
    [["--fail-on", "national-id,special"], 0],
    [["--fail-on", "national-id", "--fail-on", "email"], 1],
    [["--fail-on", "financial"], 1],
    [["--fail-on", "none"], 0],
    [["--fail-on", "any"], 1],
  ])("%j", async (args, code) => {
    const run = await zwartlak(["scan", ...args], { cwd });
    expect(run).toMatchObject({ code, stdout: expect.stringContaining("2 findings"), stderr: "" });
  });

  it("refuses what it does not know", async () => {
    const { code, stderr } = await zwartlak(["scan", "--fail-on", "nationalid"], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('--fail-on cannot be "nationalid". Did you mean national-id?') });
  });

  it("is read from the configuration too", async () => {
    const configured = folder({ "a.json": `{ "mail": "${PLANTED.email}" }`, "zwartlak.config.json": '{ "failOn": ["national-id"] }' });
    expect(await zwartlak(["scan"], { cwd: configured })).toMatchObject({ code: 0 });
    expect(await zwartlak(["scan", "--fail-on", "email"], { cwd: configured })).toMatchObject({ code: 1 });
  });
});

describe("environment", () => {
  it("has a twin for every flag but --help", () => {
    expect(flags.filter((flag) => "onlyFlag" in flag && flag.onlyFlag).map(({ name }) => name)).toEqual(["help"]);
  });

  it("says the same as flags", async () => {
    const cwd = folder({ "a.json": LEAK, "b.json": LEAK });
    const env = { ZWARTLAK_EXCLUDE: "b.json", ZWARTLAK_FORMAT: "json", ZWARTLAK_FAIL_ON: "special, company", ZWARTLAK_STDIN_FILENAME: "x.csv" };
    const { code, stdout } = await zwartlak(["scan", "-", "."], { cwd, env, input: `id;bsn\n1;${PLANTED.bsn}\n` });
    expect({ code, places: places(stdout) }).toEqual({ code: 0, places: ["x.csv:2:3 bsn", "a.json:1:11 bsn"] });
    expect((await zwartlak(["scan"], { cwd, env: { ZWARTLAK_STAGED: "maybe" } })).stderr).toContain("ZWARTLAK_STAGED must be 1 (or true) or 0 (or false).");
  });
});
