import { statSync } from "node:fs";
import { resolve } from "node:path";
import { RedactorError } from "../errors.js";
import { rules as builtIn } from "../index.js";
import { counted } from "../report/group.js";
import type { Arguments } from "./arguments.js";
import { checkBuiltIn, checkFolder } from "./check-folder.js";
import { table } from "./layout.js";
import { unknownRule } from "./rule-choice.js";
import { rulePage } from "./rule-page.js";
import type { ExitCode, World } from "./terminal.js";

/** `zwartlak rules`: the list, a page, or the gate. */
export function rules({ operands, values }: Arguments, world: World): ExitCode | Promise<ExitCode> {
  const [operand] = operands;
  if (operands.length > 1) throw new RedactorError("ERR_USAGE", "Give one rule or one folder.");
  if (values.check) return check(operand, world);
  world.stdout.write(operand === undefined ? list() : page(operand));
  return 0;
}

function list(): string {
  const rows = builtIn.map(({ id, label, legal, title }) => [id, `[${label ?? id.toUpperCase()}]`, typeof legal === "string" ? legal : "varies", title]);
  return `${table(["rule", "label", "class", "title"], rows)}\n\`zwartlak rules <id>\` shows one rule.\n`;
}

function page(id: string): string {
  const rule = builtIn.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new RedactorError("ERR_UNKNOWN_RULE", unknownRule(id, builtIn));
  return rulePage(rule);
}

async function check(folder: string | undefined, world: World): Promise<ExitCode> {
  const checks = folder === undefined ? checkBuiltIn() : await checkFolder(folderPath(folder, world.cwd));
  const problems = checks.flatMap(({ name, problems: list }) => list.map((problem) => `${name}: ${problem}`));
  for (const problem of problems) world.stdout.write(`${problem}\n`);
  world.stdout.write(`${counted(checks.length, "rule")} checked, ${counted(problems.length, "problem")}.\n`);
  return problems.length > 0 ? 1 : 0;
}

function folderPath(folder: string, cwd: string): string {
  const path = resolve(cwd, folder);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  throw new RedactorError("ERR_USAGE", `${folder} is no folder. Give the folder that holds your rules, as .js or .mjs files with a default export.`);
}
