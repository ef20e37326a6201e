import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redactorFrom } from "../../src/create-redactor.js";
import { createRedactor, type Rule, rules, type Trigger } from "../../src/index.js";
import type { Neighbours } from "../../src/rule.js";

type AnyTrigger = Trigger & Neighbours & { readonly wordLengths?: readonly number[] };

/** The same rule, tried at every place of its kind. */
function withoutNeighbours(rule: Rule): Rule {
  if (rule.trigger === undefined) return rule;
  const triggers = Array.isArray(rule.trigger) ? (rule.trigger as readonly Trigger[]) : [rule.trigger as Trigger];
  return { ...rule, trigger: triggers.map(({ twoBefore, before, after, twoAfter, wordLengths, ...trigger }: AnyTrigger) => trigger as Trigger) };
}

const texts = rules.flatMap(({ examples }) => [...examples.match, ...examples.ignore]).map((text) => text.replaceAll("[[", "").replaceAll("]]", ""));
const pieces = fc.constantFrom(...texts.flatMap((text) => text.split(/(?<=[ :,"=-])/)), '"', ":", ",", " ", "-", ".", "\n", "_", "é", "{", "}", "12", "a1");
const mixed = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(""));

describe("what a trigger says about its neighbours", () => {
  const everywhere = redactorFrom(rules.map(withoutNeighbours), {});
  const { scan } = createRedactor();

  it("costs no finding in any example", () => {
    for (const text of texts) expect({ text, found: scan(text) }).toEqual({ text, found: everywhere.scan(text) });
  });

  it("costs no finding in pieces of examples put together", () => {
    fc.assert(
      fc.property(mixed, (text) => {
        expect(scan(text)).toEqual(everywhere.scan(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("keys that were seen before", () => {
  const { scan } = createRedactor();

  it("are read as they are by a redactor that has seen none", () => {
    fc.assert(
      fc.property(fc.array(mixed, { maxLength: 4 }), (lines) => {
        const text = lines.join('","');
        scan(text);
        expect(scan(text)).toEqual(createRedactor().scan(text));
      }),
      { numRuns: 60 },
    );
  });
});
