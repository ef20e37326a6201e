import type { Mentions, Rule } from "../rule.js";
import { READ_DIFFERENTLY } from "./chars.js";
import type { Judged } from "./judge.js";

/** What is known of values that were found with strong evidence. Grows up to a bound, so that a long text costs no more memory than a short one. */
export interface Known {
  /** Words of the values, with the place where each was seen last; in that order. */
  readonly words: Map<Rule, Map<string, number>>;
  /** Other spellings by what they have in common; worked out where that is found. */
  readonly spellings: Map<string, Spellings>;
  /** Values of the fields read last: given name and surname mostly have a field each. */
  readonly parts: string[];
  /** Present while a stream is read: its texts tell one another what they hold, and forget it some time after. */
  readonly stream?: Stream;
}

interface Spellings {
  readonly rule: Rule;
  readonly of: (() => readonly string[])[];
  seen: number;
}

interface Stream {
  /** How much was read, in UTF-16 code units. */
  place: number;
}

const MOST_WORDS = 1000;
/** Each takes a search through the text. */
const MOST_CORES = 64;
/** People who share a surname. */
const MOST_OF_CORE = 16;
/** Given name, prefix, surname. */
const MOST_PARTS = 3;
const LONGEST_PART = 60;
/** In a stream a name that was not seen for this long is forgotten: letters are shorter, and in an endless log nobody stays known for ever. */
const MEMORY = 65_536;

export function nothingKnown(): Known {
  return { words: new Map(), spellings: new Map(), parts: [] };
}

/** For texts that are read one after the other as one document. */
export function nothingKnownYet(): Known {
  return { ...nothingKnown(), stream: { place: 0 } };
}

export function isEmpty({ words, spellings }: Known): boolean {
  return words.size === 0 && spellings.size === 0;
}

/** Whether another spelling of something known may stand in a text. Where nothing else may begin, only that can be found. */
export function mayBeSpelledIn({ spellings }: Known, text: string): boolean {
  for (const core of spellings.keys()) if (text.includes(core)) return true;
  return false;
}

/** Words of the few people that an object mostly speaks of: so many are looked for one by one. */
const FEW_WORDS = 16;
/** What a view reads differently from how it is written. */
const DISGUISED = new RegExp(`${READ_DIFFERENTLY.source}|[=\u001b]`);

/** Whether a text may mention something known. Says "perhaps" where words may be disguised or are too many to look for. */
export function mayMention(known: Known, text: string): boolean {
  if (DISGUISED.test(text) || mayBeSpelledIn(known, text)) return true;
  const read = text.toLowerCase();
  for (const ofRule of known.words.values()) {
    if (ofRule.size > FEW_WORDS) return true;
    for (const word of ofRule.keys()) if (read.includes(word)) return true;
  }
  return false;
}

/** Adds what a strong finding tells about its mentions. */
export function remember(known: Known, text: string, { rule, start, end, field }: Judged): void {
  const value = text.slice(start, end);
  addMentions(known, rule, rule.mentions?.(value));
  if (field === "strong" && value.length <= LONGEST_PART) for (const whole of wholesWith(known.parts, value)) addSpellings(known, rule, rule.mentions?.(whole));
}

/** Seen again, so not forgotten soon. */
export function keepInMind({ words, stream }: Known, rule: Rule, seen: Iterable<string>): void {
  const ofRule = words.get(rule);
  if (stream === undefined || ofRule === undefined) return;
  for (const word of seen) {
    ofRule.delete(word);
    ofRule.set(word, stream.place);
  }
}

/** A text of a stream was read. */
export function readOn({ words, spellings, stream }: Known, length: number): void {
  if (stream === undefined) return;
  stream.place += length;
  const since = stream.place - MEMORY;
  for (const ofRule of words.values()) {
    for (const [word, seen] of ofRule) {
      if (seen >= since) break;
      ofRule.delete(word);
    }
  }
  for (const [core, { seen }] of spellings) if (seen < since) spellings.delete(core);
}

/** What the value of a field makes together with those of the fields before it, in both orders; it becomes one of them. */
function wholesWith(parts: string[], value: string): string[] {
  const wholes = parts.map((_, at) => [...parts.slice(at), value]).flatMap((row) => [row.join(" "), [...row].reverse().join(" ")]);
  parts.push(value);
  if (parts.length >= MOST_PARTS) parts.shift();
  return wholes;
}

function addMentions(known: Known, rule: Rule, mentions: Mentions | undefined): void {
  if (mentions === undefined) return;
  const words = mentions.words();
  if (words.length > 0) addWords(known, rule, words);
  addSpellings(known, rule, mentions);
}

function addWords({ words, stream }: Known, rule: Rule, more: readonly string[]): void {
  const ofRule = words.get(rule) ?? new Map<string, number>();
  words.set(rule, ofRule);
  for (const word of more) {
    if (stream !== undefined) makeRoom(ofRule, word);
    if (ofRule.size < MOST_WORDS) ofRule.set(word, stream?.place ?? 0);
  }
}

/** Of a stream the last names count, of a text that is read at once the first. */
function makeRoom(words: Map<string, number>, word: string): void {
  words.delete(word);
  const [oldest] = words.keys();
  if (words.size >= MOST_WORDS && oldest !== undefined) words.delete(oldest);
}

function addSpellings({ spellings, stream }: Known, rule: Rule, mentions: Mentions | undefined): void {
  if (mentions === undefined || mentions.core === "") return;
  const { core, spellings: list } = mentions;
  const seen = stream?.place ?? 0;
  const known = spellings.get(core);
  if (known !== undefined) {
    known.seen = seen;
    if (known.of.length < MOST_OF_CORE) known.of.push(list);
  } else if (spellings.size < MOST_CORES) spellings.set(core, { rule, of: [list], seen });
}
