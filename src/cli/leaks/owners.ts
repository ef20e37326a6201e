import { readFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { RedactorError } from "../../errors.js";
import { codeOwners, type OwnersOf } from "../../input/code-owners.js";
import { repositoryOf } from "../../input/gitignore.js";
import { reasonOf } from "../../input/unreadable.js";
import { printable } from "../../report/excerpt.js";

/** In the order in which GitHub looks; the first that is there counts. */
const PLACES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

/**
 * The owners of files by their paths from the working directory. Patterns see them from the root of the repository.
 *
 * @param given a CODEOWNERS file to use instead of the repository's
 * @throws {RedactorError} `ERR_UNREADABLE` when the file that was given cannot be read
 */
export async function findOwners(cwd: string, given: string | undefined): Promise<OwnersOf> {
  const root = repositoryOf(cwd) ?? cwd;
  const text = given === undefined ? await firstOf(PLACES.map((place) => join(root, place))) : await read(resolve(cwd, given), given);
  if (text === undefined) return () => [];
  const ownersOf = codeOwners(text);
  return (file) => (file.startsWith("node_modules/") ? [] : ownersOf(relative(root, resolve(cwd, file)).split(sep).join("/")));
}

async function firstOf(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text !== undefined) return text;
  }
  return undefined;
}

async function read(file: string, name: string): Promise<string> {
  return await readFile(file, "utf8").catch((error: unknown) => {
    throw new RedactorError("ERR_UNREADABLE", `${printable(name)} was not read: ${reasonOf(error)}.`);
  });
}
