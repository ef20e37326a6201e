import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { checkOptions } from "../check-options.js";
import { RedactorError } from "../errors.js";
import { reasonOf } from "../input/unreadable.js";
import { nearest } from "../nearest.js";
import type { RedactorOptions } from "../options.js";
import type { Rule } from "../rule.js";

/** What a configuration file may hold: options of the redactor, and what a scan leaves out. */
export interface Config extends Pick<RedactorOptions, "rules" | "customRules" | "mask" | "minScore" | "paths" | "fields" | "allow"> {
  /** Patterns as in `.gitignore`, seen from the folder of the configuration. */
  readonly exclude?: readonly string[];
}

export interface FoundConfig {
  readonly file: string;
  readonly config: Config;
}

const KEYS = ["rules", "customRules", "mask", "minScore", "paths", "fields", "allow", "exclude"];
/** In the order in which they are looked for in each folder. */
const NAMES = ["zwartlak.config.js", "zwartlak.config.mjs", "zwartlak.config.json", "package.json"];

/**
 * The configuration that is named, or the nearest one in `folder` and the folders above it.
 *
 * @throws RedactorError `ERR_INVALID_CONFIG` that names the file and the key
 */
export async function loadConfig(folder: string, named: string | undefined, builtIn: readonly Rule[]): Promise<FoundConfig | undefined> {
  const found = named === undefined ? await nearestConfig(folder) : await readConfig(resolve(folder, named));
  if (found === undefined && named !== undefined)
    throw invalid(named, 'it holds no configuration; export an object, or add the key "zwartlak" to package.json');
  if (found !== undefined) checkConfig(found, builtIn);
  return found;
}

async function nearestConfig(folder: string): Promise<FoundConfig | undefined> {
  for (const name of NAMES) {
    const file = join(folder, name);
    const found = existsSync(file) ? await readConfig(file) : undefined;
    if (found !== undefined) return found;
  }
  return dirname(folder) === folder ? undefined : nearestConfig(dirname(folder));
}

async function readConfig(file: string): Promise<FoundConfig | undefined> {
  const content = /\.[cm]?js$/.test(file) ? await importConfig(file) : parseConfig(file);
  const config = basename(file) === "package.json" ? (content as { zwartlak?: unknown } | null)?.zwartlak : content;
  return config === undefined ? undefined : { file, config: config as Config };
}

async function importConfig(file: string): Promise<unknown> {
  try {
    const module: { default?: unknown } = await import(pathToFileURL(file).href);
    return module.default;
  } catch (error) {
    throw invalid(file, `it does not run: ${(error as Error).message}`, error);
  }
}

function parseConfig(file: string): unknown {
  const text = readOrThrow(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    // The message of JSON.parse quotes the text, and the list of allowed values in it is nobody's business.
    const place = /position \d+/.exec((error as Error).message)?.[0];
    throw invalid(file, `it is no valid JSON${place === undefined ? "" : ` (at ${place})`}`);
  }
}

function readOrThrow(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw invalid(file, reasonOf(error));
  }
}

function checkConfig({ file, config }: FoundConfig, builtIn: readonly Rule[]): void {
  if (typeof config !== "object" || config === null || Array.isArray(config)) throw invalid(file, 'a configuration is an object, such as { "minScore": 0.6 }');
  for (const key of Object.keys(config)) if (!KEYS.includes(key)) throw invalid(file, `there is no key "${key}".${didYouMean(key)} Known: ${KEYS.join(", ")}`);
  const { exclude, ...options } = config;
  if (exclude !== undefined && !(Array.isArray(exclude) && exclude.every((pattern) => typeof pattern === "string")))
    throw invalid(file, '`exclude` has to be a list of patterns, such as ["fixtures/generated/"]');
  try {
    const own = Array.isArray(options.customRules) ? options.customRules : [];
    checkOptions(
      options,
      [...builtIn, ...own].map((rule) => rule?.id),
    );
  } catch (error) {
    if (error instanceof RedactorError) throw invalid(file, error.message, error);
    throw error;
  }
}

function didYouMean(key: string): string {
  const guess = nearest(key, KEYS);
  return guess === undefined ? "" : ` Did you mean "${guess}"?`;
}

function invalid(file: string, problem: string, cause?: unknown): RedactorError {
  return new RedactorError("ERR_INVALID_CONFIG", `${file}: ${problem}${problem.endsWith(".") ? "" : "."}`, { cause });
}
