import { randomBytes } from "node:crypto";
import type { Stats } from "node:fs";
import { access, chmod, constants, lstat, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";

/** A file as it was read, to be replaced by other bytes. */
export interface Original {
  /** Without symbolic links. */
  readonly path: string;
  readonly stats: Stats;
  readonly bytes: Buffer;
}

export async function readOriginal(path: string): Promise<Original> {
  const real = await realpath(path);
  return { path: real, stats: await stat(real), bytes: await readFile(real) };
}

/** Why a file was not rewritten, in words; it is as it was. */
export type Refusal = string;

/** Writes a new file beside the old one and puts it in its place in one step, so that nobody ever sees half a file. Its mode stays. */
export async function rewrite({ path, stats }: Original, bytes: Buffer): Promise<Refusal | undefined> {
  const now = await stat(path);
  if (now.mtimeMs !== stats.mtimeMs || now.size !== stats.size) return "it was changed by another program meanwhile; run fix again";
  const temporary = join(dirname(path), `.${basename(path).slice(0, 60)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    await access(path, constants.W_OK);
    await writeFile(temporary, bytes, { flag: "wx", flush: true });
    await chmod(temporary, stats.mode & 0o7777);
    await rename(temporary, path);
    return undefined;
  } catch (error) {
    await rm(temporary, { force: true });
    return `it cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown error"})`;
  }
}

/** Whether a path is a symbolic link that leads out of `folder`; what it leads to is not ours to change. */
export async function leadsOut(path: string, folder: string): Promise<boolean> {
  try {
    if (!(await lstat(path)).isSymbolicLink()) return false;
    const way = relative(await realpath(folder), await realpath(path));
    return way === ".." || way.startsWith(`..${sep}`);
  } catch {
    // What cannot be read is reported by the walk.
    return false;
  }
}
