import { type Judged, rejudged } from "./judge.js";

/** A form that by itself says what a value is, whatever its key. */
const DECISIVE = 0.85;

/**
 * Drops the same finding twice, and a field value that wholly is another, decisive identifier (an e-mail address as user name).
 *
 * @param judged in order of place: only findings that start at the same place can be doubles
 */
export function withoutDoubles(text: string, judged: readonly Judged[]): Judged[] {
  const standing: Judged[] = [];
  for (let at = 0; at < judged.length; ) {
    const first = judged[at] as Judged;
    let next = at + 1;
    while (next < judged.length && (judged[next] as Judged).start === first.start) next++;
    if (next === at + 1) standing.push(first);
    else addStanding(text, bestOfEach(judged, at, next), standing);
    at = next;
  }
  return standing;
}

function addStanding(text: string, group: readonly Judged[], standing: Judged[]): void {
  for (const one of group) if (group.length === 1 || !isBeaten(one, group)) standing.push(one.field === "strong" ? inFull(text, one, group) : one);
}

/** One finding of a rule for each place; the better one, or the first of equals. */
function bestOfEach(judged: readonly Judged[], from: number, to: number): Judged[] {
  const group: Judged[] = [];
  for (let index = from; index < to; index++) {
    const one = judged[index] as Judged;
    const at = group.findIndex(({ rule, end }) => rule.id === one.rule.id && end === one.end);
    if (at < 0) group.push(one);
    else if (one.score > (group[at] as Judged).score) group[at] = one;
  }
  return group;
}

/** Whether a value under a telling key is wholly another identifier that its form alone proves. */
function isBeaten({ field, end, rule }: Judged, group: readonly Judged[]): boolean {
  if (field === undefined) return false;
  return group.some((other) => other.field === undefined && other.end === end && other.score >= DECISIVE && other.rule.precedence > rule.precedence);
}

/** Cells end there, whatever goes on behind them. */
const CELL_END = /[;|\t]/;

/** A field value in running text is cut at a space or comma; the form of the same rule knows better where it ends. */
function inFull(text: string, one: Judged, group: readonly Judged[]): Judged {
  const end = group.reduce(
    (longest, { rule, field, end: other }) => (rule.id === one.rule.id && field !== "strong" ? Math.max(longest, other) : longest),
    one.end,
  );
  return end === one.end || CELL_END.test(text.slice(one.end, end)) ? one : rejudged(one, end, one.score, one.reasons);
}
