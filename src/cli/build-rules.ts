/**
 * `npm run rules`: everything that follows from the files in `rules/` and the table of flags. Writes `rules/index.ts`, `rules/README.md`, the sections
 * about rules and commands in `README.md`, the schema of the configuration and the manual page, then runs the gate.
 * With `--check` nothing is written, and what is stale is a problem.
 */
import { execSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { checkRule } from "../check-rule.js";
import type { Rule } from "../rule.js";
import { indexText, rulesReadme, TABLE_END, TABLE_START, withTable } from "./build-pages.js";
import { configSchema } from "./config/schema.js";
import { manPage } from "./man-page.js";
import { COMMANDS_END, COMMANDS_START, withCommands } from "./readme.js";

const INDEX = "rules/index.ts";
const checkOnly = process.argv.includes("--check");
const problems: string[] = [];

const ids = ruleIds();
if (isNew(INDEX, indexText(ids)) && !checkOnly) execSync("npx tsc --noCheck", { stdio: "inherit" });
// The compiled index would be that of other files, so the rest cannot be judged.
if (problems.length === 0) await buildPages();

for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stdout.write(`${ids.length} rules, ${problems.length} problems\n`);
process.exitCode = problems.length > 0 ? 1 : 0;

function ruleIds(): string[] {
  return readdirSync("rules")
    .filter((name) => /^[a-z][a-z\d-]*\.ts$/.test(name) && name !== "index.ts")
    .map((name) => name.slice(0, -".ts".length))
    .sort();
}

/** Imported late: this file must run before the index that the package is built on exists. */
async function buildPages(): Promise<void> {
  const { createRedactor, rules } = await import("../index.js");
  isNew("rules/README.md", rulesReadme(rules));
  isNew("src/cli/config.schema.json", `${JSON.stringify(configSchema(rules.map(({ id }) => id)), undefined, 2)}\n`);
  isNew("src/cli/zwartlak.1", manPage((await import("./version.js")).version));
  if (existsSync("README.md")) updateReadme(rules);
  const { scan } = createRedactor();
  for (const [index, rule] of rules.entries()) {
    if (rule.id !== ids[index]) problems.push(`rules/${ids[index]}.ts: its id is "${rule.id}"; the file must have the same name`);
    problems.push(...checkRule(rule, scan).map((problem) => `rules/${rule.id}.ts: ${problem}`));
  }
}

function updateReadme(rules: readonly Rule[]): void {
  const withRules = withTable(readFileSync("README.md", "utf8"), rules);
  const readme = withRules && withCommands(withRules);
  if (readme === undefined) problems.push(`README.md needs ${TABLE_START}, ${TABLE_END}, ${COMMANDS_START} and ${COMMANDS_END} to write between`);
  else isNew("README.md", readme);
}

/** Whether the file held something else; writes it, or notes that someone must. */
function isNew(path: string, text: string): boolean {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return false;
  if (checkOnly) problems.push(`${path} is stale: run \`npm run rules\` and commit it`);
  else writeFileSync(path, text);
  return true;
}
