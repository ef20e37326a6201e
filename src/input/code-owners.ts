import ignore, { type Ignore } from "ignore";

/** Owners of a path, seen from the root of the repository; none when no line says anything of it. */
export type OwnersOf = (path: string) => readonly string[];

interface Line {
  readonly pattern: Ignore;
  readonly owners: readonly string[];
}

/**
 * Reads a CODEOWNERS file as GitHub does: the last line that fits decides, also when it names nobody. Its patterns are those of `.gitignore`, with these
 * differences: `docs/*` does not reach into folders of `docs`, and lines with `!` or `[` mean nothing.
 */
export function codeOwners(text: string): OwnersOf {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map(lineOf)
    .filter((line) => line !== undefined);
  return (path) => (ignore.isPathValid(path) ? (lines.findLast(({ pattern }) => pattern.ignores(path))?.owners ?? []) : []);
}

function lineOf(text: string): Line | undefined {
  const [written, ...rest] = text.match(/(?:\\.|[^\s\\])+/g) ?? [];
  if (written === undefined || /^#|^!|\[/.test(written)) return undefined;
  const comment = rest.findIndex((word) => word.startsWith("#"));
  return { pattern: patternOf(written), owners: comment < 0 ? rest : rest.slice(0, comment) };
}

function patternOf(written: string): Ignore {
  const pattern = ignore({ ignorecase: false }).add(written);
  // With its folders left out again, what is in them does not belong to it either.
  return /(?:^|[^*])\/\*$/.test(written) ? pattern.add(`!${written}/`) : pattern;
}
