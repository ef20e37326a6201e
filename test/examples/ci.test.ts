import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

/** A project of its own, with the command where `npm install` puts it. */
const project = mkdtempSync(join(tmpdir(), "zwartlak-ci-"));
const bin = join(project, "node_modules/.bin");
cpSync("examples/ci", project, { recursive: true });
mkdirSync(bin, { recursive: true });
writeFileSync(join(bin, "zwartlak"), `#!/bin/sh\nexec "${process.execPath}" "${resolve("dist/src/cli/main.js")}" "$@"\n`);
chmodSync(join(bin, "zwartlak"), 0o755);

afterAll(() => rmSync(project, { recursive: true, force: true }));

const LEAKS = ["123456780", "NL13QQQQ0987654321", "bakkerij-voorbeeldstad"];

function run(command: string) {
  const { status, stdout, stderr } = spawnSync(command, { cwd: project, shell: true, encoding: "utf8", env: { PATH: `${bin}:${process.env.PATH}` } });
  for (const leak of LEAKS) expect(stdout + stderr).not.toContain(leak);
  return { status, stdout, stderr };
}

const lineOf = (file: string, form: RegExp): string => form.exec(readFileSync(join(project, file), "utf8"))?.[1] ?? "";

describe("examples/ci", () => {
  it("npm run scan fails on the leaked fixtures, and names each", () => {
    const { status, stdout } = run("npm run --silent scan");
    expect(status).toBe(1);
    for (const place of [
      "leaked/app.log:2:35",
      "leaked/customers.json:2:22",
      "leaked/customers.json:2:43",
      "leaked/customers.json:3:37",
      "leaked/orders.csv:2:6",
    ]) {
      expect(stdout).toContain(`fixtures/${place} `);
    }
    expect(stdout).not.toContain("clean/");
  });

  it("npm run scan:clean passes: reserved values are known, and one is allowed", () => {
    expect(run("npm run --silent scan:clean")).toMatchObject({ status: 0, stdout: expect.stringContaining("No findings, 2 files scanned.") });
  });

  it("npm run scan:report also writes a report for code scanning", () => {
    expect(run("npm run --silent scan:report").status).toBe(1);
    const report = readFileSync(join(project, "zwartlak.sarif"), "utf8");
    expect(JSON.parse(report).runs[0].results.length).toBeGreaterThan(5);
    for (const leak of LEAKS) expect(report).not.toContain(leak);
  });

  it("the pre-commit hook fails for a leaking file and passes for a clean one", () => {
    const entry = lineOf("pre-commit-config.yaml", /entry: (.+)/);
    expect(run(`${entry} fixtures/clean/orders.csv fixtures/leaked/orders.csv`).status).toBe(1);
    expect(run(`${entry} fixtures/clean/orders.csv`)).toMatchObject({ status: 0, stdout: "" });
  });

  it("the workflow's command writes the report that the next step uploads", () => {
    const command = lineOf("github-workflow.yml", /run: (npx zwartlak .+)/);
    const file = lineOf("github-workflow.yml", /sarif_file: (.+)/);
    rmSync(join(project, file), { force: true });
    expect(run(command).status).toBe(1);
    expect(existsSync(join(project, file))).toBe(true);
  });
});
