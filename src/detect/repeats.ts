import { codeBefore, isWord } from "./chars.js";
import type { Judged } from "./judge.js";
import { isEmpty, type Known, keepInMind, nothingKnown, remember } from "./known.js";

/** From this score on a finding says what its weaker mentions are. */
const STRONG = 0.7;
/** A mention that has nothing else for it is less sure than any form with context. */
const REPEATED = 0.7;

/** What is found because something stronger was. */
export interface Repeats {
  /** Weak candidates that mention a value again, and the findings that they become. */
  readonly mentions: ReadonlyMap<Judged, Judged>;
  /** Other spellings, such as user names. */
  readonly spelled: readonly Judged[];
}

const NO_MENTIONS: Repeats["mentions"] = new Map();
const NO_REPEATS: Repeats = { mentions: NO_MENTIONS, spelled: [] };

/** @param known what is known of the whole object or stream; of a text, what its own strong findings tell */
export function repeatsIn(text: string, taken: readonly Judged[], weak: readonly Judged[], known: Known | undefined): Repeats {
  const strong = known === undefined || known.stream !== undefined ? taken.filter(isStrong) : NO_STRONG;
  if (known === undefined && (strong.length === 0 || (weak.length === 0 && !mayBeSpelled(text, strong)))) return NO_REPEATS;
  const all = known ?? nothingKnown();
  rememberAll(all, text, strong);
  if (isEmpty(all)) return NO_REPEATS;
  return { mentions: mentionsIn(text, weak, all), spelled: spelledOut(text, all) };
}

const NO_STRONG: readonly Judged[] = [];

/** So few that each may be looked for in the whole text. */
const FEW = 8;

/**
 * Whether another spelling of one of these findings may stand in their text. Most texts hold none, and where there are no weak candidates either, nothing has
 * to be kept in mind. Values of fields make names together.
 */
function mayBeSpelled(text: string, strong: readonly Judged[]): boolean {
  if (strong.length > FEW) return true;
  const absent: string[] = [];
  for (const { rule, start, end, field } of strong) {
    if (field === "strong") return true;
    const core = rule.mentions?.(text.slice(start, end)).core ?? "";
    if (core === "" || absent.includes(core)) continue;
    if (text.includes(core)) return true;
    absent.push(core);
  }
  return false;
}

/** @param strong in order of place, as they were taken */
function rememberAll(known: Known, text: string, strong: readonly Judged[]): void {
  const read = new Set<string>();
  for (const judged of strong) {
    // Texts speak of the same few people again and again. What stands in a field makes a name with the fields beside it, so it counts each time.
    const value = text.slice(judged.start, judged.end);
    if (judged.field === "strong" || !read.has(value)) remember(known, text, judged);
    read.add(value);
  }
}

function mentionsIn(text: string, weak: readonly Judged[], known: Known): Repeats["mentions"] {
  const mentions = weak.filter((judged) => isMention(text, judged, known));
  return mentions.length === 0 ? NO_MENTIONS : new Map(mentions.map((judged) => [judged, asRepeat(judged)]));
}

export function isStrong({ rule, score }: Judged): boolean {
  return rule.mentions !== undefined && score >= STRONG;
}

const WORD = /\p{L}{1,60}/gu;

function isMention(text: string, { rule, start, end }: Judged, known: Known): boolean {
  const ofRule = known.words.get(rule);
  const words = text.slice(start, end).toLowerCase().match(WORD);
  if (ofRule === undefined || words === null || !words.every((word) => ofRule.has(word))) return false;
  keepInMind(known, rule, words);
  return true;
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
    const phrases = [...known].filter((form) => form.includes(" "));
    for (let at = first; at >= 0; at = text.indexOf(core, at + core.length)) {
      const token = tokenAround(text, at);
      const place = [token, withoutEnding(text, token)].find(({ start, end }) => known.has(text.slice(start, end))) ?? phraseAround(text, token, phrases);
      if (place !== undefined) found.push({ rule, ...place, score: REPEATED, reasons: ["repeat"], precedence: rule.precedence });
    }
  }
  return found;
}

/** Of a file name what stands before its ending: `el_amrani.pdf`. */
function withoutEnding(text: string, { start, end }: Place): Place {
  return { start, end: end - (FILE_ENDING.exec(text.slice(start, end))?.[0].length ?? 0) };
}

const FILE_ENDING = /\.[a-z\d]{2,5}$/i;

/** The phrase of several words that ends in a token: `el amrani`. */
function phraseAround(text: string, { end }: Place, phrases: readonly string[]): Place | undefined {
  for (const phrase of phrases) {
    const start = end - phrase.length;
    if (start >= 0 && text.startsWith(phrase, start) && !isWord(codeBefore(text, start))) return { start, end };
  }
  return undefined;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

const LONGEST_TOKEN = 60;
const TOKEN_CHAR = /[\p{L}\d_@.-]/u;

/** The characters of a user name around a place; a full stop behind it ends the sentence. */
function tokenAround(text: string, at: number): Place {
  let start = at;
  let end = at;
  while (start > 0 && at - start < LONGEST_TOKEN && TOKEN_CHAR.test(text.charAt(start - 1))) start--;
  while (end - at < LONGEST_TOKEN && TOKEN_CHAR.test(text.charAt(end))) end++;
  while (end > at && /[._-]/.test(text.charAt(end - 1))) end--;
  return { start, end };
}
