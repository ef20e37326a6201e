import type { Rule } from "../rule.js";

/** A context word or phrase of a rule, split as the text is. */
export interface Cue {
  readonly rule: Rule;
  /** The everyday word in front, which it is not looked up by: "de" of "de verdachte". */
  readonly lead: string | undefined;
  readonly words: readonly string[];
  readonly counter: boolean;
}

/** The cues of all rules. */
export interface ContextIndex {
  /** By their first word. */
  readonly byFirst: ReadonlyMap<string, readonly Cue[]>;
  /** 1 in the slot of every first word, so that most words are settled without looking them up. */
  readonly slots: Uint8Array;
}

const NO_WORD = /[^\p{L}\d]+/u;

/** Every sentence has some of these: a phrase is looked up by the word behind them. */
const LEADS: ReadonlySet<string> = new Set(["als", "de", "te", "ten"]);

/** A context phrase as it is looked for in a text. */
export function cuePhrase(phrase: string): Pick<Cue, "lead" | "words"> {
  const words = phrase.split(NO_WORD).filter((word) => word !== "");
  const [first = ""] = words;
  return words.length > 1 && LEADS.has(first) ? { lead: first, words: words.slice(1) } : { lead: undefined, words };
}

export function contextIndex(rules: readonly Rule[]): ContextIndex {
  const byFirst = new Map<string, Cue[]>();
  const slots = new Uint8Array(SLOT_MASK + 1);
  for (const rule of rules) {
    for (const cue of [...cuesOf(rule, rule.context, false), ...cuesOf(rule, rule.counterContext, true)]) {
      const first = cue.words[0] as string;
      byFirst.set(first, [...(byFirst.get(first) ?? []), cue]);
      slots[slotOf(hashOf(first, 0, first.length))] = 1;
    }
  }
  return { byFirst, slots };
}

const SLOT_MASK = (1 << 14) - 1;
/** Set in the hash of a word with a letter beyond ASCII: of these the capitals have other codes than one bit tells, so they are always looked up. */
const BEYOND_ASCII = 1 << 31;

/** The hash of a word that goes on with a character, 0 of none; small and capital ASCII letters are one. */
export function hashed(hash: number, code: number): number {
  return code > 127 ? BEYOND_ASCII : (hash & BEYOND_ASCII) | ((Math.imul(hash, 33) + (code | 32)) & ~BEYOND_ASCII);
}

export function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = hashed(hash, text.charCodeAt(at));
  return hash;
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 14)) & SLOT_MASK;
}

/** Whether a word with this hash may be the first of a cue; mostly it is not. */
export function mayBeCue(hash: number, { slots }: ContextIndex): boolean {
  return hash < 0 || slots[slotOf(hash)] === 1;
}

function cuesOf(rule: Rule, phrases: readonly string[] | undefined, counter: boolean): Cue[] {
  return (phrases ?? []).map((phrase) => ({ rule, ...cuePhrase(phrase), counter })).filter((cue) => cue.words.length > 0);
}
