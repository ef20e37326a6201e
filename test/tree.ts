import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** A file of this repository, by its path from the root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Every file that is or could be committed and whose path fits; deleted ones that git still lists are left out. */
export function filesOf(form: RegExp): SourceFile[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" });
  return [...new Set(listed.split("\n"))].filter((path) => form.test(path) && existsSync(path)).map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

/** Copies what could be committed to an empty folder and lends it our `node_modules`: a clone with uncommitted changes, in which nothing is built. */
export function copyTree(folder: string): void {
  for (const { path } of filesOf(/./)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(path, join(folder, path));
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "dir");
}
