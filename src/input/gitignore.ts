import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";

/** The patterns of one folder and of the folders around it; as in git, the nearest folder with an opinion decides. */
export interface IgnoreLevel {
  readonly folder: string;
  readonly patterns: Ignore;
  readonly outer: IgnoreLevel | undefined;
}

/** `level` with the `.gitignore` of a folder added, when it has one. */
export async function enterFolder(folder: string, outer: IgnoreLevel | undefined): Promise<IgnoreLevel | undefined> {
  const text = await readFile(join(folder, ".gitignore"), "utf8").catch(() => undefined);
  return text === undefined ? outer : { folder, patterns: ignore().add(text), outer };
}

/**
 * The `.gitignore` files above a folder, up to the root of its repository. When they ignore the folder itself, the user, who named it,
 * knows better: then they say nothing about what is in it.
 */
export async function levelsAbove(folder: string): Promise<IgnoreLevel | undefined> {
  let level: IgnoreLevel | undefined;
  for (const parent of parentsInRepository(folder)) level = await enterFolder(parent, level);
  return isIgnored(level, folder, true) ? undefined : level;
}

/** Outermost first; none when the folder is in no repository. */
function parentsInRepository(folder: string): string[] {
  const parents: string[] = [];
  for (let at = folder; !existsSync(join(at, ".git")); at = dirname(at)) {
    if (dirname(at) === at) return [];
    parents.unshift(dirname(at));
  }
  return parents;
}

export function isIgnored(level: IgnoreLevel | undefined, path: string, isFolder: boolean): boolean {
  for (let at = level; at !== undefined; at = at.outer) {
    const { ignored, unignored } = at.patterns.test(patternPath(at.folder, path, isFolder));
    if (ignored || unignored) return ignored;
  }
  return false;
}

/**
 * Whether patterns in the syntax of `.gitignore`, seen from `folder`, exclude a path. A path outside the folder is seen from where the ways
 * part, so that `*.csv` holds for it too.
 */
export function excluder(patterns: readonly string[], folder: string): (path: string, isFolder: boolean) => boolean {
  const rules = ignore().add(patterns);
  return (path, isFolder) => {
    const seen = patternPath(folder, path, isFolder).replace(/^(?:\.\.\/)+/, "");
    return ignore.isPathValid(seen) && rules.ignores(seen);
  };
}

/** Patterns see paths from their own folder, with `/`, and with a `/` behind a folder. */
function patternPath(folder: string, path: string, isFolder: boolean): string {
  return relative(folder, path).split(sep).join("/") + (isFolder ? "/" : "");
}
