/** Where the value behind `key=` ends: at white space, a delimiter, or a bracket that was opened before it; no further than `longest`. */
export type TokenEnd = (start: number, longest: number) => number;

const ENDS = 1;
const OPENS = 2;
const CLOSES = 3;

/** White space, delimiters and brackets; nothing else ends a value. */
const KINDS = new Uint8Array(128);
KINDS.fill(ENDS, 0, 33);
for (const [kind, chars] of [
  [ENDS, "&;,\"'<>|`"],
  [OPENS, "([{"],
  [CLOSES, ")]}"],
] as const) {
  for (const char of chars) KINDS[char.charCodeAt(0)] = kind;
}

/** A stretch of a text in which nothing but a bracket may end a value. */
interface Stretch {
  from: number;
  to: number;
  /** Whether something ends every value at `to`; else it was read no further. */
  isEnded: boolean;
  /** The brackets in it, in order. */
  readonly brackets: number[];
  /** For each the index of the innermost bracket that is open behind it, or -1. */
  readonly around: number[];
  /** For each where it is closed, or -1. */
  readonly closedAt: number[];
  /** Closing brackets that nothing in the stretch opened. */
  readonly strays: number[];
}

/** How much further than asked for a stretch is read, so that it is read anew for few values. */
const AHEAD = 4;

/** Ends of values in one text. Of hostile text, where all values have one end, each character is looked at a few times only. */
export function tokenEnds(text: string): TokenEnd {
  let stretch: Stretch | undefined;
  return (start, longest) => {
    stretch ??= { from: 0, to: -1, isEnded: false, brackets: [], around: [], closedAt: [], strays: [] };
    const last = Math.min(text.length, start + longest);
    const isKnown = start >= stretch.from && start <= stretch.to && (stretch.isEnded || last <= stretch.to);
    if (!isKnown) readStretch(text, start, Math.min(text.length, start + AHEAD * longest), stretch);
    return Math.min(last, endIn(stretch, start));
  };
}

function readStretch(text: string, start: number, last: number, stretch: Stretch): void {
  for (const list of [stretch.brackets, stretch.around, stretch.closedAt, stretch.strays]) list.length = 0;
  const open: number[] = [];
  let at = start;
  for (; at < last; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? KINDS[code] : 0;
    if (kind === ENDS) break;
    if (kind !== 0) bracketAt(at, kind === OPENS, stretch, open);
  }
  stretch.from = start;
  stretch.to = at;
  stretch.isEnded = at < last || at === text.length;
}

/** @param open indices of the brackets that are open before it */
function bracketAt(at: number, isOpening: boolean, { brackets, around, closedAt, strays }: Stretch, open: number[]): void {
  if (isOpening) open.push(brackets.length);
  else if (open.length === 0) strays.push(at);
  else closedAt[open.pop() as number] = at;
  brackets.push(at);
  closedAt.push(-1);
  around.push(open.at(-1) ?? -1);
}

function endIn({ to, brackets, around, closedAt, strays }: Stretch, start: number): number {
  if (brackets.length === 0) return to;
  const enclosing = around[countBelow(brackets, start) - 1] ?? -1;
  const end = enclosing < 0 ? (strays[countBelow(strays, start)] ?? -1) : (closedAt[enclosing] as number);
  return end < 0 ? to : end;
}

/** How many of some sorted places lie before another. */
function countBelow(sorted: readonly number[], place: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
