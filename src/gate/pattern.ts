import { mostRuns } from "./pattern-runs.js";
import { type Tree, treeOf } from "./pattern-tree.js";

/** Ways to read the same text that are still harmless. More means that the limits of the quantifiers multiply. */
const MOST_RUNS = 64;

/** Why this pattern could take more than linear time, as sentences; empty when it cannot. */
export function patternProblems(pattern: RegExp): string[] {
  if (pattern.flags.includes("v")) return ['has the flag "v", which cannot be checked for backtracking; use "u"'];
  const tree = treeOf(pattern);
  if (isEndless(tree)) return ["has a quantifier without an upper limit; write {1,64} for +, {0,64} for *"];
  const runs = mostRuns(tree, pattern.flags, MOST_RUNS);
  if (runs === undefined) return ["is too large to be checked for backtracking: limits inside limits multiply; lower them or use one class of characters"];
  if (runs <= MOST_RUNS) return [];
  return ["backtracks: parts of it can match the same characters in many ways; make them exclude each other or lower the limits"];
}

function isEndless(tree: Tree): boolean {
  if (tree.kind === "sequence") return tree.parts.some(isEndless);
  if (tree.kind === "choice") return tree.options.some(isEndless);
  if (tree.kind === "repeat") return tree.most === Number.POSITIVE_INFINITY || isEndless(tree.body);
  return tree.kind === "lookaround" && isEndless(tree.body);
}
