import type { Mentions, Rule } from "../rule.js";
import type { Judged } from "./judge.js";

/** What is known of values that were found with strong evidence. Grows up to a bound, so that a long text costs no more memory than a short one. */
export interface Known {
  readonly words: Map<Rule, Set<string>>;
  /** Other spellings by what they have in common; worked out where that is found. */
  readonly spellings: Map<string, Spellings>;
}

interface Spellings {
  readonly rule: Rule;
  readonly of: (() => readonly string[])[];
}

/** From this score on a finding says what its weaker mentions are. */
const STRONG = 0.7;
/** A mention that has nothing else for it is less sure than any form with context. */
const REPEATED = 0.7;
const MOST_WORDS = 1000;
/** Each takes a search through the text. */
const MOST_CORES = 64;
/** People who share a surname. */
const MOST_OF_CORE = 16;

export function nothingKnown(): Known {
  return { words: new Map(), spellings: new Map() };
}

export function isEmpty({ words, spellings }: Known): boolean {
  return words.size === 0 && spellings.size === 0;
}

/** What is found because something stronger was. */
export interface Repeats {
  /** Weak candidates that mention a value again, and the findings that they become. */
  readonly mentions: ReadonlyMap<Judged, Judged>;
  /** Other spellings, such as user names. */
  readonly spelled: readonly Judged[];
}

const NO_REPEATS: Repeats = { mentions: new Map(), spelled: [] };

/** @param known what is known of the whole object; of a text, what its own strong findings tell */
export function repeatsIn(text: string, taken: readonly Judged[], weak: readonly Judged[], known: Known | undefined): Repeats {
  const strong = known === undefined ? taken.filter(isStrong) : [];
  if (known === undefined && strong.length === 0) return NO_REPEATS;
  const all = known ?? knownFrom(text, strong);
  if (isEmpty(all)) return NO_REPEATS;
  const mentions = weak.filter((judged) => isMention(text, judged, all));
  return { mentions: new Map(mentions.map((judged) => [judged, asRepeat(judged)])), spelled: spelledOut(text, all) };
}

function knownFrom(text: string, strong: readonly Judged[]): Known {
  const known = nothingKnown();
  for (const judged of strong) remember(known, text, judged);
  return known;
}

export function isStrong({ rule, score }: Judged): boolean {
  return rule.mentions !== undefined && score >= STRONG;
}

/** Adds what a strong finding tells about its mentions. */
export function remember(known: Known, text: string, { rule, start, end }: Judged): void {
  const mentions = rule.mentions?.(text.slice(start, end));
  if (mentions === undefined) return;
  if (mentions.words.length > 0) addWords(known, rule, mentions.words);
  if (mentions.core !== "") addSpellings(known, rule, mentions);
}

function addWords({ words }: Known, rule: Rule, more: readonly string[]): void {
  const ofRule = words.get(rule) ?? new Set();
  words.set(rule, ofRule);
  for (const word of more) if (ofRule.size < MOST_WORDS) ofRule.add(word);
}

function addSpellings({ spellings }: Known, rule: Rule, { core, spellings: list }: Mentions): void {
  const known = spellings.get(core);
  if (known !== undefined && known.of.length < MOST_OF_CORE) known.of.push(list);
  if (known === undefined && spellings.size < MOST_CORES) spellings.set(core, { rule, of: [list] });
}

const WORD = /\p{L}{1,60}/gu;

function isMention(text: string, { rule, start, end }: Judged, { words }: Known): boolean {
  const known = words.get(rule);
  return (
    known !== undefined &&
    (text
      .slice(start, end)
      .toLowerCase()
      .match(WORD)
      ?.every((word) => known.has(word)) ??
      false)
  );
}

function asRepeat(judged: Judged): Judged {
  return { ...judged, score: REPEATED, reasons: [...judged.reasons, "repeat"] };
}

function spelledOut(text: string, { spellings }: Known): Judged[] {
  const found: Judged[] = [];
  for (const [core, { rule, of }] of spellings) {
    const first = text.indexOf(core);
    if (first < 0) continue;
    const known = new Set(of.flatMap((list) => list()));
    for (let at = first; at >= 0; at = text.indexOf(core, at + core.length)) {
      const token = tokenAround(text, at);
      if (known.has(text.slice(token.start, token.end))) found.push({ rule, ...token, score: REPEATED, reasons: ["repeat"], precedence: rule.precedence });
    }
  }
  return found;
}

const LONGEST_TOKEN = 60;
const TOKEN_CHAR = /[\p{L}\d_@.-]/u;

/** The characters of a user name around a place; a full stop behind it ends the sentence. */
function tokenAround(text: string, at: number): { start: number; end: number } {
  let start = at;
  let end = at;
  while (start > 0 && at - start < LONGEST_TOKEN && TOKEN_CHAR.test(text.charAt(start - 1))) start--;
  while (end - at < LONGEST_TOKEN && TOKEN_CHAR.test(text.charAt(end))) end++;
  while (end > at && /[._-]/.test(text.charAt(end - 1))) end--;
  return { start, end };
}
