import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { CLEAN, LEAK, type Project, repository, temporaryFolder } from "./ci-project.js";

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: { readonly [name: string]: string };
  readonly "working-directory"?: string;
  readonly with?: { readonly [name: string]: string };
}

const action = parse(readFileSync(".github/actions/scan/action.yml", "utf8")) as {
  inputs: { [name: string]: { description: string; default: string } };
  outputs: { [name: string]: { value: string } };
  runs: { using: string; steps: Step[] };
};

type Values = { readonly [name: string]: string };

/** `${{ inputs.x }}` and `${{ steps.scan.outputs.x }}`, which is all that the action uses. */
function evaluated(text: string, inputs: Values, outputs: Values): string {
  return text.replace(/\$\{\{ (?:inputs|steps\.scan\.outputs)\.([\w-]+) \}\}/g, (whole, name: string) => {
    const values = whole.includes("inputs.") ? inputs : outputs;
    return values[name] ?? "";
  });
}

/** `a.b == 'c' && a.d != ''` of an `if`. */
function holds(condition: string, inputs: Values, outputs: Values): boolean {
  return condition.split(" && ").every((part) => {
    const [, kind, name, operator, literal] = /^(inputs|steps\.scan\.outputs)\.([\w-]+) (==|!=) '(\w*)'$/.exec(part) as unknown as string[];
    const value = (kind === "inputs" ? inputs : outputs)[name as string] ?? "";
    return operator === "==" ? value === literal : value !== literal;
  });
}

/** Does what a runner does with the steps of a composite action: its shell steps in bash, its outputs by file; other actions are only noted. */
function runAction(project: Project, given: Values = {}, environment: Values = {}) {
  const temp = temporaryFolder();
  const defaults = Object.entries(action.inputs).map(([name, { default: value }]) => [name, value]);
  const inputs: Values = { ...Object.fromEntries(defaults), ...given };
  const files = { RUNNER_TEMP: temp, GITHUB_OUTPUT: join(temp, "output"), GITHUB_STEP_SUMMARY: join(temp, "summary.md"), GITHUB_WORKSPACE: project.folder };
  writeFileSync(files.GITHUB_OUTPUT, "");
  writeFileSync(files.GITHUB_STEP_SUMMARY, "");
  let outputs: Values = {};
  let status: number | null = 0;
  let log = "";
  const used: string[] = [];
  for (const [index, step] of action.runs.steps.entries()) {
    if (status !== 0 || (step.if !== undefined && !holds(step.if, inputs, outputs))) continue;
    if (step.uses !== undefined) {
      used.push([step.uses, ...Object.values(step.with ?? {}).map((value) => evaluated(value, inputs, outputs))].join(" "));
      continue;
    }
    const script = join(temp, `step${index}.sh`);
    writeFileSync(script, evaluated(step.run as string, inputs, outputs));
    const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, evaluated(value, inputs, outputs)]));
    const at = evaluated(step["working-directory"] ?? ".", inputs, outputs);
    const ran = project.run(`cd "${at}" && bash --noprofile --norc -e -o pipefail "${script}"`, { ...environment, ...files, ...env });
    log += ran.output;
    status = ran.status;
    const lines = readFileSync(files.GITHUB_OUTPUT, "utf8").split("\n").filter(Boolean);
    outputs = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
  }
  return { status, log, outputs, used, summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8") };
}

describe("the GitHub action", () => {
  it("is a composite action in which every input is described and none is put into a script", () => {
    expect(action.runs.using).toBe("composite");
    for (const step of action.runs.steps) expect(step.run ?? "").not.toContain("${{");
    for (const { description } of Object.values(action.inputs)) expect(description).toMatch(/\.$/);
    for (const { value } of Object.values(action.outputs)) expect(value).toMatch(/^\$\{\{ steps\.scan\.outputs\.[\w-]+ \}\}$/);
  });

  it("annotates, summarises, keeps the reports and then fails", () => {
    const { status, log, outputs, used, summary } = runAction(repository(), {
      paths: "fixtures/leaked\nfixtures/clean",
      artifact: "personal-data",
      "code-scanning": "true",
    });
    expect(status).toBe(1);
    expect(log).toMatch(/^::error file=fixtures\/leaked\/orders\.csv,line=2,/m);
    expect(log).not.toContain("fixtures/clean");
    expect(summary).toMatch(/^## zwartlak: \d+ findings\n/);
    expect(outputs).toMatchObject({ "exit-code": "1", findings: expect.stringMatching(/^[1-9]/) });
    expect(used).toEqual([`actions/upload-artifact@v4 personal-data ${outputs.html}`, `github/codeql-action/upload-sarif@v3 ${outputs.sarif} zwartlak`]);
    expect(JSON.parse(readFileSync(outputs.sarif as string, "utf8")).runs[0].results.length).toBe(Number(outputs.findings));
    expect(readFileSync(outputs.html as string, "utf8")).toContain("<!doctype html>");
  });

  it("passes where there is nothing, with its reports", () => {
    const { status, outputs, used } = runAction(repository(), { paths: "fixtures/clean" });
    expect({ status, findings: outputs.findings, used }).toEqual({ status: 0, findings: "0", used: [] });
    expect(JSON.parse(readFileSync(outputs.sarif as string, "utf8")).runs[0].results).toEqual([]);
  });

  it("fails only for what it was told to", () => {
    expect(runAction(repository(), { "fail-on": "none" })).toMatchObject({
      status: 0,
      outputs: { "exit-code": "0", findings: expect.stringMatching(/^[1-9]/) },
    });
    expect(runAction(repository(), { "fail-on": "national-id" }).status).toBe(1);
  });

  it("fails with 2 for a wrong setting, without reports", () => {
    const { status, log, outputs } = runAction(repository(), { "min-score": "lots" });
    expect({ status, findings: outputs.findings, sarif: outputs.sarif }).toEqual({ status: 2, findings: "0", sarif: undefined });
    expect(log).toContain("--min-score has to be a number");
  });

  it("looks only at what a pull request adds, when asked", () => {
    const project = repository();
    project.run("git update-ref refs/remotes/origin/main HEAD && git checkout -q -b work");
    project.write("new.json", CLEAN);
    project.run("git add -A && git commit -q -m new");
    const request = { GITHUB_BASE_REF: "main" };
    expect(runAction(project, { "only-new": "true" }, request).status).toBe(0);
    expect(runAction(project, {}, request).status).toBe(1);
    project.write("new.json", LEAK);
    project.run("git add -A && git commit -q -m leak");
    expect(runAction(project, { "only-new": "true" }, request)).toMatchObject({ status: 1, outputs: { findings: "1" } });
  });

  it("runs nothing that stands in an input", () => {
    const project = repository();
    const evil = '$(touch pwned); `touch pwned`; "; touch pwned #';
    runAction(project, { paths: evil, "fail-on": evil, "min-score": evil, version: evil });
    expect(project.run("ls").output).not.toContain("pwned");
  });

  it("names files from the root when it runs in a folder below", () => {
    const project = repository();
    mkdirSync(join(project.folder, "packages/shop"), { recursive: true });
    project.write("packages/shop/seed.json", LEAK);
    const { log, status } = runAction(project, { "working-directory": "packages/shop" });
    expect(status).toBe(1);
    expect(log).toMatch(/^::error file=packages\/shop\/seed\.json,line=1,/m);
  });
});

describe("github-workflow.yml", () => {
  it("uses the action of the package, with inputs that it has, after what it needs", () => {
    const { jobs, permissions } = parse(readFileSync("examples/ci/github-workflow.yml", "utf8"));
    const steps = jobs.scan.steps as { uses?: string; run?: string; with?: object }[];
    const at = steps.findIndex(({ uses }) => uses?.startsWith("./"));
    const { files } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(steps[at]?.uses).toBe("./node_modules/zwartlak/.github/actions/scan");
    expect(files).toContain(".github/actions");
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(steps[at]?.with ?? {})));
    expect(steps.findIndex(({ run }) => run === "npm ci")).toBeLessThan(at);
    expect(permissions).toEqual({ contents: "read", "security-events": "write" });
  });
});
