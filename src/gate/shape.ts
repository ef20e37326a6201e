import { nearest } from "../nearest.js";
import type { LegalClass, Rule, Scores, StatementCategory } from "../rule.js";
import { patternProblems } from "./pattern.js";

type Test = (value: unknown) => boolean;

/** What a field must be: the test, and the words for it in "must be …". */
interface Expected {
  readonly is: Test;
  readonly words: string;
  readonly optional?: true;
}

/** Objects and not lists, so that the compiler asks for a name that is added to the type. */
const SUBJECT = ["name", "email", "phone", "other"];
const LEGAL = Object.keys({ G1: 0, G2: 0, G3: 0, G4: 0, G5: 0, G6: 0, GX: 0 } satisfies Record<LegalClass, 0>);
const STATEMENT = Object.keys({
  naam: 0,
  functie: 0,
  identificatiegegevens: 0,
  klantnummer: 0,
  adres: 0,
  "e-mailadres": 0,
  telefoonnummer: 0,
  bankgegevens: 0,
  "kvk-btw": 0,
  "nationaal nummer": 0,
  identiteitsbewijs: 0,
  zorg: 0,
  "technische gegevens": 0,
  overig: 0,
} satisfies Record<StatementCategory, 0>);
const SCORES = Object.keys({ alone: 0, checked: 0, context: 0, contextUnchecked: 0, field: 0 } satisfies Record<keyof Scores, 0>);

const matches =
  (form: RegExp): Test =>
  (value) =>
    typeof value === "string" && form.test(value);
const oneOf =
  (list: readonly string[]): Test =>
  (value) =>
    typeof value === "string" && list.includes(value);
const listOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const isObject = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);
const isFunction: Test = (value) => typeof value === "function";
const isScore: Test = (value) => typeof value === "number" && value >= 0 && value <= 1;
const isStateless: Test = (value) => value instanceof RegExp && !value.sticky && !value.global;
const isText = matches(/\S/);
const isContext = listOf((word) => isText(word) && word === String(word).toLowerCase().trim());
const isFields = listOf(matches(/^[a-z\d]{1,60}$/));

const func = { is: isFunction, words: "a function" };
const contextWords = { is: isContext, words: "a list of words in lower case", optional: true } as const;
const keyNames = { is: isFields, words: 'a list of key names in lower case without separators, such as "postcode"', optional: true } as const;

const EXPECTED: { readonly [Field in keyof Rule]-?: Expected } = {
  id: { is: matches(/^[a-z][a-z\d]{0,40}(?:-[a-z\d]{1,40}){0,5}$/), words: 'kebab-case, such as "lidnummer"' },
  label: { is: matches(/^[^[\]\s]{1,40}$/), words: "a word without brackets", optional: true },
  title: { is: isText, words: "a text" },
  legal: { is: (value) => isFunction(value) || oneOf(LEGAL)(value), words: `one of ${LEGAL.join(", ")}, or a function` },
  statement: { is: oneOf(STATEMENT), words: `one of ${STATEMENT.join(", ")}` },
  precedence: { is: Number.isFinite, words: "a number, see PRECEDENCE" },
  trigger: { is: isTrigger, words: '{ digits }, { char }, { word: "capital" } or { prefix }, or a list of these', optional: true },
  lead: {
    is: (value) => isStateless(value) && (value as RegExp).source.endsWith("$"),
    words: "a pattern that ends in $, without the flags g and y",
    optional: true,
  },
  pattern: { is: (value) => value instanceof RegExp && value.sticky && !value.global, words: "a pattern with the flag y and without g", optional: true },
  match: { ...func, optional: true },
  maxLength: { is: (value) => Number.isInteger(value) && Number(value) > 0, words: "a whole number above 0" },
  validate: { ...func, optional: true },
  score: { is: isScores, words: `an object of numbers from 0 to 1 under ${SCORES.join(", ")}` },
  context: contextWords,
  counterContext: contextWords,
  fields: keyNames,
  weakFields: keyNames,
  fieldLine: { is: (value) => typeof value === "boolean", words: "true or false", optional: true },
  raisesClass: { is: (value) => typeof value === "boolean", words: "true or false", optional: true },
  fieldValue: { is: isStateless, words: "a pattern without the flags g and y", optional: true },
  isTestValue: { ...func, optional: true },
  evidence: { ...func, optional: true },
  subject: { is: oneOf(SUBJECT), words: `one of ${SUBJECT.join(", ")}`, optional: true },
  writtenForms: { ...func, optional: true },
  mentions: { ...func, optional: true },
  partial: func,
  surrogate: func,
  presidio: { is: matches(/^[A-Z][A-Z\d_]{1,60}$/), words: 'an entity name in capitals, such as "NL_BSN"' },
  examples: { is: isExamples, words: "{ match, ignore }, both with one example or more" },
  references: { is: listOf(isText), words: "a list of texts" },
};

/** What is wrong with a rule as data, before it has scanned anything; sentences, empty when nothing is. */
export function shapeProblems(rule: Rule): string[] {
  if (!isObject(rule)) return ["must be an object; see defineRule"];
  const known = Object.keys(EXPECTED) as (keyof Rule)[];
  const problems = [...unknownFields(rule, known), ...known.flatMap((field) => fieldProblems(rule, field))];
  return problems.length > 0 ? problems : [...sourceProblems(rule), ...patternsOf(rule)];
}

function unknownFields(rule: Rule, known: readonly string[]): string[] {
  return Object.keys(rule)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const meant = nearest(key, known);
      return `has no field "${key}"${meant ? `; did you mean "${meant}"?` : ""}`;
    });
}

function fieldProblems(rule: Rule, field: keyof Rule): string[] {
  const { is, words, optional } = EXPECTED[field];
  const value = rule[field];
  if (value === undefined) return optional ? [] : [`needs ${field}: ${words}`];
  return is(value) ? [] : [`${field} must be ${words}`];
}

/** A rule finds by trigger or by field name, and a trigger needs exactly one way to read on. */
function sourceProblems(rule: Rule): string[] {
  if (rule.raisesClass) return rule.context?.length ? [] : ["raises a class and so needs context words"];
  const { trigger, pattern, match, lead, fields, weakFields, score } = rule;
  const problems: string[] = [];
  if (!(trigger || fields?.length || weakFields?.length)) problems.push("can find nothing: give it a trigger or fields");
  if (trigger && !pattern === !match) problems.push("has a trigger and so needs a pattern or a match function, and not both");
  if (!trigger && (pattern || match)) problems.push("has a pattern that is never tried: give it a trigger");
  if (lead && !pattern) problems.push("has a lead, which only a pattern can use");
  if (Object.keys(score).length === 0) problems.push("score is empty, so that nothing is ever found");
  return problems;
}

function patternsOf(rule: Rule): string[] {
  return (["pattern", "lead", "fieldValue"] as const).flatMap((field) => {
    const pattern = rule[field];
    return pattern ? patternProblems(pattern).map((problem) => `${field} ${problem}`) : [];
  });
}

function isTrigger(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isTrigger);
  if (!isObject(value)) return false;
  const { digits, least = 0, nearContext = false, wordLengths = [], char, word, prefix, ...rest } = value as { readonly [key: string]: unknown };
  const { twoBefore = /./, before = /./, after = /./, twoAfter = /./, ...others } = rest;
  if (Object.keys(others).length > 0 || ![twoBefore, before, after, twoAfter].every(isStateless)) return false;
  if (digits !== undefined) return isDigits(digits) && Number.isInteger(least) && typeof nearContext === "boolean" && isWordLengths(wordLengths);
  if (char !== undefined) return matches(/^[@${*<:]$/)(char);
  if (prefix !== undefined) return listOf(matches(/^\S{2,} ?$/))(prefix) && (prefix as readonly string[]).length > 0;
  return word === "capital";
}

/** Longer words are alike to the scanner. */
const LONGEST_WORD = 8;

function isWordLengths(value: unknown): boolean {
  return listOf((length) => Number.isInteger(length) && Number(length) > 0 && Number(length) <= LONGEST_WORD)(value);
}

function isDigits(value: unknown): boolean {
  return value === "any" || listOf((length) => Number.isInteger(length) && Number(length) > 0)(value);
}

function isScores(value: unknown): boolean {
  return isObject(value) && Object.entries(value).every(([kind, score]) => oneOf(SCORES)(kind) && isScore(score));
}

function isExamples(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { match, ignore } = value as { readonly [key: string]: unknown };
  return [match, ignore].every((list) => listOf(isText)(list) && (list as readonly string[]).length > 0);
}
