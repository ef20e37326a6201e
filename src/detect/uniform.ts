import type { Rule, Scores } from "../rule.js";

/**
 * The same rule with every field present and in one order. Objects of many shapes make every look at one of their fields slow, and the engine looks
 * at several for each place in a text. Written out, because spreading is as slow as all the rest of making a rulebook.
 */
export function uniform(rule: Rule): Rule {
  const whole: { readonly [Key in keyof Required<Rule>]: Rule[Key] | undefined } = {
    id: rule.id,
    label: rule.label,
    title: rule.title,
    legal: rule.legal,
    statement: rule.statement,
    precedence: rule.precedence,
    trigger: rule.trigger,
    lead: rule.lead,
    pattern: rule.pattern,
    match: rule.match,
    evidence: rule.evidence,
    maxLength: rule.maxLength,
    validate: rule.validate,
    score: uniformScores(rule.score),
    context: rule.context,
    counterContext: rule.counterContext,
    fields: rule.fields,
    weakFields: rule.weakFields,
    fieldLine: rule.fieldLine,
    fieldValue: rule.fieldValue,
    raisesClass: rule.raisesClass,
    isTestValue: rule.isTestValue,
    subject: rule.subject,
    writtenForms: rule.writtenForms,
    mentions: rule.mentions,
    partial: rule.partial,
    surrogate: rule.surrogate,
    presidio: rule.presidio,
    examples: rule.examples,
    references: rule.references,
  };
  return whole as Rule;
}

function uniformScores({ alone, checked, context, contextUnchecked, field }: Scores): Scores {
  return { alone, checked, context, contextUnchecked, field } as Scores;
}
