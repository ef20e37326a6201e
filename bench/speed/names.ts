import { createRedactor } from "../../src/index.js";
import type { Redactor } from "../../src/redactor.js";
import type { Work } from "./clock.js";
import { LINE_SHAPES, linesOf } from "./lines.js";
import type { Contest } from "./rounds.js";
import { PROSE, textsOf } from "./texts.js";

const INPUTS = 256;
export const WITHOUT_NAMES = "zwartlak, all rules but names";

/** What the names cost: the whole scan beside a scan for everything else. Finding only, since what is found differs, and masking has its price too. */
export function nameContests({ scan }: Redactor): Contest[] {
  const others = createRedactor({ rules: { "person-name": false } });
  const contest = (title: string, texts: readonly string[]): Contest => ({
    title: `what names cost: ${title}`,
    bytes: Math.round(texts.reduce((sum, text) => sum + text.length, 0) / texts.length),
    works: [workOf(WITHOUT_NAMES, texts, others.scan), workOf("zwartlak", texts, scan)],
  });
  return [
    contest("texts with people", textsOf(PROSE, INPUTS, 1000, 3)),
    ...LINE_SHAPES.map(({ name, clean }, at) => contest(name, linesOf(clean, INPUTS, at + 1))),
  ];
}

function workOf(name: string, texts: readonly string[], scan: Redactor["scan"]): Work {
  let index = 0;
  return { name, next: () => scan(texts[index++ & (INPUTS - 1)]).length };
}
