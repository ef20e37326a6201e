import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const run = (...args: string[]) => spawnSync(process.execPath, args, { encoding: "utf8" });

describe("examples/custom-rule", () => {
  it("masks a code of its own beside the built-in identifiers", () => {
    const { stdout, stderr } = run("dist/examples/custom-rule/main.js");
    expect(stderr).toBe("");
    expect(stdout).toBe("Klant WS-••••••-3 (j•••@example.nl) belde terug\n{ customerCode: 'WS-••••••-3', order: 4711 }\n");
  });

  it("passes the gate that the built-in rules pass", () => {
    const { stdout, status } = run("dist/src/cli/main.js", "rules", "--check", "dist/examples/custom-rule/rules");
    expect(stdout).toBe("1 rule checked, 0 problems.\n");
    expect(status).toBe(0);
  });
});
