import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkRule } from "../check-rule.js";
import { redactorFrom } from "../create-redactor.js";
import { RedactorError } from "../errors.js";
import { rules as builtIn, createRedactor } from "../index.js";
import type { Rule } from "../rule.js";

/** A rule that was checked and what is wrong with it. */
export interface Checked {
  readonly name: string;
  readonly problems: readonly string[];
}

export function checkBuiltIn(): Checked[] {
  const { scan } = createRedactor();
  return builtIn.map((rule) => ({ name: rule.id, problems: checkRule(rule, scan) }));
}

/** Checks the default exports of the `.js` and `.mjs` files in a folder. */
export async function checkFolder(folder: string): Promise<Checked[]> {
  const names = readdirSync(folder)
    .filter((name) => /\.m?js$/.test(name))
    .sort();
  if (names.length === 0) throw new RedactorError("ERR_USAGE", `${folder} holds no .js or .mjs file. Rules in TypeScript are compiled first.`);
  const taken = new Set(builtIn.map(({ id }) => id));
  const checked: Checked[] = [];
  for (const name of names) checked.push({ name, problems: await problemsOf(join(folder, name), taken) });
  return checked;
}

async function problemsOf(file: string, taken: Set<string>): Promise<string[]> {
  const rule = await defaultExport(file);
  if (typeof rule === "string") return [rule];
  const problems = checkRule(rule, (text) => redactorFrom([rule], {}).scan(text));
  if (taken.has(rule.id)) problems.push(`its id "${rule.id}" is taken; choose another`);
  taken.add(rule.id);
  return problems;
}

/** The rule, or why there is none. */
async function defaultExport(file: string): Promise<Rule | string> {
  try {
    const module: { default?: unknown } = await import(pathToFileURL(file).href);
    if (typeof module.default === "object" && module.default !== null) return module.default as Rule;
    return "it has no default export; write `export default defineRule({ … })`";
  } catch (error) {
    return `it does not run: ${(error as Error).message}`;
  }
}
