import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { indexText, rulesReadme, withTable } from "../../src/cli/build-pages.js";
import { rules } from "../../src/index.js";

const ids = readdirSync("rules")
  .filter((name) => name.endsWith(".ts") && name !== "index.ts")
  .map((name) => name.slice(0, -".ts".length))
  .sort();

describe("what `npm run rules` writes is fresh", () => {
  it("rules/index.ts lists the folder", () => {
    expect(readFileSync("rules/index.ts", "utf8")).toBe(indexText(ids));
  });

  it("rules/README.md has the table", () => {
    expect(readFileSync("rules/README.md", "utf8")).toBe(rulesReadme(rules));
  });

  it("README.md has the table", () => {
    expect(existsSync("README.md")).toBe(true);
    const readme = readFileSync("README.md", "utf8");
    expect(withTable(readme, rules)).toBe(readme);
  });
});

describe("the built-in rules", () => {
  it("are named after their files, in order", () => {
    expect(rules.map(({ id }) => id)).toEqual(ids);
  });

  it("name their sources", () => {
    expect(rules.filter(({ references }) => references.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it("share a label only where the label says that they are of one kind", () => {
    const labels = rules.map(({ id, label }) => label ?? id.toUpperCase()).filter((label) => label !== "SECRET");
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
  });
});
