import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, PLANTED, zwartlak } from "./zwartlak.js";

const SEED = "a seed of the tests";
const LEAK = `{ "bsn": "${PLANTED.bsn}", "naam": "Kees Bakker", "telefoon": "${PLANTED.phone}" }\n`;
const VALUES = new RegExp(`${PLANTED.bsn}|QQQQ|Kees|Bakker|25348761|voorbeeldstad`, "i");

const fix = (cwd: string, ...args: string[]) => zwartlak(["fix", "--seed", SEED, ...args], { cwd });
const read = (cwd: string, name: string) => readFileSync(join(cwd, name), "utf8");

describe("zwartlak fix: files", () => {
  it("are rewritten, and a scan is clean afterwards", async () => {
    const cwd = folder({ "a.json": LEAK, "sub/b.csv": `bsn;naam\n${PLANTED.bsn};Kees Bakker\n`, "c.txt": "No data.\n" });
    const { code, stdout, stderr } = await fix(cwd);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe("a.json  3 values replaced\nsub/b.csv  2 values replaced\nReplaced 5 values (bsn 2, person-name 2, phone 1) in 2 of 3 files.\n");
    expect(read(cwd, "a.json") + read(cwd, "sub/b.csv")).not.toMatch(VALUES);
    const { naam, bsn } = JSON.parse(read(cwd, "a.json")) as { naam: string; bsn: string };
    expect(read(cwd, "sub/b.csv")).toBe(`bsn;naam\n${bsn};${naam}\n`);
    expect((await zwartlak(["scan"], { cwd })).code).toBe(0);
  });

  it("are left alone by a second run, with any seed", async () => {
    const cwd = folder({ "a.json": LEAK });
    await fix(cwd);
    const once = read(cwd, "a.json");
    const { mtimeMs } = statSync(join(cwd, "a.json"));
    const { code, stdout } = await zwartlak(["fix"], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "Replaced 0 values in 0 of 1 file.\n" });
    expect(read(cwd, "a.json")).toBe(once);
    expect(statSync(join(cwd, "a.json")).mtimeMs).toBe(mtimeMs);
  });

  it("of programs keep the names of their fields", async () => {
    const code = 'db("klant").select("achternaam", "geboortedatum");\n';
    const cwd = folder({ "a.ts": code });
    expect((await fix(cwd)).code).toBe(0);
    expect(read(cwd, "a.ts")).toBe(code);
  });

  it("keep their mode, and nothing is left beside them", async () => {
    const cwd = folder({ "a.sh": `# BSN ${PLANTED.bsn}\n` });
    chmodSync(join(cwd, "a.sh"), 0o751);
    await fix(cwd, "a.sh");
    expect(statSync(join(cwd, "a.sh")).mode & 0o777).toBe(0o751);
    expect(readdirSync(cwd)).toEqual(["a.sh"]);
    expect(read(cwd, "a.sh")).not.toMatch(VALUES);
  });

  it("that git ignores, or that are excluded, stay as they are", async () => {
    const cwd = folder({ ".gitignore": "x.json\n", "x.json": LEAK, "y.json": LEAK, "z.json": LEAK, "node_modules/n.json": LEAK });
    mkdirSync(join(cwd, ".git"));
    await fix(cwd, "--exclude", "y.json");
    for (const name of ["x.json", "y.json", "node_modules/n.json"]) expect(read(cwd, name)).toBe(LEAK);
    expect(read(cwd, "z.json")).not.toMatch(VALUES);
  });

  it("that are links in a folder are not followed", async () => {
    const outside = folder({ "secret.json": LEAK });
    const cwd = folder({ "a.json": LEAK });
    symlinkSync(join(outside, "secret.json"), join(cwd, "link.json"));
    symlinkSync(outside, join(cwd, "folder"));
    expect((await fix(cwd)).code).toBe(0);
    expect(read(outside, "secret.json")).toBe(LEAK);
    expect(lstatSync(join(cwd, "link.json")).isSymbolicLink()).toBe(true);
  });

  it("that are links out of the folder are refused, also when they are named", async () => {
    const outside = folder({ "secret.json": LEAK });
    const cwd = folder({ "a.json": LEAK });
    symlinkSync(join(outside, "secret.json"), join(cwd, "link.json"));
    const { code, stderr } = await fix(cwd, "link.json", "a.json");
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "zwartlak: link.json was not fixed: it is a symbolic link out of this folder; name the file itself.\n",
    });
    expect(read(outside, "secret.json")).toBe(LEAK);
    expect(read(cwd, "a.json")).not.toMatch(VALUES);
  });

  it("that are links inside the folder stay links when they are named", async () => {
    const cwd = folder({ "real/a.json": LEAK });
    symlinkSync(join(cwd, "real/a.json"), join(cwd, "link.json"));
    expect((await fix(cwd, "link.json")).code).toBe(0);
    expect(lstatSync(join(cwd, "link.json")).isSymbolicLink()).toBe(true);
    expect(read(cwd, "real/a.json")).not.toMatch(VALUES);
  });

  it("that do not exist are an error, and the others are fixed", async () => {
    const cwd = folder({ "a.json": LEAK });
    const { code, stderr } = await fix(cwd, "absent.json", "a.json");
    expect({ code, stderr }).toEqual({ code: 2, stderr: "zwartlak: absent.json was not fixed: there is no such file or folder.\n" });
    expect(read(cwd, "a.json")).not.toMatch(VALUES);
  });
});

describe("zwartlak fix: what cannot be rewritten", () => {
  it("is named when it is binary", async () => {
    const bytes = Buffer.concat([Buffer.from(LEAK), Buffer.from([0, 1, 2, 255])]);
    const cwd = folder({ "a.bin": bytes });
    const { code, stdout } = await fix(cwd);
    expect(code).toBe(0);
    expect(stdout).toBe("a.bin  left as it is: binary\nReplaced 0 values in 0 of 0 files.\nLeft out 1 binary file.\n");
    expect(readFileSync(join(cwd, "a.bin"))).toEqual(bytes);
  });

  it("is a finding that stays when it stands in an archive", async () => {
    const { gzipSync } = await import("node:zlib");
    const bytes = gzipSync(LEAK);
    const cwd = folder({ "a.json.gz": bytes });
    const { code, stdout } = await fix(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain("bsn  left as it is: it stands in a format that cannot be rewritten");
    expect(stdout).toContain("Could not replace 3 findings; see above.\n");
    expect(stdout).not.toMatch(VALUES);
    expect(readFileSync(join(cwd, "a.json.gz"))).toEqual(bytes);
  });

  it("is what a comment accepts, and what the configuration leaves out", async () => {
    const comment = `# zwartlak-ignore-next-line: invented\n# BSN ${PLANTED.bsn}\n`;
    const cwd = folder({
      "a.py": comment,
      "off/b.json": LEAK,
      "zwartlak.config.json": JSON.stringify({ overrides: [{ files: ["off/"], policy: "off" }] }),
    });
    const { code } = await fix(cwd);
    expect(code).toBe(0);
    expect([read(cwd, "a.py"), read(cwd, "off/b.json")]).toEqual([comment, LEAK]);
  });

  it("is a value of an own rule that does not know its test values", async () => {
    const rule = `{ id: "lidnummer", label: "MEMBER", title: "Membership number", legal: "G5", statement: "klantnummer", precedence: 40,
      trigger: { prefix: ["LID-"] }, pattern: /LID-\\d{6}/y, maxLength: 10, score: { alone: 0.9 }, partial: () => "LID-******",
      surrogate: (value) => (value === "LID-000000" ? "LID-000001" : "LID-000000"), presidio: "MEMBER",
      examples: { match: ["nummer [[LID-004217]]"], ignore: ["LID-4217"] }, references: ["Own administration"] }`;
    const cwd = folder({ "a.txt": "LID-004217\n", "zwartlak.config.js": `module.exports = { customRules: [${rule}] };\n` });
    const { code, stdout } = await fix(cwd, "a.txt");
    expect({ code, text: read(cwd, "a.txt") }).toEqual({ code: 1, text: "LID-004217\n" });
    expect(stdout).toContain("a.txt:1:1  lidnummer  left as it is: there is no test value that can stand there\n");
  });
});

describe("zwartlak fix --dry-run", () => {
  it("shows place, rule, form and test value, never the value, and writes nothing", async () => {
    const cwd = folder({ "a.json": LEAK, "b.txt": "wachtwoord: hunter2\n" });
    const { code, stdout } = await fix(cwd, "--dry-run");
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^a\.json:1:11 {2}bsn {2}999999999 -> 99999\d{4}\na\.json:1:\d+ {2}person-name {2}Xxxx Xxxxxx -> [XQ]\w{3} [XQ]\w{5}\na\.json:1:\d+ {2}phone {2}99-99999999 -> 02-00\d{6}\nb\.txt:1:13 {2}password {2}••• -> Voorbeeld-\d+\nWould replace 4 values/,
    );
    expect(stdout).not.toMatch(/hunter2|Kees|Bakker|123456780|25348761/);
    expect(read(cwd, "a.json")).toBe(LEAK);
  });

  it("is what the run then does, and exits 0 when there is nothing to do", async () => {
    const cwd = folder({ "a.json": `{"bsn":"${PLANTED.bsn}"}` });
    const [, shown = ""] = /-> (\d{9})/.exec((await fix(cwd, "--dry-run")).stdout) ?? [];
    await fix(cwd);
    expect(read(cwd, "a.json")).toBe(`{"bsn":"${shown}"}`);
    expect((await fix(cwd, "--dry-run")).code).toBe(0);
  });
});

describe("zwartlak fix: seed, flags and streams", () => {
  it("takes the seed from the environment", async () => {
    const [one, other] = [folder({ "a.json": LEAK }), folder({ "x/b.json": LEAK })];
    await fix(one);
    await zwartlak(["fix"], { cwd: other, env: { ZWARTLAK_SEED: SEED } });
    expect(read(other, "x/b.json")).toBe(read(one, "a.json"));
  });

  it("chooses one of its own without a seed, and says so", async () => {
    const [one, other] = [folder({ "a.json": LEAK }), folder({ "a.json": LEAK })];
    const { stdout } = await zwartlak(["fix"], { cwd: one });
    await zwartlak(["fix"], { cwd: other });
    expect(stdout).toContain("Another run chooses other test values. Give --seed, or set ZWARTLAK_SEED, for the same ones everywhere.\n");
    expect(read(other, "a.json")).not.toBe(read(one, "a.json"));
  });

  it("refuses a seed that can be guessed", async () => {
    const cwd = folder({ "a.json": LEAK });
    const { code, stderr } = await zwartlak(["fix", "--seed", "team"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe("zwartlak: --seed needs 12 characters or more: who guesses it can find values back. Make one: openssl rand -hex 16\n");
    expect(read(cwd, "a.json")).toBe(LEAK);
  });

  it("replaces values of one rule only when asked", async () => {
    const cwd = folder({ "a.json": LEAK });
    await fix(cwd, "--rule", "bsn", "-q");
    expect(read(cwd, "a.json")).toMatch(new RegExp(`"99999\\d{4}", "naam": "Kees Bakker", "telefoon": "${PLANTED.phone}"`));
  });

  it("fixes standard input to standard output, in the format of its name", async () => {
    const cwd = folder({});
    const { code, stdout, stderr } = await zwartlak(["fix", "-", "--seed", SEED, "--stdin-filename", "a.csv"], { cwd, input: `bsn;n\n${PLANTED.bsn};1\n` });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^bsn;n\n99999\d{4};1\n$/) });
    expect(stderr).toBe("a.csv  1 value replaced\nReplaced 1 value (bsn 1) in 1 of 1 file.\n");
    expect(existsSync(join(cwd, "a.csv"))).toBe(false);
  });

  it("refuses a file that is larger than asked", async () => {
    const cwd = folder({ "a.json": LEAK });
    writeFileSync(join(cwd, "b.json"), LEAK + " ".repeat(3000));
    const { code, stderr } = await fix(cwd, "--max-file-size", "2KB");
    expect({ code, stderr }).toEqual({ code: 2, stderr: "zwartlak: b.json was not fixed: it has more than 2000 bytes.\n" });
    expect(read(cwd, "a.json")).not.toMatch(VALUES);
  });
});
