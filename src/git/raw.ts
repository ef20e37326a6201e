/** A file in the raw output of git, as it stands after the change. */
export interface BlobEntry {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly mode: string;
  /** Name of the content. */
  readonly oid: string;
  /** A letter of git: `A` added, `M` modified … */
  readonly status: string;
  /** The commit that brought it, in a history. */
  readonly commit: string;
}

/** Modes and contents before and after; a merge has more than one before, and so more colons. */
const RAW = /:(?:\d{6} ){1,99}(\d{6}) (?:[\da-f]{40,64} ){1,99}([\da-f]{40,64}) ([A-Z])[A-Z\d]{0,99}$/;
const COMMIT = /commit ([\da-f]{40,64})/;

/** Entries of `--raw -z` output. A rename or a copy has two paths, of which the second is the new one. */
export async function* rawEntries(parts: AsyncIterable<string>): AsyncGenerator<BlobEntry> {
  let commit = "";
  let entry: Omit<BlobEntry, "path"> | undefined;
  let paths = 0;
  for await (const part of parts) {
    if (paths === 0) {
      commit = COMMIT.exec(part)?.[1] ?? commit;
      entry = entryIn(part, commit);
      paths = pathsOf(entry?.status);
    } else if (--paths === 0 && entry !== undefined) yield { ...entry, path: part };
  }
}

function entryIn(part: string, commit: string): Omit<BlobEntry, "path"> | undefined {
  const [, mode, oid, status] = RAW.exec(part) ?? [];
  return mode === undefined || oid === undefined || status === undefined ? undefined : { mode, oid, status, commit };
}

function pathsOf(status: string | undefined): number {
  if (status === undefined) return 0;
  return status === "R" || status === "C" ? 2 : 1;
}

/** Mode of a symbolic link. */
export const LINK = "120000";

/** A file with content, neither a link nor another repository. */
export function isFile(mode: string): boolean {
  return mode === "100644" || mode === "100755";
}
