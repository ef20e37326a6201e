import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { RedactorError } from "../../errors.js";
import { reasonOf } from "../../input/unreadable.js";
import type { RedactorOptions } from "../../options.js";
import type { Rule } from "../../rule.js";
import { problemsIn } from "./check.js";
import { CONFIG, type Path } from "./shape.js";
import { type ConfigText, readConfigText } from "./text.js";

/** A value that is fine, as a configuration that is no program can say it. */
export type Allowed = string | RegExp | { readonly value?: string; readonly pattern?: string; readonly reason?: string; readonly expires?: string };

/** How much is reported. */
export type Profile = "strict" | "balanced" | "quiet";

/** What can be set for all files and for some. */
export interface PathConfig extends Pick<RedactorOptions, "rules" | "minScore"> {
  readonly profile?: Profile;
  readonly allow?: readonly Allowed[];
}

/** What findings in a file mean: the scan fails, or they are only reported, or the file is not scanned. */
export type Policy = "fail" | "warn" | "off";

export interface Override extends PathConfig {
  /** Patterns as in `.gitignore`, seen from the folder of the configuration. */
  readonly files: readonly string[];
  readonly policy?: Policy;
}

/** What a configuration file may hold; `shape.ts` says what each key means. */
export interface Config extends PathConfig, Pick<RedactorOptions, "customRules" | "mask" | "paths" | "fields"> {
  readonly exclude?: readonly string[];
  readonly overrides?: readonly Override[];
  readonly baseline?: string;
  readonly failOn?: readonly string[];
  readonly maxFileSize?: string;
  readonly maxArchiveDepth?: number;
}

export interface FoundConfig {
  readonly file: string;
  readonly config: Config;
}

/** In the order in which they are looked for in each folder. */
export const CONFIG_NAMES = ["zwartlak.config.js", "zwartlak.config.mjs", "zwartlak.config.jsonc", "zwartlak.config.json", "package.json"];

/**
 * The configuration that is named, or the nearest one in `folder` and the folders above it.
 *
 * @throws RedactorError `ERR_INVALID_CONFIG` that names file, line and key of everything that is wrong
 */
export async function loadConfig(folder: string, named: string | undefined, builtIn: readonly Rule[]): Promise<FoundConfig | undefined> {
  const found = named === undefined ? await nearestConfig(folder) : await readConfig(resolve(folder, named));
  if (found === undefined && named !== undefined)
    throw invalid(named, 'it holds no configuration; export an object, or add the key "zwartlak" to package.json');
  if (found !== undefined) checkConfig(found, builtIn);
  return found && { file: found.file, config: found.content as Config };
}

/** A configuration as it was read, before it is checked. */
interface ReadConfig {
  readonly file: string;
  readonly content: unknown;
  readonly text?: ConfigText;
  /** Where in the file it stands. */
  readonly inside: Path;
}

async function nearestConfig(folder: string): Promise<ReadConfig | undefined> {
  for (const name of CONFIG_NAMES) {
    const file = join(folder, name);
    const found = existsSync(file) ? await readConfig(file) : undefined;
    if (found !== undefined) return found;
  }
  return dirname(folder) === folder ? undefined : nearestConfig(dirname(folder));
}

async function readConfig(file: string): Promise<ReadConfig | undefined> {
  if (/\.[cm]?js$/.test(file)) return given({ file, content: await importConfig(file), inside: [] });
  const text = readConfigText(readOrThrow(file));
  if (!("content" in text)) throw invalid(`${file}:${text.line}`, `it is no valid JSON (${text.code})`);
  if (basename(file) !== "package.json") return given({ file, content: text.content, text, inside: [] });
  return given({ file, content: (text.content as { zwartlak?: unknown } | null)?.zwartlak, text, inside: ["zwartlak"] });
}

function given(read: ReadConfig): ReadConfig | undefined {
  return read.content === undefined ? undefined : read;
}

async function importConfig(file: string): Promise<unknown> {
  try {
    const module: { default?: unknown } = await import(pathToFileURL(file).href);
    return module.default;
  } catch (error) {
    throw invalid(file, `it does not run: ${(error as Error).message}`, error);
  }
}

function readOrThrow(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw invalid(file, reasonOf(error), error);
  }
}

function checkConfig({ file, content, text, inside }: ReadConfig, builtIn: readonly Rule[]): void {
  const own = (content as { customRules?: unknown } | null)?.customRules;
  const ids = [...builtIn, ...(Array.isArray(own) ? own : [])].map((rule: Rule | null) => rule?.id ?? "");
  const problems = problemsIn(content, CONFIG, ids).map(({ path, message }) => {
    const place = text === undefined ? file : `${file}:${text.lineOf([...inside, ...path])}`;
    return `${place}: ${/^[Tt]here is/.test(message) ? "" : subject(path)}${message}`;
  });
  if (problems.length > 0) throw new RedactorError("ERR_INVALID_CONFIG", problems.map(ended).join("\nzwartlak: "));
}

/** `overrides[0].minScore` */
function subject(path: Path): string {
  if (path.length === 0) return "a configuration ";
  const name = path.reduce<string>((text, part) => (typeof part === "number" ? `${text}[${part}]` : `${text}${text === "" ? "" : "."}${part}`), "");
  return `\`${name}\` `;
}

export function invalid(file: string, problem: string, cause?: unknown): RedactorError {
  return new RedactorError("ERR_INVALID_CONFIG", `${file}: ${ended(problem)}`, { cause });
}

function ended(sentence: string): string {
  return /[.?]$/.test(sentence) ? sentence : `${sentence}.`;
}
