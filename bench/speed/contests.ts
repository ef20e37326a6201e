import type { Redactor } from "../../src/redactor.js";
import type { Work } from "./clock.js";
import { LINE_SHAPES, linesOf } from "./lines.js";
import type { TextPeer } from "./peers.js";
import { bareLoop, bufferIndexOf } from "./reference.js";
import type { Contest } from "./rounds.js";
import { bodiesOf, fixturesOf, PROSE, shortTexts, textsOf } from "./texts.js";

const INPUTS = 256;

/** Calls a function of a text with ever other texts. Their number is a power of two, so that taking the next one costs nothing. */
function workOf(name: string, texts: readonly string[], use: (text: string) => number | Promise<number>): Work {
  let index = 0;
  return {
    name,
    next: () => {
      index = (index + 1) & (texts.length - 1);
      return use(texts[index] as string);
    },
  };
}

export function lineContests({ redactLine }: Redactor, peers: readonly TextPeer[]): Contest[] {
  return LINE_SHAPES.flatMap(({ name, clean, personal }, index) => [
    textContest(`${name}, clean`, checked(linesOf(clean, INPUTS, index + 1), redactLine, true), redactLine, peers),
    textContest(`${name}, with data`, checked(linesOf(personal, INPUTS, index + 11), redactLine, false), redactLine, peers),
  ]);
}

export function textContests({ redact }: Redactor, peers: readonly TextPeer[]): Contest[] {
  return [
    textContest("Dutch prose with names, 1 KB", textsOf(PROSE, INPUTS, 1000, 3), redact, peers),
    textContest("short strings", shortTexts(INPUTS, 4), redact, peers),
    textContest("JSON fixtures", fixturesOf(16, 5), redact, peers),
    ...[200, 1000, 50_000].map((bytes) => textContest(`request body of ${bytes} bytes`, bodiesOf(bytes, bytes > 10_000 ? 8 : INPUTS, bytes), redact, peers)),
  ];
}

function textContest(title: string, texts: readonly string[], redact: TextPeer["redact"], peers: readonly TextPeer[]): Contest {
  const works = [{ name: "zwartlak", redact }, ...peers].map((peer) => workOf(peer.name, texts, lengthAfter(peer)));
  const bytes = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  const limits = [workOf("bare charCodeAt loop", texts, bareLoop), workOf("copy and Buffer.indexOf", texts, bufferIndexOf)];
  return { title, bytes: Math.round(bytes), works: [...limits, ...works] };
}

function lengthAfter({ redact }: TextPeer): (text: string) => number | Promise<number> {
  return (text) => {
    const redacted = redact(text);
    return typeof redacted === "string" ? redacted.length : redacted.then(({ length }) => length);
  };
}

/** Only lines that are what they are called, since a false alarm in a clean line would measure masking; there has to be a fair number of them. */
function checked(lines: readonly string[], redactLine: (line: string) => string, isClean: boolean): readonly string[] {
  const right = lines.filter((line) => (redactLine(line) === line) === isClean);
  if (right.length < lines.length / 4) throw new Error(`bench: most of these lines should ${isClean ? "not change" : "change"}, such as ${lines[0]}`);
  return lines.map((_, index) => right[index % right.length] as string);
}
