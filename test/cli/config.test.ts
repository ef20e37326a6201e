import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { configSchema } from "../../src/cli/config/schema.js";
import { rules } from "../../src/index.js";
import { folder, PLANTED, places, zwartlak } from "./zwartlak.js";

const LEAK = `{ "bsn": "${PLANTED.bsn}", "mail": "${PLANTED.email}" }\n`;
const scan = (cwd: string, ...args: string[]) => zwartlak(["scan", "-f", "json", ...args], { cwd });
const json = async (cwd: string, ...args: string[]): Promise<string[]> => places((await scan(cwd, ...args)).stdout);

describe("overrides for some files", () => {
  const cwd = folder({
    "a.json": LEAK,
    "docs/a.json": LEAK,
    "off/a.json": LEAK,
    "test/a.json": LEAK,
    "test/deep/a.json": LEAK,
    "zwartlak.config.jsonc": `{
      // seen from the folder of this file
      "rules": { "email": { "minScore": 1 } },
      "overrides": [
        { "files": ["/test/"], "rules": { "bsn": false, "email": true } },
        { "files": ["/test/deep/"], "allow": ["${PLANTED.email}"] },
        { "files": ["/docs/"], "policy": "warn" },
        { "files": ["off/"], "policy": "off" },
      ],
    }`,
  });

  it("change rules, allowed values and what findings mean", async () => {
    expect(await json(cwd)).toEqual(["a.json:1:11 bsn", "docs/a.json:1:11 bsn", "test/a.json:1:32 email"]);
    expect(await json(join(cwd, "test"))).toEqual(["a.json:1:32 email"]);
    expect(await scan(cwd, "docs")).toMatchObject({ code: 0 });
    expect(await scan(cwd, "docs", "test")).toMatchObject({ code: 1 });
  });

  it("hold for standard input under its name", async () => {
    const { stdout } = await zwartlak(["scan", "-", "--stdin-filename", "test/x.json", "-f", "json"], { cwd, input: LEAK });
    expect(places(stdout)).toEqual(["test/x.json:1:32 email"]);
  });
});

describe("profiles", () => {
  const text = "Tel 06-25348761\n\n\n1234 AB\n\nJan\n";
  const files = { "a.txt": text };
  const count = async (config: string, ...args: string[]): Promise<number> =>
    (await json(folder({ ...files, "zwartlak.config.json": config }), ...args)).length;

  it("report more or less; a score beside them goes before them, and a flag before all", async () => {
    const [strict, balanced, quiet] = [await count('{ "profile": "strict" }'), await count("{}"), await count('{ "profile": "quiet" }')];
    expect(strict).toBeGreaterThan(balanced);
    expect(balanced).toBeGreaterThan(quiet);
    expect(await count("{}", "--profile", "strict")).toBe(strict);
    expect(await count('{ "profile": "strict" }', "--profile", "quiet")).toBe(quiet);
    expect(await count('{ "profile": "quiet", "minScore": 0.5 }')).toBe(balanced);
    expect(await count('{ "minScore": 1, "overrides": [{ "files": ["a.txt"], "profile": "balanced" }] }')).toBe(balanced);
    expect(await count('{ "profile": "strict" }', "--min-score", "1")).toBe(0);
  });
});

describe("allowed values in a configuration that is no program", () => {
  it("are whole values and patterns, with a reason and a last day", async () => {
    const cwd = folder({ "a.json": LEAK });
    const allow = (entries: unknown): void => writeFileSync(join(cwd, "zwartlak.config.json"), JSON.stringify({ allow: entries }));
    allow([{ value: PLANTED.bsn, reason: "invented" }, { pattern: "@bakkerij-voorbeeldstad\\.nl$" }]);
    expect(await json(cwd)).toEqual([]);
    allow([{ value: PLANTED.bsn, expires: "2020-01-01" }, { pattern: "^bakkerij" }]);
    expect(await json(cwd)).toEqual(["a.json:1:11 bsn", "a.json:1:32 email"]);
  });
});

it("a configuration that is no program cannot hold rules, and is told so", async () => {
  const { code, stderr } = await scan(folder({ "a.json": LEAK, "zwartlak.config.json": '{ "customRules": ["./klantcode.mjs"] }' }));
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(/zwartlak\.config\.json:1: `customRules` has to be a list of rules .* in \.js or \.mjs/),
  });
});

describe("the schema for editors", () => {
  const schema = JSON.parse(readFileSync("src/cli/config.schema.json", "utf8")) as object;
  const validate = new Ajv({ strict: false }).compile(schema);

  it("is the one that `npm run rules` makes, and is published", () => {
    expect(schema).toEqual(configSchema(rules.map(({ id }) => id)));
    const { exports, files, man } = JSON.parse(readFileSync("package.json", "utf8")) as { exports: { [path: string]: string }; files: string[]; man: string };
    expect(exports["./config.schema.json"]).toBe("./src/cli/config.schema.json");
    expect(files).toEqual(expect.arrayContaining(["src/cli/config.schema.json", man.slice(2)]));
  });

  it.each<[unknown, boolean]>([
    [{ profile: "strict", rules: { bsn: false, iban: { minScore: 0.5, mask: "stars" } }, allow: ["a", { pattern: "b", reason: "c" }] }, true],
    [{ overrides: [{ files: ["a"], policy: "warn", rules: { ip: false } }], baseline: "b", failOn: ["bsn"], maxArchiveDepth: 0, fields: { x: "bsn" } }, true],
    [JSON.parse(readFileSync("zwartlak.config.json", "utf8")), true],
    [{ minscore: 1 }, false],
    [{ rules: { bns: false } }, false],
    [{ fields: { x: "bns" } }, false],
    [{ overrides: [{ minScore: 1 }] }, false],
    [{ allow: [1] }, false],
    [{ customRules: [] }, false],
  ])("judges %j as the command does", async (config, isValid) => {
    expect(validate(config)).toBe(isValid);
    const cwd = folder({ "a.txt": "x", "zwartlak.config.json": JSON.stringify(config), b: '{"zwartlak-baseline":1,"random":"00","cost":2}' });
    const isProgram = "customRules" in (config as object);
    expect((await zwartlak(["scan"], { cwd })).code).toBe(isValid || isProgram ? 0 : 2);
  });
});

describe("zwartlak init", () => {
  it("writes a configuration with comments after a look at the folder, which works", async () => {
    const cwd = folder({
      "package-lock.json": "{}",
      "public/app.min.js": "x",
      "src/a.ts": "x",
      "src/b.ts": "x",
      "test/fixtures/klant.json": '{ "id": 1 }',
      "test/fixtures/order.csv": "id\n1\n",
      ".gitignore": "dist/\n",
      "dist/fixtures/a.json": "{}",
      "node_modules/zwartlak/package.json": "{}",
    });
    expect(await zwartlak(["init"], { cwd })).toEqual({ code: 0, stdout: "zwartlak.config.jsonc written. Try it: npx zwartlak scan\n", stderr: "" });
    const text = readFileSync(join(cwd, "zwartlak.config.jsonc"), "utf8");
    expect(text).toContain('  "$schema": "./node_modules/zwartlak/src/cli/config.schema.json",');
    expect(text).toContain('"exclude": ["*.min.js", "package-lock.json"]');
    expect(text).toContain('{ "files": ["/test/fixtures/"], "profile": "strict" },');
    expect(text).toContain("// Here are 7 files: json 2, ts 2, ");
    expect(text).not.toContain("dist");
    expect(await zwartlak(["scan"], { cwd })).toMatchObject({ code: 0, stderr: "" });
    // Every setting that is only a comment works once it is none.
    const full = text.replace(/\/\/ {1,3}(?=["{])/g, "");
    writeFileSync(join(cwd, "zwartlak.config.jsonc"), full);
    await zwartlak(["baseline"], { cwd });
    expect(await zwartlak(["scan"], { cwd })).toMatchObject({ code: 0, stderr: "" });
  });

  it("overwrites nothing unless it is forced", async () => {
    const cwd = folder({ "zwartlak.config.json": "{}" });
    const { code, stderr } = await zwartlak(["init", "--force"], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: "zwartlak: There is a configuration already: zwartlak.config.json.\n" });
    const own = folder({ "zwartlak.config.jsonc": "{}" });
    expect(await zwartlak(["init"], { cwd: own })).toMatchObject({ code: 2, stderr: expect.stringContaining("--force writes a new one.") });
    expect(await zwartlak(["init", "--force"], { cwd: own })).toMatchObject({ code: 0 });
  });
});
