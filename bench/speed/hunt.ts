import { createRedactor, type RuleId, rules } from "../../src/index.js";
import { HOSTILE, type Hostile, repeated } from "../hostile.js";
import { usedMicroseconds } from "./clock.js";
import { type HostileResult, hostileResult, hostileResults, worstOf } from "./linear.js";
import { type Draw, drawFrom, oneOf } from "./random.js";

/** What looking for worse inputs brought. */
export interface Hunt {
  readonly seconds: number;
  /** Known inputs, all rules together, up to the largest. */
  readonly large: readonly HostileResult[];
  /** For each rule alone, its most expensive known input. */
  readonly alone: readonly HostileResult[];
  /** The worst that the search made, from its parts. */
  readonly found: readonly HostileResult[];
  readonly tried: number;
}

const SMALL = 1 << 14;
const ALONE = 1 << 14;
const LARGE = [1_000_000, 10_000_000];
/** An input that takes this much longer than clean text is not tried at the next size: it would take all day. */
const HOPELESS = 10;
const KEPT = 12;
const SEED = 7;

export function hunt(seconds: number): Hunt {
  const { redact } = createRedactor();
  const { found, tried } = searched(redact, seconds);
  return { seconds, large: largeResults(redact), alone: rules.map(({ id }) => worstFor(id as RuleId)), found, tried };
}

function largeResults(redact: (text: string) => string): HostileResult[] {
  let inputs: readonly Hostile[] = HOSTILE;
  return LARGE.flatMap((characters) => {
    const results = hostileResults(redact, characters, inputs);
    inputs = inputs.filter((_, index) => (results[index] as HostileResult).ratio < HOPELESS);
    return results;
  });
}

function worstFor(id: RuleId): HostileResult {
  const others = Object.fromEntries(rules.filter((rule) => rule.id !== id).map((rule) => [rule.id, false]));
  const worst = worstOf(createRedactor({ rules: others }).redact, ALONE);
  return { ...worst, name: `${id} alone: ${worst.name}` };
}

/** What inputs are put together from: what starts, ends, separates and surrounds the values that rules look for. */
const PARTS: readonly string[] = [
  ..."0123456789aAzZ@.,:;=-_/\\\"'<>[]{}()&%#+|\n\t ",
  ..."é€\u200b\u0301",
  ...[
    "06",
    "+31",
    "0031 ",
    "NL91",
    "ABNA",
    "1234",
    "AB",
    "BSN",
    "bsn=",
    "naam",
    "Jan",
    "de",
    "Vries",
    "van der ",
    "J.",
    "mevr. ",
    "straat ",
    "laan 1",
    "kvk: ",
    "a@",
  ],
  ...[
    "%40",
    "\\u0040",
    "&#64;",
    "&amp;",
    '\\"',
    '":"',
    '{"',
    '"}',
    "://",
    "www.",
    ".nl",
    "http",
    "eyJ",
    "QUJD",
    "19",
    "-01-",
    "2026",
    "999990019",
    "postbus ",
    "iban ",
    "tel. ",
  ],
];

interface Tried {
  readonly parts: readonly string[];
  readonly result: HostileResult;
}

/** Puts parts together, keeps the worst and changes these; growth beyond linear counts as much as the time itself. The worst are timed again warm. */
export function searched(redact: (text: string) => string, seconds: number): { readonly found: HostileResult[]; readonly tried: number } {
  const draw = drawFrom(SEED);
  const end = usedMicroseconds() + seconds * 1e6;
  let best: readonly Tried[] = [];
  let tried = 0;
  for (; usedMicroseconds() < end; tried++) {
    const parts = best.length < KEPT || draw(3) === 0 ? someParts(draw) : changed(oneOf(best, draw).parts, draw);
    const result = hostileResult(redact, SMALL, joined(parts), 0);
    const others = best.filter((other) => other.result.name !== result.name);
    best = [...others, { parts, result }].sort((one, other) => badness(other) - badness(one)).slice(0, KEPT);
  }
  return { found: best.map(({ parts }) => hostileResult(redact, SMALL, joined(parts))), tried };
}

function joined(parts: readonly string[]): Hostile {
  return repeated(JSON.stringify(parts.join("")), parts.join(""));
}

function badness({ result }: Tried): number {
  return result.ratio * Math.max(1, result.growth / 2);
}

function someParts(draw: Draw): readonly string[] {
  return Array.from({ length: 1 + draw(5) }, () => oneOf(PARTS, draw));
}

/** One part more, less or other. */
function changed(parts: readonly string[], draw: Draw): readonly string[] {
  const at = draw(parts.length);
  const how = draw(3);
  if (how === 0 && parts.length > 1) return parts.toSpliced(at, 1);
  return parts.toSpliced(at, how === 1 ? 1 : 0, oneOf(PARTS, draw));
}
