import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRedactor } from "../src/index.js";

const readme = readFileSync("README.md", "utf8");
/** Programs, each with the output that the page shows below it. */
const programs = [...readme.matchAll(/```js\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g)].map(([, code = "", output = ""]) => ({ code, output }));

describe("README", () => {
  let folder: string;
  beforeAll(() => {
    // Inside the package, so that `import "zwartlak"` means this one.
    folder = mkdtempSync(join(process.cwd(), "dist", "readme-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("shows programs with their output", () => {
    expect(programs.length).toBe([...readme.matchAll(/^```js$/gm)].length);
    expect(programs.length).toBeGreaterThan(2);
  });

  it.each(programs)("program $# prints what the page shows", ({ code, output }) => {
    const file = join(folder, "program.mjs");
    writeFileSync(file, code);
    expect(execFileSync(process.execPath, [file], { encoding: "utf8" })).toBe(output);
  });

  it("shows the two commands on its first screen", () => {
    const firstScreen = readme.split("\n").slice(0, 12).join("\n");
    expect(firstScreen).toContain("npm start");
    expect(firstScreen).toContain("npm test");
  });

  it("shows a picture that is true", () => {
    const picture = readFileSync(".github/log-line.svg", "utf8");
    const lines = [...picture.matchAll(/<text x="20" y="(?:54|76|144|166)">(.*)<\/text>/g)].map(([, line = ""]) => line.replace(/<[^>]*>/g, ""));
    const [without, masked] = [lines.slice(0, 2).join(""), lines.slice(2).join("")];
    expect(createRedactor().redactLine(without)).toBe(masked);
  });
});
