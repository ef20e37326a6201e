import { isWord } from "./detect/chars.js";
import type { FieldIndex } from "./detect/fields.js";
import { RedactorError } from "./errors.js";
import { nearest } from "./nearest.js";
import type { Subject, SubjectLike } from "./options.js";
import type { Match, Rule } from "./rule.js";

/** Shorter values stand in too much harmless text. */
const SHORTEST = 3;
/** A word of up to this many letters (`Jan`, `Bo`) counts only as it is written, or in capitals. */
const SHORT_WORD = /^\p{L}{2,3}$/u;
/** A value that is known to belong to the person needs no other evidence. */
const KNOWN = 0.99;

/** Given name, prefix, surname. */
const MOST_PARTS = 3;

const KINDS: readonly string[] = ["name", "email", "phone", "other"] satisfies (keyof Subject)[];

/**
 * Rules that find the known values of one person, in all their written forms. Besides the parts of a `Subject` it takes any key that the rules know as a
 * field, such as `achternaam` or `bsn`; keys that say nothing (`id`, `role`) are left aside.
 *
 * @throws {RedactorError} `ERR_UNKNOWN_OPTION` for a key that looks like a typing error, whose value would not be masked, and `ERR_USAGE` for values without keys
 */
export function subjectRules(rules: readonly Rule[], fields: FieldIndex, subject: SubjectLike): Rule[] {
  assertKeys(subject);
  const values = valuesByRule(rules, fields, subject);
  return [...values].flatMap(([rule, known]) => {
    const forms = new Set(known.flatMap((value) => rule.writtenForms?.(value) ?? [value]).flatMap(casesOf));
    return forms.size === 0 ? [] : [knownRule(rule, [...forms])];
  });
}

function valuesByRule(rules: readonly Rule[], fields: FieldIndex, subject: SubjectLike): Map<Rule, string[]> {
  const found = new Map<Rule, string[]>();
  const parts = new Map<Rule, string[]>();
  const add = (to: Map<Rule, string[]>, rule: Rule, values: readonly string[]) => to.set(rule, [...(to.get(rule) ?? []), ...values]);
  // A class may have its `name` as a getter, which is no key.
  for (const key of new Set([...KINDS, ...Object.keys(subject ?? {})])) {
    const values = valuesOf((subject as Readonly<Record<string, unknown>> | undefined)?.[key]);
    if (values.length === 0) continue;
    assertNoTypo(key, fields);
    for (const rule of rulesFor(key, rules, fields)) add(KINDS.includes(key) ? found : parts, rule, values);
  }
  for (const [rule, values] of parts) add(found, rule, wholesOf(rule, values));
  return found;
}

function rulesFor(key: string, rules: readonly Rule[], fields: FieldIndex): readonly Rule[] {
  return KINDS.includes(key) ? rules.filter(({ subject }) => subject === key) : (fields.meaningOf([key])?.strong ?? []);
}

/** Nobody being logged in is none of the caller's mistakes. */
function assertKeys(subject: unknown): void {
  if (subject === undefined || subject === null || (typeof subject === "object" && !Array.isArray(subject))) return;
  throw new RedactorError("ERR_USAGE", "with() takes the values of a person by what they are, such as with({ name: user.name, email: user.email }).");
}

function assertNoTypo(key: string, fields: FieldIndex): void {
  if (KINDS.includes(key) || fields.meaningOf([key]) !== undefined) return;
  const meant = nearest(key, KINDS);
  if (meant !== undefined) throw new RedactorError("ERR_UNKNOWN_OPTION", `with(): there is no key \`${key}\`. Did you mean \`${meant}\`?`);
}

/** A given name and a surname that stand in keys of their own are one name, in either order; alone they may be everyday words. */
function wholesOf({ mentions }: Rule, parts: readonly string[]): readonly string[] {
  if (mentions === undefined || parts.length < 2 || parts.length > MOST_PARTS) return parts;
  return [parts.join(" "), [...parts].reverse().join(" ")];
}

/** A session may hold a number, `null` or a list with holes; none of them is a reason to throw into a request. */
function valuesOf(values: unknown): readonly string[] {
  return [values]
    .flat()
    .filter((value) => typeof value === "string" || typeof value === "number" || typeof value === "bigint")
    .map((value) => String(value).trim());
}

/** A form is compared without case; a short word as it is, so that it stays one that has a capital. */
function casesOf(form: string): string[] {
  if (SHORT_WORD.test(form)) return [form, form.toUpperCase()];
  return form.length < SHORTEST ? [] : [form.toLowerCase()];
}

/** The rule, but with these values as its only forms. */
function knownRule(rule: Rule, forms: readonly string[]): Rule {
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  const known = {
    ...rule,
    // Nothing of the rule's own form is left; taking the keys away would be slower by far, and this runs once per request.
    validate: undefined,
    pattern: undefined,
    lead: undefined,
    trigger: { prefix: [...new Set(longestFirst.flatMap(firstPairs))] },
    match: (text: string, at: number) => knownAt(text, at, longestFirst),
    score: { alone: KNOWN },
    maxLength: (longestFirst[0] as string).length,
  };
  return known as unknown as Rule;
}

/** The first two characters of a form, in small letters, capitals and with one capital. */
function firstPairs(form: string): string[] {
  const [first = "", second = ""] = form;
  if (SHORT_WORD.test(form)) return [first + second];
  return [first + second, first.toUpperCase() + second, (first + second).toUpperCase()].filter((pair) => pair.length === 2);
}

function knownAt(text: string, at: number, forms: readonly string[]): Match | undefined {
  for (const form of forms) {
    const end = at + form.length;
    const written = text.slice(at, end);
    if (written !== form && (SHORT_WORD.test(form) || written.toLowerCase() !== form)) continue;
    if (end >= text.length || !isWord(text.charCodeAt(end)) || !isWord(text.charCodeAt(end - 1))) return { start: at, end, score: KNOWN, reason: "subject" };
  }
  return undefined;
}
