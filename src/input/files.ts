import type { Dirent, Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { enterFolder, type IgnoreLevel, isIgnored, levelsAbove } from "./gitignore.js";
import { reasonOf } from "./unreadable.js";

/** Something that was met on the way through the folders. */
export type Entry =
  | { readonly kind: "file"; readonly name: string; readonly path: string; readonly bytes: number }
  /** Symbolic links are not followed: they lead out of the folder, or in circles. */
  | { readonly kind: "link"; readonly name: string }
  /** Sockets, pipes and devices. */
  | { readonly kind: "special"; readonly name: string }
  | { readonly kind: "unreadable"; readonly name: string; readonly reason: string };

export interface Walk {
  /** Folder from which paths are read and shown. */
  readonly cwd: string;
  /** Respect `.gitignore` files. What the user names is read whatever they say. */
  readonly gitignore: boolean;
  readonly isExcluded: (path: string, isFolder: boolean) => boolean;
}

/** Never anybody's own files. They are read only when the user names them. */
const NOT_OURS = new Set([".git", "node_modules"]);

/** All files under the paths, each once, in an order that depends on names only. */
export async function* filesUnder(paths: readonly string[], walk: Walk): AsyncGenerator<Entry> {
  const seen = new Set<string>();
  for (const given of paths) {
    for await (const entry of filesOf(resolve(walk.cwd, given), walk)) {
      if (seen.has(entry.name)) continue;
      seen.add(entry.name);
      yield entry;
    }
  }
}

async function* filesOf(path: string, walk: Walk): AsyncGenerator<Entry> {
  const name = shownName(path, walk.cwd);
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) yield* folderFiles(path, walk.gitignore ? await levelsAbove(path) : undefined, walk);
    else if (!walk.isExcluded(path, false)) yield fileEntry(name, path, stats);
  } catch (error) {
    yield { kind: "unreadable", name, reason: reasonOf(error) };
  }
}

async function* folderFiles(folder: string, outer: IgnoreLevel | undefined, walk: Walk): AsyncGenerator<Entry> {
  const level = walk.gitignore ? await enterFolder(folder, outer) : undefined;
  for (const child of await childrenOf(folder)) {
    const path = join(folder, child.name);
    const isFolder = child.isDirectory();
    if (NOT_OURS.has(child.name) || isIgnored(level, path, isFolder) || walk.isExcluded(path, isFolder)) continue;
    if (isFolder) yield* guarded(path, folderFiles(path, level, walk), walk.cwd);
    else yield await childEntry(child, path, walk.cwd);
  }
}

/** A folder that cannot be read is reported; the others go on. */
async function* guarded(path: string, entries: AsyncGenerator<Entry>, cwd: string): AsyncGenerator<Entry> {
  try {
    yield* entries;
  } catch (error) {
    yield { kind: "unreadable", name: shownName(path, cwd), reason: reasonOf(error) };
  }
}

async function childrenOf(folder: string): Promise<Dirent[]> {
  const children = await readdir(folder, { withFileTypes: true });
  return children.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function childEntry(child: Dirent, path: string, cwd: string): Promise<Entry> {
  const name = shownName(path, cwd);
  if (child.isSymbolicLink()) return { kind: "link", name };
  if (!child.isFile()) return { kind: "special", name };
  try {
    return fileEntry(name, path, await stat(path));
  } catch (error) {
    return { kind: "unreadable", name, reason: reasonOf(error) };
  }
}

function fileEntry(name: string, path: string, stats: Stats): Entry {
  return { kind: "file", name, path, bytes: stats.size };
}

/** As the user would type it: from the working directory, with `/`. */
function shownName(path: string, cwd: string): string {
  return (relative(cwd, path) || ".").split(sep).join("/");
}
