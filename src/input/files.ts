import type { Dirent, Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { createIgnoreFiles, type IgnoreFiles, type IgnoreLevel, isIgnored } from "./gitignore.js";
import { NOT_OURS, type Operand, operandOf } from "./operands.js";
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

/** All files under the paths and patterns, each once, in an order that depends on names only. */
export async function* filesUnder(paths: readonly string[], walk: Walk): AsyncGenerator<Entry> {
  const ignores = createIgnoreFiles(walk.cwd, walk.gitignore);
  const seen = new Set<string>();
  for (const operand of paths.map((given) => operandOf(given, walk.cwd))) {
    let fitted = 0;
    for await (const entry of filesOf(operand, walk, ignores)) {
      fitted++;
      if (seen.has(entry.name)) continue;
      seen.add(entry.name);
      yield entry;
    }
    if (operand.fits !== undefined && fitted === 0) yield { kind: "unreadable", name: operand.given, reason: "no file fits this pattern" };
  }
}

async function* filesOf({ path, fits }: Operand, walk: Walk, ignores: IgnoreFiles): AsyncGenerator<Entry> {
  const name = shownName(path, walk.cwd);
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) yield* folderFiles(path, await ignores.levelOfNamed(path), { ...walk, ignores, fits });
    else if (!walk.isExcluded(path, false) && !(await ignores.isLeftOut(path))) yield fileEntry(name, path, stats);
  } catch (error) {
    // A pattern in a folder that is not there fits nothing, which is told once.
    if (fits === undefined) yield { kind: "unreadable", name, reason: reasonOf(error) };
  }
}

/** A walk through one folder that was named. */
interface FolderWalk extends Walk {
  readonly ignores: IgnoreFiles;
  readonly fits: Operand["fits"];
}

async function* folderFiles(folder: string, level: IgnoreLevel | undefined, walk: FolderWalk): AsyncGenerator<Entry> {
  for (const child of await childrenOf(folder)) {
    const path = join(folder, child.name);
    const isFolder = child.isDirectory();
    if (NOT_OURS.has(child.name) || isIgnored(level, path, isFolder) || walk.isExcluded(path, isFolder)) continue;
    if (isFolder) yield* guarded(path, folderFiles(path, await walk.ignores.levelIn(path, level), walk), walk.cwd);
    else if (walk.fits === undefined || walk.fits(path)) yield await childEntry(child, path, walk.cwd);
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
export function shownName(path: string, cwd: string): string {
  return (relative(cwd, path) || ".").split(sep).join("/");
}
