import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { folder } from "./zwartlak.js";

type Files = { readonly [path: string]: string | Buffer };

/** A real git repository in a new folder. */
export interface Repository {
  readonly root: string;
  readonly git: (...args: readonly string[]) => string;
  readonly write: (files: Files) => void;
  /** Writes files, stages everything and commits it; gives the name of the commit. */
  readonly commit: (message: string, files?: Files) => string;
}

export function repository(files: Files = {}): Repository {
  const root = folder({});
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
  const git = (...args: readonly string[]): string => execFileSync("git", [...identity, ...args], { cwd: root, encoding: "utf8", stdio: "pipe" }).trim();

  function write(more: Files): void {
    for (const [path, content] of Object.entries(more)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
  }

  function commit(message: string, more: Files = {}): string {
    write(more);
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", message);
    return git("rev-parse", "HEAD");
  }

  git("init", "--quiet", "--initial-branch=main");
  if (Object.keys(files).length > 0) commit("first", files);
  return { root, git, write, commit };
}
