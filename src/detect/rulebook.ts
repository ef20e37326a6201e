import type { Rule, Trigger } from "../rule.js";
import { cleanKeys } from "./clean-keys.js";
import { type ContextIndex, contextIndex, cuePhrase } from "./context-index.js";
import { type FieldIndex, fieldIndex } from "./fields.js";
import { RECORD_STARTS } from "./record.js";
import type { ScanTables } from "./scanner.js";
import { LONGEST_GROUP, type TriggeredRule, triggerTable } from "./triggers.js";
import { uniform } from "./uniform.js";
import { cueBit, cueTable, withLiterals, wordTable } from "./word-table.js";

/** The rules in use, arranged by what triggers them. Built once per redactor. */
export interface Rulebook {
  readonly rules: readonly Rule[];
  readonly scan: ScanTables;
  /** By the first two characters of the literal, as `pairAt` gives them. */
  readonly byPrefix: readonly (readonly PrefixRule[])[];
  readonly context: ContextIndex;
  /** The words that raise the class of what stands near. */
  readonly special: ContextIndex;
  readonly fields: FieldIndex;
  /** Names of properties in which there is nothing to find; objects have the same ones again and again. */
  readonly cleanNames: Set<string>;
}

export interface PrefixRule {
  readonly literal: string;
  /** Its third character, which rules out most words; undefined when it has two. */
  readonly third: number | undefined;
  readonly rule: Rule;
}

/** @param ownFields own key names and the id of the rule whose value they hold */
export function rulebookOf(given: readonly Rule[], ownFields: { readonly [key: string]: string } = {}): Rulebook {
  const rules = given.map(uniform);
  return {
    rules,
    scan: scanTables(rules),
    byPrefix: withPrefixes(new Array<readonly PrefixRule[]>(PAIRS).fill([]), rules),
    context: contextIndex(rules),
    special: contextIndex(rules.filter(({ raisesClass }) => raisesClass)),
    fields: fieldIndex(rules, ownFields),
    cleanNames: new Set(),
  };
}

function scanTables(rules: readonly Rule[]): ScanTables {
  const marks = [...new Set(rules.flatMap((rule) => triggersOf(rule).flatMap((trigger) => ("char" in trigger ? [trigger.char] : []))))];
  const markRow = new Uint8Array(0x10000);
  for (const [row, mark] of marks.entries()) markRow[mark.charCodeAt(0)] = row + 1;
  const near = rules.filter((rule) => triggersOf(rule).some((trigger) => "digits" in trigger && trigger.nearContext));
  const raising = rules.filter(({ raisesClass }) => raisesClass);
  const all = triggered(rules, near);
  const rows = (fits: (trigger: Trigger) => boolean) => all.filter(({ trigger }) => fits(trigger)).map(({ triggeredRule }) => triggeredRule);
  return {
    cues: cueTable([...near.map((rule) => contextWords([rule])), contextWords(raising)]),
    special: cueBit(near.length),
    words: wordTable([...RECORD_STARTS.flatMap(inBothCases), ...rules.flatMap(literalsOf)], contextWords([...near, ...raising])),
    digits: triggerTable(Array.from({ length: LONGEST_GROUP + 1 }, (_, length) => rows((trigger) => isForLength(trigger, length)))),
    capitals: triggerTable([rows((trigger) => "word" in trigger)]),
    marks: triggerTable(marks.map((mark) => rows((trigger) => "char" in trigger && trigger.char === mark))),
    markRow,
    keys: cleanKeys(),
    isLasting: true,
  };
}

/** Records are written either way. */
function inBothCases(start: string): readonly string[] {
  return [start.toLowerCase(), start.toUpperCase()];
}

interface TriggerOfRule {
  readonly trigger: Trigger;
  readonly triggeredRule: TriggeredRule;
}

function triggered(rules: readonly Rule[], near: readonly Rule[]): TriggerOfRule[] {
  return rules.flatMap((rule) => {
    const nearIndex = near.indexOf(rule);
    return triggersOf(rule).map((trigger) => ({ trigger, triggeredRule: triggeredBy(trigger, rule, nearIndex) }));
  });
}

function triggeredBy(trigger: Trigger, rule: Rule, nearIndex: number): TriggeredRule {
  const { least = 0, nearContext = false, wordLengths } = "digits" in trigger ? trigger : {};
  const { twoBefore, before, after, twoAfter } = "prefix" in trigger ? {} : trigger;
  return { rule, least, near: nearContext ? cueBit(nearIndex) : 0, wordLengths, twoBefore, before, after, twoAfter };
}

function isForLength(trigger: Trigger, length: number): boolean {
  if (!("digits" in trigger)) return false;
  return trigger.digits === "any" || trigger.digits.some((group) => Math.min(group, LONGEST_GROUP) === length);
}

/** The same book with more rules that are found by a literal prefix; context and fields stay. Cheap enough for every request. */
export function withRules(book: Rulebook, given: readonly Rule[]): Rulebook {
  const more = given.map(uniform);
  const byPrefix = withPrefixes(book.byPrefix, more);
  const words = withLiterals(book.scan.words, more.flatMap(literalsOf));
  return { ...book, byPrefix, cleanNames: new Set(), scan: { ...book.scan, words, isLasting: false } };
}

/** How all context phrases begin. Of abbreviations (`k.v.k.`, `V-nr`) the first letter alone would fit too many words, so what follows it counts. */
function contextWords(rules: readonly Rule[]): string[] {
  const phrases = rules.flatMap((rule) => rule.context ?? []).map((phrase) => cuePhrase(phrase).words);
  return phrases.flatMap(([first = "", second = ""]) => (first.length > 1 ? [first] : [" ", "-", "."].map((joint) => `${first}${joint}${second.slice(0, 1)}`)));
}

function literalsOf(rule: Rule): readonly string[] {
  return triggersOf(rule).flatMap((trigger) => ("prefix" in trigger ? trigger.prefix : []));
}

export function triggersOf(rule: Rule): readonly Trigger[] {
  if (rule.trigger === undefined) return [];
  return Array.isArray(rule.trigger) ? (rule.trigger as readonly Trigger[]) : [rule.trigger as Trigger];
}

const PAIRS = 1 << 11;

/** Six bits of a character, which tell small letters from capitals, and five of the next: literals that share them are told apart by what they are. */
export function pairAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 63) << 5) | (text.charCodeAt(at + 1) & 31);
}

function withPrefixes(byPrefix: Rulebook["byPrefix"], rules: readonly Rule[]): Rulebook["byPrefix"] {
  const more = byPrefix.slice();
  for (const rule of rules) {
    for (const literal of literalsOf(rule)) {
      const pair = pairAt(literal, 0);
      more[pair] = [...(more[pair] as readonly PrefixRule[]), { literal, third: literal.length > 2 ? literal.charCodeAt(2) : undefined, rule }];
    }
  }
  return more;
}
