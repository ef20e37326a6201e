import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRedactor } from "../src/index.js";
import { filesOf } from "./tree.js";

const readme = readFileSync("README.md", "utf8");
/** Programs and command lines, each with the output that the page shows below it. */
const shown = [...readme.matchAll(/^```(js|sh)\n((?:(?!```).*\n)*)```\n\n```text\n((?:(?!```).*\n)*)```/gm)].map(([, language, code = "", output = ""]) => ({
  language,
  code,
  output,
}));
const programs = shown.filter(({ language }) => language === "js");
const commandLines = shown.filter(({ language }) => language === "sh");

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

  it("shows what commands print", () => {
    expect(commandLines.length).toBeGreaterThan(1);
  });

  it.each(commandLines)("command line $# prints what the page shows", ({ code, output }) => {
    const cwd = mkdtempSync(join(tmpdir(), "zwartlak-readme-"));
    const zwartlak = `"${process.execPath}" "${resolve("dist/src/cli/main.js")}"`;
    const { stdout } = spawnSync("sh", ["-c", code.replaceAll("npx zwartlak", zwartlak)], { cwd, encoding: "utf8" });
    rmSync(cwd, { recursive: true });
    expect(stdout).toBe(output);
  });

  it("quotes figures of accuracy that were measured", () => {
    const section = /## How well it finds\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? "";
    const measured = readFileSync("bench/accuracy.md", "utf8").replaceAll(",", "");
    const figures = section.match(/\d[\d,.]*\d/g)?.map((figure) => figure.replaceAll(",", "")) ?? [];
    expect(figures.length).toBeGreaterThan(8);
    expect(figures.filter((figure) => !new RegExp(`(?<![\\d.])${figure}(?![\\d.])`).test(measured))).toEqual([]);
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

describe("src/README", () => {
  const map = readFileSync("src/README.md", "utf8");

  it("names files and folders that are there", () => {
    const paths = filesOf(/^src\//).map(({ path }) => path);
    const named = [...map.matchAll(/`([a-z\d/-]+(?:\.ts|\.mjs|\/))`/g)].map(([, name = ""]) => name);
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter((name) => name !== "rules/" && !paths.some((path) => path.replace(/^src/, "").includes(`/${name.replace(/^src\//, "")}`)))).toEqual([]);
  });

  it("gives a reason for each dependency", () => {
    const { dependencies, peerDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
    const section = map.slice(map.indexOf("## Dependencies"));
    expect([...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name)).toEqual(Object.keys(dependencies));
    expect(Object.keys(peerDependencies).filter((name) => !section.includes(`\`${name}\``))).toEqual([]);
  });
});
