import { createRequire } from "node:module";
import type { Node, parseTree as ParseTree } from "jsonc-parser";
import { applied } from "../mask/text.js";

/** One step of a path: a key, an index, or anything. */
type Step = string | typeof ANY;
const ANY = Symbol("*");

const STEP = /\.?([^.[\]"'`]+)|\[(?:(\d+|\*)|"([^"]*)"|'([^']*)'|`([^`]*)`)\]/g;

/**
 * Puts `mask` in the place of what stands at these paths of a line of JSON, whatever it is, also where a key stands twice, as it does when a field has the
 * name of a child's binding. All else stays as it is written; what is no JSON has no paths.
 *
 * @param paths in the syntax of fast-redact, checked already
 */
export function lineCensor(paths: readonly string[], mask: string): (line: string) => string {
  // Loaded late, and not by `import`: bundlers of programs for Node take a file of it that loads others in a way they do not see, and the bundle does not start.
  const { parseTree } = createRequire(import.meta.url)("jsonc-parser") as { readonly parseTree: typeof ParseTree };
  const all = paths.map(stepsOf);
  const mayHold = all.map(lastName);
  return (line) => {
    if (!line.includes("\\u") && mayHold.every((name) => name !== undefined && !line.includes(name))) return line;
    const tree = parseTree(line);
    if (tree === undefined) return line;
    const places = outermost(all.flatMap((steps) => nodesAt(tree, steps)));
    const replacement = JSON.stringify(mask);
    return applied(
      line,
      places.map(({ offset, length }) => ({ start: offset, end: offset + length, text: replacement })),
    );
  };
}

function stepsOf(path: string): Step[] {
  return [...path.matchAll(STEP)].map(([, name, index, ...quoted]) => {
    const step = name ?? index ?? quoted.find((text) => text !== undefined) ?? "";
    return (name ?? index) === "*" ? ANY : step;
  });
}

/** As it stands in a line; undefined when any line may hold it. */
function lastName(steps: readonly Step[]): string | undefined {
  const name = steps.findLast((step) => step !== ANY && !/^\d+$/.test(step as string));
  return typeof name === "string" ? JSON.stringify(name) : undefined;
}

function nodesAt(node: Node, [step, ...rest]: readonly Step[]): Node[] {
  if (step === undefined) return [node];
  return childrenAt(node, step).flatMap((child) => nodesAt(child, rest));
}

function childrenAt({ type, children = [] }: Node, step: Step): Node[] {
  if (type === "array") return children.filter((_item, i) => step === ANY || step === String(i));
  if (type !== "object") return [];
  return children.flatMap(({ children: [key, value] = [] }) => (value !== undefined && (step === ANY || step === key?.value) ? [value] : []));
}

/** In order of place, without those inside others. */
function outermost(nodes: readonly Node[]): Node[] {
  const kept: Node[] = [];
  for (const node of [...nodes].sort((a, b) => a.offset - b.offset || b.length - a.length)) {
    const last = kept.at(-1);
    if (last === undefined || node.offset >= last.offset + last.length) kept.push(node);
  }
  return kept;
}
