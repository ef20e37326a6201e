import { describe, expect, it } from "vitest";
import type { Leak } from "../../src/index.js";
import { codeOwners } from "../../src/input/code-owners.js";
import { folder, zwartlak } from "./zwartlak.js";

const LEAK: Leak = { file: "src/orders.ts", line: 42, function: "place", route: "POST /orders", rule: "phone", count: 3, observed: 3, sampled: false };
const SEEN: Leak = { ...LEAK, file: "src/login.ts", line: 7, rule: "email", count: 1200, observed: 100, sampled: true };
const UNKNOWN: Leak = { rule: "bsn", count: 1, observed: 0, sampled: true };
const report = (...leaks: readonly Leak[]) => JSON.stringify(leaks);

describe("zwartlak leaks", () => {
  it("says in a sentence what each log call logs, on which route, and who owns it", async () => {
    const cwd = folder({
      ".git/HEAD": "",
      ".github/CODEOWNERS": "* @all\n/src/orders.ts @web/orders anna@example.com\n",
      "report.json": report(LEAK, SEEN, UNKNOWN),
    });
    const { code, stdout, stderr } = await zwartlak(["leaks", "report.json"], { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout.replace(/ {2,}/g, " | ").split("\n")).toEqual([
      "leak | values | function | owners",
      "src/login.ts:7 logs an e-mail address on POST /orders | ~1200 | place | @all",
      "src/orders.ts:42 logs a telephone number on POST /orders | 3 | place | @web/orders anna@example.com",
      "an unknown call site logs a citizen service number | ~1",
      "",
      "1204 values logged by 3 log calls. ~ is an estimate: there were more lines than stacks are looked at.",
      "",
    ]);
  });

  it("adds up the reports of several processes, from files and standard input, as JSON", async () => {
    const cwd = folder({ "a.json": report(LEAK), "b.json": report({ ...LEAK, count: 10, sampled: true }, SEEN) });
    const { code, stdout } = await zwartlak(["leaks", "a.json", "b.json", "-", "--json"], { cwd, input: report(LEAK) });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      { ...SEEN, owners: [] },
      { ...LEAK, count: 16, observed: 9, sampled: true, owners: [] },
    ]);
  });

  it("has nothing to say about an empty report", async () => {
    expect(await zwartlak(["leaks", "-"], { cwd: folder({}), input: "[]" })).toEqual({ code: 0, stdout: "No leaks.\n", stderr: "" });
  });

  it.each([
    [{ ".github/CODEOWNERS": "* @a", CODEOWNERS: "* @b", "docs/CODEOWNERS": "* @c" }, "@a"],
    [{ CODEOWNERS: "* @b", "docs/CODEOWNERS": "* @c" }, "@b"],
    [{ "docs/CODEOWNERS": "* @c" }, "@c"],
  ])("finds CODEOWNERS where GitHub does: %j", async (files, owner) => {
    const { stdout } = await zwartlak(["leaks", "-", "--json"], { cwd: folder({ ".git/HEAD": "", ...files }), input: report(LEAK) });
    expect(JSON.parse(stdout)).toEqual([{ ...LEAK, owners: [owner] }]);
  });

  it("sees files from the root of the repository, and packages belong to nobody", async () => {
    const cwd = folder({ ".git/HEAD": "", CODEOWNERS: "/api/src/ @api\nnode_modules/ @nobody", "api/package.json": "{}" });
    const input = report(LEAK, { ...LEAK, file: "node_modules/pino-http/logger.js", count: 2 });
    const { stdout } = await zwartlak(["leaks", "-", "--json"], { cwd: `${cwd}/api`, input });
    expect((JSON.parse(stdout) as { owners: unknown }[]).map(({ owners }) => owners)).toEqual([["@api"], []]);
  });

  it.each([
    [["leaks"], "", "zwartlak leaks report.json"],
    [["leaks", "absent.json"], "", "absent.json was not read: there is no such file or folder."],
    [["leaks", "-"], "{}", "is no report of leaks"],
    [["leaks", "-"], '[{"rule":"phone"}]', "is no report of leaks"],
    [["leaks", "-"], '[{"rule":"phone","count":1,"observed":1,"sampled":false,"file":7}]', "is no report of leaks"],
    [["leaks", "-", "--codeowners", "absent"], "[]", "absent was not read"],
  ])("refuses %j %s and names the way out", async (args, input, message) => {
    const { code, stdout, stderr } = await zwartlak(args, { cwd: folder({}), input });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  it("does not pass on what could control a terminal", async () => {
    const { stdout } = await zwartlak(["leaks", "-"], { cwd: folder({}), input: report({ ...LEAK, file: "a\u001b[31m.ts", route: "POST \u0007" }) });
    expect(stdout).not.toContain("\u001b");
    expect(stdout).not.toContain("\u0007");
  });
});

describe("CODEOWNERS", () => {
  const text = `
# the last that fits counts
*               @all            # everything
*.js            @js @web
/build/logs/    @ops
docs/*          @docs
apps/           @octocat
/apps/github
**/logs         @logs
/scripts/**/run.ts  @run
my\\ folder/     @space
!src/kept.ts    @never
src/[ab].ts     @never
src/Case.ts     @case
`;
  const ownersOf = codeOwners(text);

  it.each([
    ["README.md", ["@all"]],
    ["src/deep/app.js", ["@js", "@web"]],
    ["build/logs/a/b.txt", ["@logs"]],
    ["build/other.txt", ["@all"]],
    ["docs/start.md", ["@docs"]],
    ["docs/build/trouble.md", ["@all"]],
    ["more/docs/start.md", ["@all"]],
    ["packages/apps/x/y.ts", ["@octocat"]],
    ["apps/github/main.ts", []],
    ["apps/gitlab/main.ts", ["@octocat"]],
    ["deep/logs/x.ts", ["@logs"]],
    ["scripts/run.ts", ["@run"]],
    ["scripts/a/b/run.ts", ["@run"]],
    ["my folder/x.ts", ["@space"]],
    ["src/kept.ts", ["@all"]],
    ["src/a.ts", ["@all"]],
    ["src/Case.ts", ["@case"]],
    ["src/case.ts", ["@all"]],
    ["../elsewhere.ts", []],
  ])("%s belongs to %j", (path, owners) => {
    expect(ownersOf(path)).toEqual(owners);
  });

  it("at the root, `/*` is for files there only", () => {
    const only = codeOwners("/* @root");
    expect([only("a.ts"), only("src/a.ts")]).toEqual([["@root"], []]);
  });
});
