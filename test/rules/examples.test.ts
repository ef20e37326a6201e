import { describe, expect, it } from "vitest";
import { checkRule } from "../../src/check-rule.js";
import { readMarks } from "../../src/gate/marks.js";
import { createRedactor, rules } from "../../src/index.js";

const redactor = createRedactor();
const places = (text: string, rule: string): string[] =>
  redactor
    .scan(text)
    .filter((finding) => finding.rule === rule)
    .map(({ start, end }) => `${start}-${end} ${text.slice(start, end)}`);

describe.each(rules.map((rule) => ({ rule, id: rule.id })))("$id", ({ rule }) => {
  if (!rule.raisesClass) {
    it.each(rule.examples.match)("finds %s", (example) => {
      const { text, spans } = readMarks(example);
      expect(places(text, rule.id)).toEqual(spans.map(({ start, end }) => `${start}-${end} ${text.slice(start, end)}`));
    });
  }

  it.each(rule.examples.ignore)("leaves %s", (text) => {
    expect(places(text, rule.id)).toEqual([]);
  });

  it.each(rule.examples.match)("masks once and for all in %s", (example) => {
    const masked = redactor.redact(readMarks(example).text);
    expect(redactor.redact(masked)).toBe(masked);
  });

  it("passes the gate", () => {
    expect(checkRule(rule, redactor.scan)).toEqual([]);
  });
});
