import { isWord } from "./detect/chars.js";
import type { Subject } from "./options.js";
import type { Match, Rule } from "./rule.js";

/** Shorter values stand in too much harmless text. */
const SHORTEST = 3;
/** A value that is known to belong to the person needs no other evidence. */
const KNOWN = 0.99;

/** Rules that find the known values of one person, in all their written forms and whatever their case. */
export function subjectRules(rules: readonly Rule[], subject: Subject): Rule[] {
  return rules.flatMap((rule) => {
    const values = rule.subject === undefined ? [] : valuesOf(subject?.[rule.subject]);
    const forms = values.flatMap((value) => rule.writtenForms?.(value) ?? [value]).filter((form) => form.length >= SHORTEST);
    return forms.length === 0 ? [] : [knownRule(rule, [...new Set(forms.map((form) => form.toLowerCase()))])];
  });
}

/** A session may hold a number, `null` or a list with holes; none of them is a reason to throw into a request. */
function valuesOf(values: unknown): readonly string[] {
  return [values]
    .flat()
    .filter((value) => typeof value === "string" || typeof value === "number" || typeof value === "bigint")
    .map((value) => String(value).trim());
}

/** The rule, but with these values as its only forms. */
function knownRule(rule: Rule, forms: readonly string[]): Rule {
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  const { validate: _check, pattern: _pattern, lead: _lead, ...rest } = rule;
  return {
    ...rest,
    trigger: { prefix: [...new Set(longestFirst.flatMap(firstPairs))] },
    match: (text, at) => knownAt(text, at, longestFirst),
    score: { alone: KNOWN },
    maxLength: (longestFirst[0] as string).length,
  };
}

/** The first two characters of a form, in small letters, capitals and with one capital. */
function firstPairs(form: string): string[] {
  const [first = "", second = ""] = form;
  return [first + second, first.toUpperCase() + second, (first + second).toUpperCase()].filter((pair) => pair.length === 2);
}

function knownAt(text: string, at: number, forms: readonly string[]): Match | undefined {
  for (const form of forms) {
    const end = at + form.length;
    if (text.slice(at, end).toLowerCase() !== form) continue;
    if (end >= text.length || !isWord(text.charCodeAt(end)) || !isWord(text.charCodeAt(end - 1))) return { start: at, end, score: KNOWN, reason: "subject" };
  }
  return undefined;
}
