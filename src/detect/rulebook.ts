import type { Rule, Trigger } from "../rule.js";
import { type ContextIndex, contextIndex } from "./context.js";
import { type FieldIndex, fieldIndex } from "./fields.js";
import { type WordTable, wordTable } from "./word-table.js";

/** The rules in use, arranged by what triggers them. Built once per redactor. */
export interface Rulebook {
  readonly rules: readonly Rule[];
  /** By length of the first group of digits; the last slot is for all longer ones. */
  readonly byDigits: readonly (readonly DigitRule[])[];
  readonly byChar: ReadonlyMap<string, readonly Rule[]>;
  readonly byCapital: readonly Rule[];
  /** By the first two characters of the literal. */
  readonly byPrefix: ReadonlyMap<string, readonly PrefixRule[]>;
  /** First letters of literals and of context words. */
  readonly words: WordTable;
  /** Rules whose context words raise the class of what stands near. */
  readonly raising: readonly Rule[];
  readonly context: ContextIndex;
  readonly fields: FieldIndex;
}

export interface DigitRule {
  readonly rule: Rule;
  /** Least number of digits that have to follow. */
  readonly least: number;
  readonly nearContext: boolean;
}

export interface PrefixRule {
  readonly literal: string;
  readonly rule: Rule;
}

/** Longest group of digits that has a slot of its own. */
export const LONGEST_GROUP = 40;

/** @param ownFields own key names and the id of the rule whose value they hold */
export function rulebookOf(rules: readonly Rule[], ownFields: { readonly [key: string]: string } = {}): Rulebook {
  const byPrefix = prefixRules(rules);
  return {
    rules,
    byDigits: Array.from({ length: LONGEST_GROUP + 1 }, (_, length) => rules.flatMap((rule) => digitRules(rule, length))),
    byChar: charRules(rules),
    byCapital: rules.filter((rule) => triggersOf(rule).some((trigger) => "word" in trigger)),
    byPrefix,
    words: wordTable(rules.flatMap(literalsOf), contextWords(rules)),
    raising: rules.filter(({ raisesClass }) => raisesClass),
    context: contextIndex(rules),
    fields: fieldIndex(rules, ownFields),
  };
}

/** The same book with more rules that are found by a literal prefix; context and fields stay. Cheap enough for every request. */
export function withRules(book: Rulebook, more: readonly Rule[]): Rulebook {
  const byPrefix = new Map(book.byPrefix);
  for (const [pair, list] of prefixRules(more)) byPrefix.set(pair, [...(byPrefix.get(pair) ?? []), ...list]);
  const words = book.words.slice();
  wordTable(more.flatMap(literalsOf), []).forEach((bits, slot) => {
    if (bits !== 0) words[slot] = (words[slot] as number) | bits;
  });
  return { ...book, byPrefix, words };
}

/** How all context phrases begin. Of abbreviations (`k.v.k.`, `V-nr`) the first letter alone would fit too many words, so what follows it counts. */
function contextWords(rules: readonly Rule[]): string[] {
  const phrases = rules.flatMap((rule) => rule.context ?? []).map((phrase) => phrase.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ""));
  return phrases.flatMap(([first = "", second = ""]) => (first.length > 1 ? [first] : [" ", "-", "."].map((joint) => `${first}${joint}${second.slice(0, 1)}`)));
}

function literalsOf(rule: Rule): readonly string[] {
  return triggersOf(rule).flatMap((trigger) => ("prefix" in trigger ? trigger.prefix : []));
}

export function triggersOf(rule: Rule): readonly Trigger[] {
  if (rule.trigger === undefined) return [];
  return Array.isArray(rule.trigger) ? (rule.trigger as readonly Trigger[]) : [rule.trigger as Trigger];
}

function digitRules(rule: Rule, length: number): DigitRule[] {
  return triggersOf(rule).flatMap((trigger) => {
    if (!("digits" in trigger)) return [];
    const { digits, least = 0, nearContext = false } = trigger;
    return digits === "any" || digits.some((group) => Math.min(group, LONGEST_GROUP) === length) ? [{ rule, least, nearContext }] : [];
  });
}

function charRules(rules: readonly Rule[]): Map<string, Rule[]> {
  const byChar = new Map<string, Rule[]>();
  for (const rule of rules) for (const trigger of triggersOf(rule)) if ("char" in trigger) push(byChar, trigger.char, rule);
  return byChar;
}

function prefixRules(rules: readonly Rule[]): Map<string, PrefixRule[]> {
  const byPrefix = new Map<string, PrefixRule[]>();
  for (const rule of rules) {
    for (const trigger of triggersOf(rule)) {
      if ("prefix" in trigger) for (const literal of trigger.prefix) push(byPrefix, literal.slice(0, 2), { literal, rule });
    }
  }
  return byPrefix;
}

function push<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
