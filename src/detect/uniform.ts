import type { Rule, Scores } from "../rule.js";

/**
 * The same rule with every field present and in one order. Objects of many shapes make every look at one of their fields slow, and the engine looks
 * at several for each place in a text.
 */
export function uniform(rule: Rule): Rule {
  const { id, label, title, legal, statement, precedence, trigger, lead, pattern, match, maxLength, validate, context, counterContext } = rule;
  const { fields, weakFields, fieldLine, fieldValue, raisesClass, isTestValue, subject, writtenForms, mentions, partial, surrogate, presidio } = rule;
  const { alone, checked, context: near, contextUnchecked, field } = rule.score;
  const score = { alone, checked, context: near, contextUnchecked, field } as Scores;
  const found = { id, label, title, legal, statement, precedence, trigger, lead, pattern, match, maxLength, validate, score, context, counterContext };
  const named = { fields, weakFields, fieldLine, fieldValue, raisesClass, isTestValue, subject, writtenForms, mentions, partial, surrogate, presidio };
  return { ...found, ...named, examples: rule.examples, references: rule.references } as Rule;
}
