import { lstat } from "node:fs/promises";
import { resolve } from "node:path";
import { commitNamed, gitParts, gitText, repositoryRoot } from "./git.js";
import { type BlobEntry, isFile, LINK, rawEntries } from "./raw.js";

/** Lines that count from 1, both ends included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** A file that git sees as new or changed. */
export interface Change {
  /** Absolute. */
  readonly path: string;
  /** What the index holds; absent when the file is to be read from the work tree. */
  readonly oid?: string;
  /** The lines that are new; absent when all count. */
  readonly lines?: readonly LineRange[];
  /** No file but a symbolic link, whose target is not read. */
  readonly isLink?: boolean;
}

const DIFF = ["diff", "--no-ext-diff", "--no-textconv", "--no-color", "--ignore-submodules", "--find-renames"];
const UNKNOWN_CHANGES = "git cannot tell what changed.";

/** What would be committed: whole files as they stand in the index. */
export async function* stagedFiles(cwd: string): AsyncGenerator<Change> {
  const root = await repositoryRoot(cwd);
  const args = [...DIFF, "--cached", "--raw", "-z", "--no-abbrev", "--diff-filter=ACMRT"];
  for await (const entry of rawEntries(gitParts(root, args, "\0", "git cannot tell what is staged."))) {
    const change = changeOf(root, entry, true);
    if (change !== undefined) yield change;
  }
}

/**
 * The lines that came since a commit: those that the work tree has, or the index when `staged`, and the place where both histories part has not. New
 * files that git neither knows nor ignores count as a whole.
 */
export async function* changesSince(cwd: string, reference: string, staged: boolean): AsyncGenerator<Change> {
  const root = await repositoryRoot(cwd);
  const base = await baseOf(root, reference);
  const diff = [...DIFF, ...(staged ? ["--cached"] : [])];
  const entries = (kinds: string) => rawEntries(gitParts(root, [...diff, "--raw", "-z", "--no-abbrev", `--diff-filter=${kinds}`, base], "\0", UNKNOWN_CHANGES));
  const added = addedLines(gitParts(root, [...diff, "--unified=0", "--diff-filter=ACMR", base], "\n", UNKNOWN_CHANGES));
  for await (const entry of entries("ACMR")) {
    const { value: lines } = await added.next();
    const change = changeOf(root, entry, staged);
    if (change !== undefined && lines?.length !== 0) yield { ...change, ...(lines && { lines }) };
  }
  // What was a link and is a file now, or the other way round, would be two files in the patch.
  for await (const entry of entries("T")) {
    const change = changeOf(root, entry, staged);
    if (change !== undefined) yield change;
  }
  if (!staged) yield* untracked(root);
}

async function* untracked(root: string): AsyncGenerator<Change> {
  for await (const path of gitParts(root, ["ls-files", "--others", "--exclude-standard", "-z"], "\0", "git cannot list new files."))
    yield { path: resolve(root, path), ...((await isLink(resolve(root, path))) && { isLink: true }) };
}

async function isLink(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => undefined);
  return stats?.isSymbolicLink() ?? false;
}

async function baseOf(root: string, reference: string): Promise<string> {
  const commit = await commitNamed(root, reference);
  const failed = `${JSON.stringify(reference)} and the current commit have no history in common here. In CI, fetch all of it: \`fetch-depth: 0\`.`;
  return gitText(root, ["merge-base", commit, "HEAD"], failed);
}

/** Undefined for another repository inside this one. */
function changeOf(root: string, entry: BlobEntry, staged: boolean): Change | undefined {
  const path = resolve(root, entry.path);
  if (isFile(entry.mode)) return { path, ...(staged && { oid: entry.oid }) };
  return entry.mode === LINK ? { path, isLink: true } : undefined;
}

const HUNK = /^@@ -\d{1,10}(?:,\d{1,10})? \+(\d{1,10})(?:,(\d{1,10}))? @@/;

/**
 * The new lines of each file of a diff without context, in which every line of a file has a sign before it; undefined for what git takes for binary,
 * such as a spreadsheet, or text in UTF-16.
 */
async function* addedLines(diff: AsyncIterable<string>): AsyncGenerator<readonly LineRange[] | undefined> {
  let file: { lines: LineRange[] | undefined } | undefined;
  for await (const line of diff) {
    if (line.startsWith("diff --git ")) {
      if (file !== undefined) yield file.lines;
      file = { lines: [] };
    } else if (line.startsWith("Binary files ")) file = { lines: undefined };
    else file?.lines?.push(...linesOfHunk(line));
  }
  if (file !== undefined) yield file.lines;
}

function linesOfHunk(line: string): LineRange[] {
  const [, start, count = "1"] = HUNK.exec(line) ?? [];
  const first = Number(start);
  return start === undefined || count === "0" ? [] : [{ first, last: first + Number(count) - 1 }];
}
