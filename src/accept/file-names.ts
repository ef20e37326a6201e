import { existsSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** How a baseline calls files. What a report does not show of a name is not in the baseline either. */
export interface FileNames {
  /** The name of an absolute path: seen from the folder of the baseline, with `/`. */
  readonly nameOf: (path: string) => string;
  /** The path that has this name; undefined when there is none any more. */
  readonly pathOf: (name: string) => string | undefined;
}

/** What `part` adds to a masked name. */
const TAGGED = /~[\da-f]{4}$/;

/**
 * Unlike a report it has to give a file the same name whatever other files there are, so names that are masked alike are told apart by a tag.
 *
 * @param folder of the baseline
 * @param mask puts labels in the place of personal data
 * @param tagOf the tags of the baseline
 */
export function fileNames(folder: string, mask: (name: string) => string, tagOf: (value: string) => string): FileNames {
  const part = remembered((name) => {
    const masked = mask(name);
    return masked === name ? name : `${masked}~${tagOf(name)}`;
  });
  const nameOf = remembered((path) => relative(folder, path).split(sep).map(part).join("/"));

  function pathOf(name: string): string | undefined {
    let path = folder;
    for (const wanted of name.split("/")) {
      const child = TAGGED.test(wanted) ? childrenOf(path).find((each) => part(each) === wanted) : wanted;
      if (child === undefined) return undefined;
      path = join(path, child);
    }
    return existsSync(path) ? path : undefined;
  }

  return { nameOf, pathOf };
}

function childrenOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function remembered(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const made = known.get(text) ?? make(text);
    known.set(text, made);
    return made;
  };
}
