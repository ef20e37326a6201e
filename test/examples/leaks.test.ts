import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, expect, it } from "vitest";

const cwd = resolve("examples/leaks");
afterAll(() => rmSync(resolve(cwd, "dist"), { recursive: true, force: true }));

function run(args: readonly string[], input = ""): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, args, { cwd, input, encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } });
}

it("examples/leaks tells which line of the source logs what on which route, and whom to ask", () => {
  expect(run([resolve("node_modules/typescript/bin/tsc"), "-p", "."])).toMatchObject({ status: 0, stdout: "" });
  const report = run(["--enable-source-maps", "dist/main.js"]);
  expect(report.status).toBe(0);
  expect(report.stderr).toContain('zwartlak_masked_values_total{rule="phone",door="line"} 3\n');
  expect(report.stdout + report.stderr).not.toMatch(/Amrani|12345678/);

  const { status, stdout } = run([resolve("dist/src/cli/main.js"), "leaks", "-", "--codeowners", "CODEOWNERS"], report.stdout);
  expect(status).toBe(1);
  expect(stdout.split("\n").slice(1, 3)).toEqual([
    expect.stringMatching(/^src\/orders\.ts:42 logs a telephone number on POST \/orders +3 +callBack +@shop\/orders$/),
    expect.stringMatching(/^src\/orders\.ts:28 logs the name of a person on DELETE \/orders\/:id +1 +@shop\/orders$/),
  ]);
});
