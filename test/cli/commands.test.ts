import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../../src/cli/commands.js";
import { flags, flagsOf } from "../../src/cli/flags.js";
import { COMMANDS_END, COMMANDS_START, withCommands } from "../../src/cli/readme.js";
import { folder, PLANTED, zwartlak } from "./zwartlak.js";

const cwd = folder({ "a.txt": "niets" });
const run = (...args: string[]) => zwartlak(args, { cwd });

describe("zwartlak", () => {
  it("tells its version", async () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    expect(await run("--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("helps", async () => {
    const { code, stdout } = await run("--help");
    expect(code).toBe(0);
    const lines = stdout.split("\n");
    for (const { name, summary } of commands) expect(lines.find((line) => line.startsWith(`  ${name} `))).toContain(`  ${summary}`);
    expect((await run("help")).stdout).toBe(stdout);
  });

  it.each(commands.map(({ name }) => name))("helps with %s: every flag, in lines that fit", async (name) => {
    const { code, stdout } = await run(name, "--help");
    expect(code).toBe(0);
    for (const flag of flagsOf(name)) expect(stdout).toContain(`--${flag.name}`);
    expect(stdout.split("\n").every((line) => line.length <= 110)).toBe(true);
    expect((await run("help", name)).stdout).toBe(stdout);
  });

  it.each([
    [[], "Which command?"],
    [["scna"], "Did you mean scan?"],
    [["help", "redcat"], "Did you mean redact?"],
    [["."], "`zwartlak scan` takes its name"],
    [["scan", "--exlude", "x"], "Did you mean --exclude?"],
    [["redact", "--format", "json"], "`zwartlak redact` has no flag --format."],
    [["scan", "-x"], "has no flag -x"],
    [["scan", "--format"], "argument missing"],
    [["scan", "--quiet=yes"], "does not take an argument"],
    [["scan", "--format", "srif"], "Did you mean sarif?"],
    [["scan", "--min-score", "1.5"], "a number from 0 to 1, or low, medium or high"],
    [["scan", "--max-file-size", "big"], "such as 20MB"],
    [["scan", "--rule", "bns"], 'Did you mean "bsn"?'],
    [["scan", "--no-rule", "ibn"], 'Did you mean "iban"?'],
    [["redact", "--mask", "star"], "Did you mean stars?"],
    [["rules", "bns"], 'Did you mean "bsn"?'],
    [["rules", "--check", "absent"], "absent is no folder"],
    [["explain"], "Give one text in quotes"],
  ])("refuses %j and names the way out", async (args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: expect.stringContaining(message) });
    expect(stderr).toMatch(/^zwartlak: [^\n]+\n$/);
  });

  it("describes every command and flag in the section of the README", () => {
    const empty = `# a\n${COMMANDS_START}\n${COMMANDS_END}\nz\n`;
    const readme = withCommands(empty) ?? "";
    for (const { name } of commands) expect(readme).toMatch(new RegExp(`^### \`zwartlak ${name}[ \`]`, "m"));
    for (const { name } of flags.filter((flag) => flag.name !== "help")) expect(readme).toContain(`--${name}`);
    expect(readme).toMatch(/^# a\n.*\nz\n$/s);
    expect(withCommands(readme)).toBe(readme);
    expect(withCommands("# a\n")).toBeUndefined();
  });

  it("has for each flag a command that exists", () => {
    const names = commands.map(({ name }) => name as string);
    expect(flags.flatMap((flag) => flag.commands.filter((name) => !names.includes(name)))).toEqual([]);
  });
});

describe("zwartlak rules", () => {
  it("lists every rule", async () => {
    const { stdout } = await run("rules");
    expect(stdout).toMatch(/^rule +label +class +title\n/);
    for (const id of ["bsn", "iban", "email", "phone"]) expect(stdout).toMatch(new RegExp(`^${id} +\\[`, "m"));
  });

  it("shows one", async () => {
    const { stdout } = await run("rules", "bsn");
    for (const part of ["bsn: Citizen service number", "G2: national identification number", "\ncontext     bsn", "\nfields      bsn", "\nsources     "]) {
      expect(stdout).toContain(part);
    }
  });

  it("checks the built-in rules", async () => {
    const { code, stdout } = await run("rules", "--check");
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+ rules checked, 0 problems\.\n$/) });
  });
});

/** A rule as a user writes it; `defineRule` comes from the package, which the folder finds in its node_modules. */
const lidnummer = (change = ""): string => `export default {
  id: "lidnummer", title: "Membership number", legal: "G4", statement: "klantnummer", precedence: 60,
  trigger: { prefix: ["LID-"] }, pattern: /LID-\\d{6}/y, maxLength: 10, score: { alone: 0.8 },
  partial: () => "LID-******", surrogate: () => "LID-000000", presidio: "MEMBER",
  examples: { match: ["lid [[LID-123456]]"], ignore: ["LID-12"] }, references: ["https://example.com/"], ${change}
};\n`;

describe("zwartlak rules --check <folder>", () => {
  it("passes rules that hold", async () => {
    const rules = folder({ "my/lidnummer.mjs": lidnummer() });
    expect(await zwartlak(["rules", "--check", "my"], { cwd: rules })).toEqual({ code: 0, stdout: "1 rule checked, 0 problems.\n", stderr: "" });
  });

  it("names each file and what is wrong with it", async () => {
    const files = {
      "1-example.mjs": lidnummer('examples: { match: ["lid [[LID-12]]"], ignore: ["x"] }'),
      "2-taken.mjs": lidnummer('id: "bsn"'),
      "3-slow.mjs": lidnummer("pattern: /LID-(\\d+)+x/y"),
      "4-empty.mjs": "export const rule = 1;\n",
      "5-broken.mjs": "export default {\n",
    };
    const { code, stdout } = await zwartlak(["rules", "--check", "."], { cwd: folder(files) });
    expect(code).toBe(1);
    for (const name of Object.keys(files)) expect(stdout).toContain(`${name}: `);
    expect(stdout).toContain('2-taken.mjs: its id "bsn" is taken; choose another');
    expect(stdout).toContain("5 rules checked");
  });

  it("uses them in a scan, by the configuration", async () => {
    const files = {
      "lidnummer.mjs": lidnummer(),
      "zwartlak.config.mjs": 'import rule from "./lidnummer.mjs";\nexport default { customRules: [rule], allow: [/example/] };\n',
      "a.txt": "lid LID-654321\n",
    };
    const { stdout } = await zwartlak(["scan", "a.txt"], { cwd: folder(files) });
    expect(stdout).toMatch(/^a\.txt:1:5 {2}lidnummer {2}medium 0\.80 .*\n {4}… \[LIDNUMMER\]\n/);
  });
});

describe("zwartlak explain", () => {
  it("tells why, without the values", async () => {
    const { code, stdout } = await run("explain", `BSN 999990019 ${PLANTED.email}`);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^place +rule +score +reasons +outcome\n/);
    expect(stdout).toMatch(/^4-13 +bsn +0\.\d\d high +.*check-digit.* +taken$/m);
    expect(stdout).not.toContain("999990019");
    expect(stdout).not.toContain(PLANTED.email);
  });

  it("reads standard input for `-`", async () => {
    expect((await zwartlak(["explain", "-"], { cwd, input: "BSN 999990019\n" })).stdout).toMatch(/^4-13 +bsn /m);
    expect((await zwartlak(["explain", "niets"], { cwd })).stdout).toBe("No candidates.\n");
  });
});

describe("configuration", () => {
  const LEAK = `{ "bsn": "${PLANTED.bsn}", "mail": "${PLANTED.email}" }\n`;
  const scan = (files: Record<string, string>, args: string[] = [], env: Record<string, string> = {}, at = ".") =>
    zwartlak(["scan", "a.json", ...args], { cwd: resolve(folder({ "a.json": LEAK, "deep/er/a.json": LEAK, ...files }), at), env });

  it.each([
    ["zwartlak.config.json", '{ "rules": { "bsn": false } }'],
    ["zwartlak.config.mjs", "export default { rules: { bsn: false } };"],
    ["package.json", '{ "name": "x", "zwartlak": { "rules": { "bsn": false } } }'],
  ])("is read from %s, here or above", async (name, text) => {
    expect((await scan({ [name]: text })).stdout).toContain("1 finding (email 1)");
    expect((await scan({ [name]: text, "deep/package.json": "{}" }, [], {}, "deep/er")).stdout).toContain("1 finding (email 1)");
  });

  it("gives way to the environment, and that to a flag", async () => {
    const files = { "zwartlak.config.json": '{ "minScore": 1 }' };
    expect((await scan(files)).code).toBe(0);
    expect((await scan(files, [], { ZWARTLAK_MIN_SCORE: "0.5" })).code).toBe(1);
    expect((await scan(files, ["--min-score", "1"], { ZWARTLAK_MIN_SCORE: "0.5" })).code).toBe(0);
    expect((await scan({}, [], { ZWARTLAK_NO_RULE: "bsn, email", ZWARTLAK_QUIET: "1" })).stdout).toBe("");
    expect((await scan({}, [], { ZWARTLAK_FORMAT: "json" })).stdout).toMatch(/^\{/);
  });

  it("knows own field names and patterns to leave out, seen from its folder", async () => {
    const files = { "zwartlak.config.json": '{ "fields": { "lidcode": "bsn" }, "exclude": ["/deep/"] }', "b.json": `{ "lidcode": "${PLANTED.bsn}" }\n` };
    const root = folder({ "a.json": LEAK, "deep/a.json": LEAK, ...files });
    mkdirSync(join(root, "sub"));
    writeFileSync(join(root, "sub/b.json"), files["b.json"]);
    const { stdout } = await zwartlak(["scan", "..", "--rule", "bsn", "--exclude", "a.json"], { cwd: join(root, "sub") });
    expect(stdout).toContain("2 findings (bsn 2) in 2 of");
    expect(stdout).not.toContain("deep");
  });

  it.each([
    ['{\n  "minscore": 1\n}', ':2: there is no key "minscore". Did you mean "minScore"? Known:'],
    ['{\n  // a comment\n  "minScore": 2,\n}', ":3: `minScore` has to be a number from 0 to 1."],
    ['{ "rules": {\n\n"bns": false } }', ':3: There is no rule "bns". Did you mean "bsn"?'],
    ['{ "rules": { "bsn":\n { "mask": "star" } } }', ":2: `rules.bsn.mask` has to be one of label, stars, partial, remove, surrogate."],
    ['{ "exclude": "x" }', ":1: `exclude` has to be a list, such as"],
    ['{ "allow": ["a",\n1] }', ":2: `allow[1]` has to be text, or { value, reason } or { pattern, reason }."],
    ['{ "allow": [{ "valeu": "a" }] }', ':1: there is no key "valeu". Did you mean "value"?'],
    ['{ "allow": [{ "pattern": "(" }] }', ": `allow` holds a `pattern` that is no regular expression."],
    ['{ "fields": { "lidcode": "klantnumer" } }', ':1: `fields.lidcode` has to be the id of a rule; `zwartlak rules` lists them. Did you mean "klantnummer"?'],
    ['{ "failOn": ["any",\n"bns"] }', ":2: `failOn[1]` has to be one of special, national-id, financial"],
    ['{\n"maxFileSize": "20 miles" }', ":2: `maxFileSize` has to be a number of bytes, such as 500KB or 20MB.\n"],
    ['{ "profile": "quite" }', ':1: `profile` has to be one of strict, balanced, quiet. Did you mean "quiet"?'],
    ['{ "overrides": [\n{ "minScore": 1 }] }', ':2: `overrides[0]` needs a key "files".'],
    ['{ "overrides": [{ "files": ["a"], "policy": "wran" }] }', ':1: `overrides[0].policy` has to be one of fail, warn, off. Did you mean "warn"?'],
    ["[]", ":1: a configuration has to be an object"],
    [`{ "allow": ["${PLANTED.email}" }`, ":1: it is no valid JSON (CommaExpected)."],
    [`{ "profile": "${PLANTED.email}" }`, ":1: `profile` has to be one of strict, balanced, quiet."],
  ])("is refused when it is %j", async (text, message) => {
    const { code, stderr } = await scan({ "zwartlak.config.json": text });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`zwartlak.config.json${message}`) });
    expect(stderr).not.toContain(PLANTED.email);
  });

  it("tells everything that is wrong at once, also in package.json and in a program", async () => {
    const wrong = { minScore: 2, mask: "star" };
    const inPackage = await scan({ "package.json": JSON.stringify({ name: "x", zwartlak: wrong }, undefined, 1) });
    expect(inPackage.stderr).toMatch(/package\.json:4: `minScore` has to be .*\nzwartlak: .*package\.json:5: `mask` has to be /);
    const program = await scan({ "zwartlak.config.mjs": `export default ${JSON.stringify(wrong)};` });
    expect(program.stderr).toMatch(/config\.mjs: `minScore` has to be .*\nzwartlak: .*config\.mjs: `mask` has to be /);
  });

  it("is the one that --config names, and says when there is none", async () => {
    const files = { "zwartlak.config.json": '{ "rules": { "bsn": false } }', "other.json": '{ "rules": { "email": false } }' };
    expect((await scan(files, ["--config", "other.json"])).stdout).toContain("1 finding (bsn 1)");
    expect((await scan(files, ["--config", "absent.json"])).stderr).toContain("there is no such file");
  });
});
