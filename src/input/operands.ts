import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { relative, resolve, sep } from "node:path";
import type picomatch from "picomatch";

/** What the user named: a file, a folder, or a pattern such as `fixtures/*.json`. */
export interface Operand {
  /** As it was given. */
  readonly given: string;
  /** Absolute path of the file or folder; for a pattern, of the folder in which all that fits stands. */
  readonly path: string;
  /** Whether a file below `path` fits the pattern; absent when there is none. */
  readonly fits?: (path: string) => boolean;
}

/** A name that exists is no pattern, whatever signs it has: `pages/[id].ts`. */
export function operandOf(given: string, cwd: string): Operand {
  if (existsSync(resolve(cwd, given))) return { given, path: resolve(cwd, given) };
  // Loaded late, since most operands are names.
  const patterns = createRequire(import.meta.url)("picomatch") as typeof picomatch;
  const { base, glob, isGlob } = patterns.scan(given);
  if (!isGlob) return { given, path: resolve(cwd, given) };
  const path = resolve(cwd, base);
  const matches = patterns(glob, { dot: true });
  return { given, path, fits: (file) => matches(fromFolder(path, file)) };
}

/** Never anybody's own files. They are read only when the user names them. */
export const NOT_OURS: ReadonlySet<string> = new Set([".git", "node_modules"]);

/** Whether a file is one of those that the user named. */
export function isNamed(file: string, operands: readonly Operand[]): boolean {
  return operands.some(({ path, fits }) => {
    const below = fromFolder(path, file);
    if (below === "") return true;
    if (below === ".." || below.startsWith("../") || below.split("/").some((part) => NOT_OURS.has(part))) return false;
    return fits === undefined || fits(file);
  });
}

function fromFolder(folder: string, file: string): string {
  return relative(folder, file).split(sep).join("/");
}
