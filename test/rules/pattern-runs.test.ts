import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostRuns } from "../../src/gate/pattern-runs.js";
import { type Tree, treeOf } from "../../src/gate/pattern-tree.js";

const runsOf = (pattern: RegExp, most = 1000): number | undefined => mostRuns(treeOf(pattern), pattern.flags, most);

describe("mostRuns", () => {
  it.each<[RegExp, number]>([
    [/\d{9}/, 1],
    [/\d(?:[ .-]?\d){7,11}/, 1],
    [/[a-z]{1,20}[a-z\d]{1,20}!/, 20],
    [/[a-z]{1,20}[A-Z\d]{1,20}!/, 1],
    [/[a-z]{1,20}[A-Z\d]{1,20}!/i, 20],
    [/(?:ab|abc|a)x/, 3],
    [/(['"])[a-z]{1,9}\1/, 1],
    [/(?<quote>['"])[a-z]{1,9}\k<quote>/, 1],
    [/(?=[a-z]{1,9}[a-y]{1,9}!)[a-z]{1,18}/, 9],
    [/(?<=!(?:[a-z]{1,3}){2})z/, 3],
    [/\p{Lu}{1,9}\p{Ll}{1,9}-/u, 1],
    [/\p{L}{1,9}\p{Ll}{1,9}-/u, 9],
    [/[\s\S]{20,8192}/, 1],
    [/€{1,7}[€$]{1,7}!/, 7],
    [/[[\]]{1,5}]{1,5}!/, 5],
  ])("%s: %i", (pattern, runs) => {
    expect(runsOf(pattern)).toBe(runs);
  });

  it.each([/(?:a{1,9}){1,9}b/, /(?:a|a){1,30}/, /(?:a{0,3}){0,2}b/, /(?:\w{1,10}\s?){1,10}!/])("%s: too many", (pattern) => {
    expect(runsOf(pattern)).toBe(Number.POSITIVE_INFINITY);
  });

  it("does not guess about what is too large", () => {
    expect(runsOf(/(?:\s[a-z]{1,4096}){1,120}/)).toBeUndefined();
  });

  it("is never below the number of ways to read a text", () => {
    fc.assert(
      fc.property(patterns(), fc.array(fc.constantFrom("a", "b"), { maxLength: 7 }), (source, letters) => {
        const tree = treeOf(new RegExp(source));
        const most = mostRuns(tree, "", 1e9);
        fc.pre(most !== undefined);
        const ways = endsOf(tree, letters, [0]).filter((end) => end === letters.length);
        expect(ways.length).toBeLessThanOrEqual(most as number);
      }),
      { numRuns: 200 },
    );
  });
});

/** Small patterns over two letters, without repeated parts that can be empty. */
function patterns(): fc.Arbitrary<string> {
  return fc.letrec<{ pattern: string; part: string }>((tie) => ({
    pattern: fc.array(tie("part"), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("")),
    part: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom("a", "b", "[ab]", "."),
      fc.tuple(fc.constantFrom("a", "b", "[ab]", "(?:ab|b)", "(?:a|b{1,2}a)"), fc.constantFrom("?", "{1,2}", "{0,3}", "{2}")).map((pair) => pair.join("")),
      fc.tuple(tie("pattern"), tie("pattern")).map((options) => `(?:${options.join("|")})`),
    ),
  })).pattern;
}

/** By brute force: where every way of reading on from these places ends. */
function endsOf(tree: Tree, letters: readonly string[], starts: readonly number[]): number[] {
  if (tree.kind === "character") return starts.filter((at) => at < letters.length && new RegExp(tree.token).test(letters[at] as string)).map((at) => at + 1);
  if (tree.kind === "sequence") return tree.parts.reduce<readonly number[]>((ends, part) => endsOf(part, letters, ends), starts).slice();
  if (tree.kind === "choice") return tree.options.flatMap((option) => endsOf(option, letters, starts));
  if (tree.kind === "lookaround") return [...starts];
  const ends: number[] = [];
  let current = [...starts];
  for (let times = 0; times <= tree.most; times++) {
    if (times >= tree.least) ends.push(...current);
    current = endsOf(tree.body, letters, current);
  }
  return ends;
}
