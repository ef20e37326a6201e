import { resolve } from "node:path";
import { commitNamed, gitParts, repositoryRoot } from "./git.js";
import { isFile, rawEntries } from "./raw.js";

/** A content of the history, with the oldest commit and the path that brought it. */
export interface Blob {
  /** Absolute; it may be gone by now. */
  readonly path: string;
  readonly oid: string;
  readonly commit: string;
}

const LOG = ["log", "--reverse", "--topo-order", "--full-history", "-c", "--root", "--raw", "-z", "--no-abbrev", "--no-renames"];

/**
 * The files that commits brought, oldest first: of all branches, tags and stashes, or of the current commit since another one. Merges count with what
 * they changed themselves. A content comes again for each path that has it; who reads it knows whether the path matters.
 */
export async function* historyOf(cwd: string, since: string | undefined): AsyncGenerator<Blob> {
  const root = await repositoryRoot(cwd);
  const range = since === undefined ? ["--all"] : [`${await commitNamed(root, since)}..HEAD`];
  const parts = gitParts(root, [...LOG, "--format=commit %H", ...range], "\0", "git cannot read the history of this repository.");
  for await (const { path, mode, oid, commit } of rawEntries(parts)) if (isFile(mode)) yield { path: resolve(root, path), oid, commit };
}
