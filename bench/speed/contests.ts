import type { Redactor } from "../../src/redactor.js";
import type { Work } from "./clock.js";
import { LINE_SHAPES, linesOf } from "./lines.js";
import { bareLoop, eightPatterns, mergedPatterns } from "./reference.js";
import type { Contest } from "./rounds.js";
import { bodiesOf, PROSE, textsOf } from "./texts.js";

const INPUTS = 256;

/** Calls a function of a text with ever other texts. Their number is a power of two, so that taking the next one costs nothing. */
export function workOf(name: string, texts: readonly string[], use: (text: string) => number): Work {
  let index = 0;
  return {
    name,
    next: () => {
      index = (index + 1) & (texts.length - 1);
      return use(texts[index] as string);
    },
  };
}

/** Other libraries, as functions of a text. */
export interface TextPeer {
  readonly name: string;
  readonly redact: (text: string) => string;
}

const PATTERNS: readonly TextPeer[] = [
  { name: "eight plain patterns in turn", redact: eightPatterns },
  { name: "eight plain patterns merged", redact: mergedPatterns },
];

export function lineContests({ redactLine }: Redactor, peers: readonly TextPeer[]): Contest[] {
  return LINE_SHAPES.flatMap(({ name, clean, personal }, index) => [
    textContest(`${name}, clean`, checked(linesOf(clean, INPUTS, index + 1), redactLine, true), redactLine, peers),
    textContest(`${name}, with data`, checked(linesOf(personal, INPUTS, index + 11), redactLine, false), redactLine, peers),
  ]);
}

export function textContests({ redact }: Redactor, peers: readonly TextPeer[]): Contest[] {
  const prose = textsOf(PROSE, INPUTS, 1000, 3);
  return [
    textContest("Dutch prose with names, 1 KB", prose, redact, peers),
    textContest("short strings", textsOf(PROSE, INPUTS, 60, 4), redact, peers),
    ...[200, 1000, 50_000].map((bytes) => textContest(`request body of ${bytes} bytes`, bodiesOf(bytes, bytes > 10_000 ? 8 : INPUTS, bytes), redact, peers)),
  ];
}

function textContest(title: string, texts: readonly string[], redact: (text: string) => string, peers: readonly TextPeer[]): Contest {
  const works = [{ name: "zwartlak", redact }, ...PATTERNS, ...peers].map((peer) => workOf(peer.name, texts, (text) => peer.redact(text).length));
  const bytes = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  return { title, bytes: Math.round(bytes), works: [workOf("bare charCodeAt loop", texts, bareLoop), ...works] };
}

/** Only lines that are what they are called, since a false alarm in a clean line would measure masking; there has to be a fair number of them. */
function checked(lines: readonly string[], redactLine: (line: string) => string, isClean: boolean): readonly string[] {
  const right = lines.filter((line) => (redactLine(line) === line) === isClean);
  if (right.length < lines.length / 4) throw new Error(`bench: most of these lines should ${isClean ? "not change" : "change"}, such as ${lines[0]}`);
  return lines.map((_, index) => right[index % right.length] as string);
}
