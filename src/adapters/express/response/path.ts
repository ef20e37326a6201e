import { RedactorError } from "../../../errors.js";

/** A step of a path: a key, an index, or `*` for any. */
type Step = string | number | typeof ANY;
export const ANY = Symbol("*");
export type Path = readonly Step[];

const STEP = /\.?([A-Za-z_$][\w$-]*|\*)|\[(?:(\d{1,9})|(\*)|("(?:[^"\\]|\\.){0,500}"))\]/y;

/** The steps of a path as findings and options write it: `customer.email`, `items[*].name`, `*["e-mail"]`. Undefined when it is none. */
export function pathOf(text: string): Path | undefined {
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const at = STEP.lastIndex;
    const [whole, key, index, any, quoted] = STEP.exec(text) ?? [];
    if (whole === undefined || (key !== undefined && at > 0 && !whole.startsWith("."))) return undefined;
    if (whole.startsWith(".") && at === 0) return undefined;
    steps.push(stepOf({ key: any ?? key, index, quoted }));
  }
  return steps.length === 0 ? undefined : steps;
}

function stepOf({ key, index, quoted }: { readonly key: string | undefined; readonly index: string | undefined; readonly quoted: string | undefined }): Step {
  if (quoted !== undefined) return String(JSON.parse(quoted));
  if (index !== undefined) return Number(index);
  return key === "*" ? ANY : (key as string);
}

/** Whether the pattern leads to this place or to something above it. */
export function covers(pattern: Path, place: Path): boolean {
  return pattern.length <= place.length && pattern.every((step, i) => step === ANY || step === place[i]);
}

/**
 * Patterns from the options; a place they allow is no finding.
 *
 * @throws {RedactorError} for a path that matches nothing
 */
export function patternsOf(owner: string, paths: unknown): readonly Path[] {
  if (paths === undefined) return [];
  if (!Array.isArray(paths) || paths.some((path) => typeof path !== "string")) {
    throw new RedactorError(
      "ERR_INVALID_OPTION",
      `${owner}: allow has to be a list of paths, such as ["customer.email", "items[*].name", "headers.location"].`,
    );
  }
  return paths.map((path: string) => {
    const pattern = path.includes("**") ? undefined : pathOf(path);
    if (pattern !== undefined) return lowerHeader(pattern);
    const advice = path.includes("**")
      ? "`**` matches nothing here: write one `*` for each level"
      : "write it as `customer.email`, `items[*].name` or `[*].email`";
    throw new RedactorError("ERR_INVALID_OPTION", `${owner}: the path ${JSON.stringify(path)} can match nothing; ${advice}.`);
  });
}

/** Node gives header names in lower case. */
function lowerHeader(pattern: Path): Path {
  const [first, name, ...rest] = pattern;
  return first === "headers" && typeof name === "string" ? [first, name.toLowerCase(), ...rest] : pattern;
}
