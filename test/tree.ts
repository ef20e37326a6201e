import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

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
