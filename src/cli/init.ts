import { existsSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { RedactorError } from "../errors.js";
import { filesUnder } from "../input/files.js";
import type { Arguments } from "./arguments.js";
import { CONFIG_NAMES } from "./config/load.js";
import type { ExitCode, World } from "./terminal.js";

const NAME = "zwartlak.config.jsonc";

/** `zwartlak init`: a configuration for this folder, with comments. */
export async function init({ operands, values }: Arguments, { cwd, stdout }: World): Promise<ExitCode> {
  if (operands.length > 0) throw new RedactorError("ERR_USAGE", "`zwartlak init` looks at the current folder and takes no paths.");
  const there = CONFIG_NAMES.filter((name) => name !== "package.json").find((name) => existsSync(join(cwd, name)));
  if (there !== undefined && !(values.force && there === NAME))
    throw new RedactorError("ERR_USAGE", `There is a configuration already: ${there}.${there === NAME ? " --force writes a new one." : ""}`);
  writeFileSync(join(cwd, NAME), configFor(await lookAt(cwd), existsSync(join(cwd, "node_modules/zwartlak"))));
  stdout.write(`${NAME} written. Try it: npx zwartlak scan\n`);
  return 0;
}

/** What a folder looks like. */
interface Look {
  readonly files: number;
  /** Extensions, the commonest first. */
  readonly kinds: readonly string[];
  /** Folders with test data, as patterns. */
  readonly fixtures: readonly string[];
  /** Files that programs write, as patterns. */
  readonly generated: readonly string[];
  readonly hasBaseline: boolean;
}

const FIXTURES = /^(?:.*\/)?(?:fixtures?|__fixtures__|test-?data|testdaten|seeds?|mocks?|__mocks__|samples?|cassettes|dummy-?data)\//i;
const GENERATED =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|composer\.lock|Gemfile\.lock|poetry\.lock|Cargo\.lock|go\.sum)$|\.(?:min\.js|min\.css|map|svg)$/;
const KINDS_SHOWN = 8;
/** Enough to see what kind of project it is. */
const FILES_SEEN = 20_000;

async function lookAt(cwd: string): Promise<Look> {
  const kinds = new Map<string, number>();
  const fixtures = new Set<string>();
  const generated = new Set<string>();
  let files = 0;
  for await (const { kind, name } of filesUnder(["."], { cwd, gitignore: true, isExcluded: () => false })) {
    if (kind !== "file" || ++files > FILES_SEEN) continue;
    const extension = extname(name).slice(1).toLowerCase() || "without extension";
    kinds.set(extension, 1 + (kinds.get(extension) ?? 0));
    const [folder] = FIXTURES.exec(name) ?? [];
    if (folder !== undefined) fixtures.add(`/${folder}`);
    if (GENERATED.test(name)) generated.add(generatedPattern(name));
  }
  const common = [...kinds].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([extension, count]) => `${extension} ${count}`);
  return {
    files,
    kinds: common.slice(0, KINDS_SHOWN),
    fixtures: [...fixtures].sort(),
    generated: [...generated].sort(),
    hasBaseline: existsSync(join(cwd, "zwartlak-baseline.jsonl")),
  };
}

/** `*.min.js` for files of a kind, the name for a lock file. */
function generatedPattern(name: string): string {
  const [kind] = /\.(?:min\.js|min\.css|map|svg)$/.exec(name) ?? [];
  return kind === undefined ? (name.split("/").at(-1) as string) : `*${kind}`;
}

function configFor({ files, kinds, fixtures, generated, hasBaseline }: Look, isInstalled: boolean): string {
  const patterns = (list: readonly string[]) => list.map((pattern) => JSON.stringify(pattern)).join(", ");
  const overrides = fixtures.map((folder) => `    { "files": [${JSON.stringify(folder)}], "profile": "strict" },\n`);
  return `{
  // Editors complete and check this file; \`npx zwartlak scan\` names key and line of what is wrong.
${isInstalled ? "" : "  // "}  "$schema": "./node_modules/zwartlak/src/cli/config.schema.json",

  // Here are ${files} files: ${kinds.join(", ") || "none"}.
  // How much is reported: "strict" (also what is only likely), "balanced" (the default) or "quiet" (only what is nearly certain).
  "profile": "balanced",

  // Files and folders to leave out, as in .gitignore. What git ignores is left out anyway. These are written by programs:
  "exclude": [${patterns(generated)}],

  // Values that are fine, whole or as a pattern. Values that are reserved for tests are known already.
  "allow": [
    // { "value": "KL-000000", "reason": "invented customer" },
    // { "pattern": "@voorbeeld\\\\.example$", "reason": "our test accounts" },
  ],

  // Rules to switch off or to set; \`npx zwartlak rules\` lists them.
  "rules": {
    // "ip": false,
    // "person-name": { "minScore": 0.8 },
  },

  // Other settings for some files. "policy" is "fail", "warn" (report only) or "off".
  "overrides": [
${overrides.length === 0 ? '    // { "files": ["/test/fixtures/"], "profile": "strict" },\n' : `    // These look like test data, where a real person does most harm:\n${overrides.join("")}`}    // { "files": ["/docs/"], "policy": "warn" },
  ],

  // Known findings, written by \`npx zwartlak baseline\`; only new ones make a scan fail.
${hasBaseline ? "" : "  // "}  "baseline": "zwartlak-baseline.jsonl",

  // Fail only for these; the others are reported. All make a scan fail when this is left out.
  // "failOn": ["special", "national-id", "secret"],
}
`;
}
