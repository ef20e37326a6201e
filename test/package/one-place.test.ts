import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyTree } from "../tree.js";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "zwartlak-rule-")));
const rules = (...args: readonly string[]) => spawnSync("npm", ["run", "--silent", "rules", "--", ...args], { cwd: folder, encoding: "utf8" });
const read = (path: string): string => readFileSync(join(folder, path), "utf8");
const zwartlak = (...args: readonly string[]): string =>
  execFileSync(process.execPath, ["dist/src/cli/main.js", ...args], { cwd: folder, encoding: "utf8", input: "lid AQ-004217 opgezegd\n" });

const RULE = `import { defineRule, PRECEDENCE } from "../src/rule.js";

export default defineRule({
  id: "aquariumpas",
  title: "Aquarium pass",
  legal: "G4",
  statement: "klantnummer",
  precedence: PRECEDENCE.other,
  trigger: { prefix: ["AQ-"] },
  pattern: /AQ-\\d{6}(?!\\d)/y,
  maxLength: 9,
  score: { alone: 0.9 },
  partial: (value) => \`\${value.slice(0, 3)}••••••\`,
  surrogate: (_, random) => \`AQ-\${String(random(1_000_000)).padStart(6, "0")}\`,
  presidio: "NL_AQUARIUM_PASS",
  examples: { match: ["pas [[AQ-004217]]"], ignore: ["AQ-12"] },
  references: ["https://example.com/aquarium"],
});
`;

beforeAll(() => {
  copyTree(folder);
  rules();
  writeFileSync(join(folder, "rules/aquariumpas.ts"), RULE);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a new identifier is one file", () => {
  it("is noticed before `npm run rules`", () => {
    const { status, stderr } = rules("--check");
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining("rules/index.ts is stale: run `npm run rules`") });
  });

  it("reaches the index, both tables, the types, the command line and the redactor", () => {
    expect(rules()).toMatchObject({ status: 0 });
    expect(rules("--check")).toMatchObject({ status: 0 });
    expect(read("rules/index.ts")).toContain('| "aquariumpas"');
    expect(read("rules/README.md")).toContain("[`aquariumpas`](aquariumpas.ts)");
    expect(read("README.md")).toContain("[`aquariumpas`](rules/aquariumpas.ts)");
    expect(zwartlak("rules")).toContain("aquariumpas");
    expect(zwartlak("redact")).toBe("lid [AQUARIUMPAS] opgezegd\n");
  });

  it("does not pass the gate with an example that fails", () => {
    writeFileSync(join(folder, "rules/aquariumpas.ts"), RULE.replace("[[AQ-004217]]", "[[AQ-42]]"));
    const { status, stderr } = rules();
    expect({ status, stderr }).toEqual({ status: 1, stderr: "rules/aquariumpas.ts: examples.match[0] must be found at 4-9, but was found at no place\n" });
  });

  it("leaves no trace when its file goes", () => {
    rmSync(join(folder, "rules/aquariumpas.ts"));
    expect(rules()).toMatchObject({ status: 0 });
    expect(["rules/index.ts", "rules/README.md", "README.md"].filter((path) => read(path).includes("aquariumpas"))).toEqual([]);
  });
});
