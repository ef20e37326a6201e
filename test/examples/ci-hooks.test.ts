import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { CLEAN, LEAK, type Project, repository } from "./ci-project.js";

const hasPreCommit = spawnSync("pre-commit", ["--version"]).status === 0;
if (!hasPreCommit) console.warn("The hook is not tried with pre-commit itself: it is not installed.");

/** Stages a file and commits, as a person does; the hooks have their say. */
function commit({ run, write }: Project, path: string, text: string) {
  write(path, text);
  return run(`git add -A && git commit -q -m "${path}"`);
}

const count = ({ run }: Project) => Number(run("git rev-list --count HEAD").stdout);

function expectGuarded(project: Project): void {
  const before = count(project);
  expect(commit(project, "src/pages/[id] (copy).json", CLEAN).status).toBe(0);
  expect(count(project)).toBe(before + 1);
  const refused = commit(project, "src/pages/[id].json", LEAK);
  expect(refused).toMatchObject({ status: 1, output: expect.stringContaining("src/pages/[id].json:1:11") });
  expect(count(project)).toBe(before + 1);
}

function withHook(project: Project, text: string): Project {
  project.write(".git/hooks/pre-commit", text);
  chmodSync(join(project.folder, ".git/hooks/pre-commit"), 0o755);
  return project;
}

describe("a commit with somebody's data is refused", () => {
  it("by the plain hook", () => {
    const project = repository();
    expectGuarded(withHook(project, project.read("pre-commit")));
  });

  it("by the plain hook also when the file was repaired after it was staged", () => {
    const project = repository();
    withHook(project, project.read("pre-commit"));
    project.write("seed.json", LEAK);
    project.run("git add seed.json");
    project.write("seed.json", CLEAN);
    expect(project.run("git commit -q -m seed").status).toBe(1);
  });

  it("by lint-staged", () => {
    expectGuarded(withHook(repository(), "#!/bin/sh\nnpx --no-install lint-staged\n"));
  });

  it.runIf(hasPreCommit)("by pre-commit with the configuration of the example", () => {
    const project = repository();
    cpSync(join(project.folder, "pre-commit-config.yaml"), join(project.folder, ".pre-commit-config.yaml"));
    project.run("git config --unset-all core.hooksPath; git config --file .gitconfig --unset-all core.hooksPath; git add -A; git commit -q -m hook");
    expect(project.run("pre-commit install").status).toBe(0);
    expectGuarded(project);
  });
});

describe(".pre-commit-hooks.yaml", () => {
  const [hook, ...others] = parse(readFileSync(".pre-commit-hooks.yaml", "utf8"));

  it("has one hook, whose command is the one of the package", () => {
    const { bin } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(others).toEqual([]);
    expect(Object.keys(bin)).toContain(hook.entry.split(" ")[0]);
    expect(hook).toMatchObject({ id: "zwartlak", language: "node", types: ["file"] });
  });

  it("fails for files by name and passes for clean ones", () => {
    const { run } = repository();
    expect(run(`${hook.entry} fixtures/clean/orders.csv fixtures/leaked/orders.csv`).status).toBe(1);
    expect(run(`${hook.entry} fixtures/clean/orders.csv`)).toMatchObject({ status: 0, output: "" });
  });

  it.runIf(hasPreCommit)("works in pre-commit, for a commit and for all files", () => {
    const project = repository();
    // What language `node` would install is there already; nothing is fetched.
    const local = { ...hook, language: "system" };
    project.write(".pre-commit-config.yaml", stringify({ repos: [{ repo: "local", hooks: [local] }] }));
    project.run("git add -A");
    expect(project.run("pre-commit run").status).toBe(0);
    expect(project.run("pre-commit run --all-files")).toMatchObject({ status: 1, output: expect.stringContaining("fixtures/leaked/orders.csv:2:6") });
  });
});
