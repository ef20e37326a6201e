import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";

/** The patterns of one folder and of the folders around it; as in git, the nearest folder with an opinion decides. */
export interface IgnoreLevel {
  readonly folder: string;
  /** Of `.gitignore`. */
  readonly git: Ignore | undefined;
  /** Of `.zwartlakignore`, which goes before. */
  readonly own: Ignore | undefined;
  readonly outer: IgnoreLevel | undefined;
}

/** The ignore files of a run. */
export interface IgnoreFiles {
  /** `outer` with the ignore files of a folder in it. */
  readonly levelIn: (folder: string, outer: IgnoreLevel | undefined) => Promise<IgnoreLevel | undefined>;
  /** What the ignore files of a folder that the user named say, and of the folders above it: when git ignores the folder itself, the user knows better. */
  readonly levelOfNamed: (folder: string) => Promise<IgnoreLevel | undefined>;
  /** Whether `.zwartlakignore` files leave out a file that was named, or that git keeps. */
  readonly isLeftOut: (path: string) => Promise<boolean>;
}

/** @param gitignore whether `.gitignore` files count too */
export function createIgnoreFiles(cwd: string, gitignore: boolean): IgnoreFiles {
  const known = new Map<string, Promise<IgnoreLevel | undefined>>();

  function levelOf(folder: string): Promise<IgnoreLevel | undefined> {
    const level = known.get(folder) ?? read(folder);
    known.set(folder, level);
    return level;
  }

  async function read(folder: string): Promise<IgnoreLevel | undefined> {
    return levelIn(folder, isTop(folder, cwd) ? undefined : await levelOf(dirname(folder)));
  }

  async function levelIn(folder: string, outer: IgnoreLevel | undefined): Promise<IgnoreLevel | undefined> {
    const git = gitignore ? await patternsIn(join(folder, ".gitignore")) : undefined;
    const own = await patternsIn(join(folder, ".zwartlakignore"));
    return git === undefined && own === undefined ? outer : { folder, git, own, outer };
  }

  async function levelOfNamed(folder: string): Promise<IgnoreLevel | undefined> {
    const level = await levelOf(folder);
    return verdict(level, "git", folder, true) ? withoutGit(level) : level;
  }

  async function isLeftOut(path: string): Promise<boolean> {
    return verdict(await levelOf(dirname(path)), "own", path, false) ?? false;
  }

  return { levelIn, levelOfNamed, isLeftOut };
}

/** The root of a repository ends the search. Outside of one it is the working directory, or a folder that is not in it. */
function isTop(folder: string, cwd: string): boolean {
  if (existsSync(join(folder, ".git")) || dirname(folder) === folder) return true;
  return repositoryOf(folder) === undefined && !folder.startsWith(cwd + sep);
}

/** The root of the repository that a folder is in. */
export function repositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, ".git"))) return folder;
  return dirname(folder) === folder ? undefined : repositoryOf(dirname(folder));
}

async function patternsIn(file: string): Promise<Ignore | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? undefined : ignore().add(text);
}

function withoutGit(level: IgnoreLevel | undefined): IgnoreLevel | undefined {
  return level && { ...level, git: undefined, outer: withoutGit(level.outer) };
}

export function isIgnored(level: IgnoreLevel | undefined, path: string, isFolder: boolean): boolean {
  return verdict(level, "own", path, isFolder) ?? verdict(level, "git", path, isFolder) ?? false;
}

/** What the nearest folder with an opinion says; undefined when none has one. */
function verdict(level: IgnoreLevel | undefined, kind: "git" | "own", path: string, isFolder: boolean): boolean | undefined {
  for (let at = level; at !== undefined; at = at.outer) {
    // A folder's own patterns say nothing about the folder itself.
    if (at[kind] === undefined || at.folder === path) continue;
    const { ignored, unignored } = at[kind].test(patternPath(at.folder, path, isFolder));
    if (ignored || unignored) return ignored;
  }
  return undefined;
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
