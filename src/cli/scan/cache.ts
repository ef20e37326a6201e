import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Source } from "../../input/source.js";

/** In the folder in which zwartlak runs. */
export const CACHE_FILE = ".zwartlakcache";

/** What the cache knows: contents in which nothing was found. It holds hashes of clean files only, so it says nothing about anybody. */
export interface CleanFiles {
  /** The name of a content for the cache, with all that decides what is found in it; undefined when there is no cache. */
  readonly keyOf: (source: Source, signature: string) => Promise<string | undefined>;
  readonly has: (key: string) => boolean;
}

export const NO_CACHE: CleanFiles = { keyOf: () => Promise.resolve(undefined), has: () => false };

/** @param limits how far files are opened, in any form that tells them apart */
export function cleanFiles(cwd: string, limits: string): CleanFiles {
  const known = new Set(keysIn(cwd));
  return { keyOf: (source, signature) => keyOf(source, `${signature}\n${limits}`), has: (key) => known.has(key) };
}

const KEY_LENGTH = 32;

/** The extension counts, as it tells the format. */
async function keyOf(source: Source, signature: string): Promise<string> {
  const hash = createHash("sha256").update(`${signature}\n${extname(source.name).toLowerCase()}\n`);
  for await (const chunk of source.open()) hash.update(chunk);
  return hash.digest("hex").slice(0, KEY_LENGTH);
}

/** A cache that is damaged is no cache. */
function keysIn(cwd: string): string[] {
  try {
    return readFileSync(join(cwd, CACHE_FILE), "utf8")
      .split("\n")
      .filter((key) => key.length === KEY_LENGTH);
  } catch {
    return [];
  }
}

/** More than any project has; what was not seen for long goes first. */
const MOST_KEYS = 200_000;

/** Adds what a run found to be clean. Two runs at once do no harm: the last one wins. */
export function rememberClean(cwd: string, seen: readonly string[]): void {
  const keys = [...new Set([...seen, ...keysIn(cwd)])].slice(0, MOST_KEYS);
  const file = join(cwd, CACHE_FILE);
  try {
    writeFileSync(`${file}.${process.pid}`, `${keys.join("\n")}\n`);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // A folder that cannot be written is no reason to fail: the next run takes as long as this one.
  }
}
