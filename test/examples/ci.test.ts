import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { CLEAN, LEAK, project, repository } from "./ci-project.js";

describe("the npm scripts of examples/ci", () => {
  it("scan fails on the leaked fixtures, and names each", () => {
    const { status, output } = project().run("npm run --silent scan");
    expect(status).toBe(1);
    for (const place of [
      "leaked/app.log:2:35",
      "leaked/customers.json:2:22",
      "leaked/customers.json:2:43",
      "leaked/customers.json:3:37",
      "leaked/orders.csv:2:6",
    ])
      expect(output).toContain(`fixtures/${place} `);
    expect(output).not.toContain("clean/");
  });

  it("scan:clean passes: reserved values are known, and one is allowed", () => {
    expect(project().run("npm run --silent scan:clean")).toMatchObject({ status: 0, output: expect.stringContaining("No findings, 2 files scanned.") });
  });

  it("scan:report also writes a report for machines and one for people", () => {
    const { run, read } = project();
    expect(run("npm run --silent scan:report").status).toBe(1);
    const [sarif, html] = [read("zwartlak.sarif"), read("zwartlak.html")];
    expect(JSON.parse(sarif).runs[0].results.length).toBeGreaterThan(5);
    expect(html).toContain("<!doctype html>");
    for (const leak of ["123456780", "NL13QQQQ0987654321", "bakkerij-voorbeeldstad"]) expect(sarif + html).not.toContain(leak);
  });

  it("scan:staged reads what is staged, whatever the file holds now", () => {
    const { run, write } = repository();
    write("seed.json", LEAK);
    run("git add seed.json");
    write("seed.json", CLEAN);
    expect(run("npm run --silent scan:staged")).toMatchObject({ status: 1, output: expect.stringContaining("seed.json:1:11") });
    run("git add seed.json");
    expect(run("npm run --silent scan:staged").status).toBe(0);
  });

  it("scan:new reports only what the branch adds", () => {
    const { run, write } = repository();
    run("git update-ref refs/remotes/origin/main HEAD && git checkout -q -b work");
    write("new.json", CLEAN);
    run("git add -A && git commit -q -m clean");
    expect(run("npm run --silent scan:new").status).toBe(0);
    write("new.json", LEAK);
    run("git add -A && git commit -q -m leak");
    const { status, output } = run("npm run --silent scan:new");
    expect(status).toBe(1);
    expect(output).toContain("new.json:1:11");
    expect(output).not.toContain("fixtures/");
  });

  it("scan:history finds what was removed again", () => {
    const { run, write } = repository();
    run("git rm -q -r fixtures && git commit -q -m gone");
    write("note.txt", "niets\n");
    run("git add -A && git commit -q -m note");
    const { status, output } = run("npm run --silent scan:history");
    expect(status).toBe(1);
    expect(output).toMatch(/fixtures\/leaked\/orders\.csv:2:6 .* commit [\da-f]{10}/);
  });
});

describe("gitlab-ci.yml", () => {
  const template = parse(project().read("gitlab-ci.yml"))["personal-data"];
  const script = (template.script as string[]).filter((line) => line !== "npm ci").join("\n");

  it("writes every report that it promises, also of a scan that fails", () => {
    const { run, read, folder } = repository();
    expect(run(script, { CI_PROJECT_DIR: folder }).status).toBe(1);
    const { reports, paths } = template.artifacts;
    for (const file of [...Object.values(reports), ...paths])
      expect({ file, exists: existsSync(join(folder, file as string)) }).toEqual({ file, exists: true });
    expect(JSON.parse(read(reports.codequality))[0].location.path).toMatch(/^fixtures\/leaked\//);
    expect(template.artifacts.when).toBe("always");
  });

  it("looks at the changes only in a merge request", () => {
    const { run, write } = repository();
    const base = run("git rev-parse HEAD").stdout.trim();
    write("new.json", CLEAN);
    run("git add -A && git commit -q -m more");
    expect(run(script, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base }).status).toBe(0);
  });
});
