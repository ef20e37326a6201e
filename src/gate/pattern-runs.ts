/**
 * How many ways a bounded pattern has to read the same text. A backtracking engine may have to try each of them at each character, so that this number
 * times the length bounds its work: 1 means that it never goes back, and a number that grows with the limits of the quantifiers means trouble.
 *
 * The pattern becomes an automaton without cycles, its quantifiers written out. Then all texts are read at once: after each character it is known how
 * many ways lead to each state, and texts with the same numbers are one case. Lookarounds are counted on their own. What they and anchors rule out is
 * left out of account, so that the result may be too high and is never too low.
 */
import { kindsOf } from "./pattern-characters.js";
import type { Tree } from "./pattern-tree.js";

interface Reading {
  readonly token: string;
  readonly next: State;
}
/** Where a way through the pattern stands: before a character, before a choice of states, or at the end. */
type State = Reading | { readonly choice: readonly State[] } | "end";
/** How many ways lead to each state. */
type Ways<S = State> = ReadonlyMap<S, number>;
type Lookaround = Extract<Tree, { readonly kind: "lookaround" }>;

/** A pattern that needs more states or cases is too large to judge. */
const MOST_STATES = 60_000;
const MOST_CASES = 30_000;

/** The largest number of ways to read the same text; Infinity when it is above `most`, undefined when the pattern is too large to tell. */
export function mostRuns(tree: Tree, flags: string, most: number, behind = false): number | undefined {
  const size = sizeOf(tree);
  if (size > MOST_STATES) return size === Number.POSITIVE_INFINITY ? size : undefined;
  const lookarounds = new Set<Lookaround>();
  const start = stateOf(tree, "end", behind, lookarounds);
  const counts = [...lookarounds].map((lookaround) => mostRuns(lookaround.body, flags, most, lookaround.behind));
  counts.push(countRuns(start, kindsOf(tokensOf(tree), flags), most));
  return counts.reduce((worst, count) => (worst === undefined || count === undefined ? undefined : Math.max(worst, count)));
}

/** States when written out. A part that can be empty and is repeated counts as endless: it can be left out in many ways. */
function sizeOf(tree: Tree): number {
  if (tree.kind === "sequence") return sum(tree.parts.map(sizeOf));
  if (tree.kind === "choice") return 1 + sum(tree.options.map(sizeOf));
  if (tree.kind !== "repeat") return 1;
  return tree.most > 1 && canBeEmpty(tree.body) ? Number.POSITIVE_INFINITY : (sizeOf(tree.body) + 1) * tree.most;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function canBeEmpty(tree: Tree): boolean {
  if (tree.kind === "sequence") return tree.parts.every(canBeEmpty);
  if (tree.kind === "choice") return tree.options.some(canBeEmpty);
  if (tree.kind === "repeat") return tree.least === 0 || canBeEmpty(tree.body);
  return tree.kind === "lookaround";
}

function tokensOf(tree: Tree): string[] {
  if (tree.kind === "sequence") return tree.parts.flatMap(tokensOf);
  if (tree.kind === "choice") return tree.options.flatMap(tokensOf);
  if (tree.kind === "repeat") return tokensOf(tree.body);
  return tree.kind === "character" ? [tree.token] : [];
}

/** The state before this part of the pattern, when `next` is the one after it. A lookbehind reads from right to left. */
function stateOf(tree: Tree, next: State, behind: boolean, lookarounds: Set<Lookaround>): State {
  const before = (part: Tree, after: State): State => stateOf(part, after, behind, lookarounds);
  switch (tree.kind) {
    case "character":
      return { token: tree.token, next };
    case "choice":
      return { choice: tree.options.map((option) => before(option, next)) };
    case "sequence":
      return behind ? tree.parts.reduce((after, part) => before(part, after), next) : tree.parts.reduceRight((after, part) => before(part, after), next);
    case "repeat":
      return repeated(tree.body, tree, next, before);
    case "lookaround":
      lookarounds.add(tree);
      return next;
  }
}

function repeated(body: Tree, { least, most }: { least: number; most: number }, next: State, before: (part: Tree, after: State) => State): State {
  let state = next;
  for (let optional = least; optional < most; optional++) state = { choice: [before(body, state), next] };
  for (let needed = 0; needed < least; needed++) state = before(body, state);
  return state;
}

function countRuns(start: State, kinds: readonly ReadonlySet<string>[], most: number): number | undefined {
  const readingsAt = reader();
  const nameOf = namer();
  const seen = new Set<string>();
  const open: Ways[] = [new Map([[start, 1]])];
  let worst = 1;
  for (let ways = open.pop(); ways !== undefined; ways = open.pop()) {
    worst = Math.max(worst, sum([...ways.values()]));
    if (worst > most) return Number.POSITIVE_INFINITY;
    if (seen.size > MOST_CASES) return undefined;
    const readings = readingsAt(ways);
    for (const kind of kinds) {
      const after = afterCharacter(readings, kind);
      const name = nameOf(after);
      if (after.size === 0 || seen.has(name)) continue;
      seen.add(name);
      open.push(after);
    }
  }
  return worst;
}

function afterCharacter(readings: Ways<Reading>, kind: ReadonlySet<string>): Ways {
  const after = new Map<State, number>();
  for (const [{ token, next }, count] of readings) if (kind.has(token)) add(after, next, count);
  return after;
}

/** Follows choices to the characters that may be read next. */
function reader(): (ways: Ways) => Ways<Reading> {
  const known = new Map<State, Ways<Reading>>();
  const follow = (state: State): Ways<Reading> => {
    const readings = known.get(state) ?? followed(state);
    known.set(state, readings);
    return readings;
  };
  const followed = (state: State): Ways<Reading> => {
    if (state === "end") return new Map();
    return "choice" in state ? merged(state.choice.map((option) => [follow(option), 1])) : new Map([[state, 1]]);
  };
  return (ways) => merged([...ways].map(([state, count]) => [follow(state), count]));
}

function merged(parts: readonly (readonly [Ways<Reading>, number])[]): Ways<Reading> {
  const all = new Map<Reading, number>();
  for (const [readings, times] of parts) for (const [reading, count] of readings) add(all, reading, count * times);
  return all;
}

function add<S>(ways: Map<S, number>, state: S, count: number): void {
  ways.set(state, (ways.get(state) ?? 0) + count);
}

/** A name that two cases share when they have the same numbers at the same states. */
function namer(): (ways: Ways) => string {
  const numbers = new Map<State, number>();
  const numberOf = (state: State): number => {
    const number = numbers.get(state) ?? numbers.size;
    numbers.set(state, number);
    return number;
  };
  return (ways) =>
    [...ways]
      .map(([state, count]) => `${numberOf(state)}:${count}`)
      .sort()
      .join(" ");
}
