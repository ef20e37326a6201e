/**
 * What words say around and inside names, in one number for each word. A name is read in many steps that all ask about the same few words, so a question is
 * a bit of a number, and the number takes one hash of the word as it stands in the text: no piece of text is cut out and made small first.
 */
import { codes } from "./codes.js";
import { closingEnds, closings, diseases, namesakes, otherThings, phrases, speakers, weights } from "./cues.js";
import { inhabitants } from "./endings.js";
import { arabic, articles, prepositions } from "./prefix-words.js";
import { contactVerbs, degrees, imperatives, states, strongVerbs, verbs } from "./verbs.js";

const { codeAt, hashOf, wordHash } = codes;

/** The lower bits: which of the weights the word has before a name. */
const WEIGHT = 31;
const CLOSING_WORD = 1 << 5;
const CLOSING_END = 1 << 6;
const PHRASE_START = 1 << 7;
const PHRASE_END = 1 << 8;
const OTHER_THING = 1 << 9;
const DISEASE = 1 << 10;
const VERB = 1 << 11;
const STRONG_VERB = 1 << 12;
const STATE = 1 << 13;
const CONTACT_VERB = 1 << 14;
const DEGREE = 1 << 15;
const IMPERATIVE = 1 << 16;
const NAMESAKE = 1 << 17;
const INHABITANT = 1 << 18;
const SPEAKER = 1 << 19;
/** "en", "of" */
const JOINING = 1 << 20;
const WAARDE = 1 << 21;
const JARIGE = 1 << 22;
const ARABIC = 1 << 23;
const PREPOSITION = 1 << 24;
const ARTICLE = 1 << 25;
/** "te", "ten" */
const TE = 1 << 26;
const VAN = 1 << 27;
const DE = 1 << 28;
/** "'t" */
const T = 1 << 29;
/** "ter", "d'", "von": prefixes that hardly ever mean anything else */
const SURNAME_PREFIX = 1 << 30;
/** "der", "den", "'t": behind "van" */
const BEHIND_VAN = 1 << 31;

const LISTS: readonly [flag: number, words: Iterable<string>][] = [
  [CLOSING_WORD, closings],
  [CLOSING_END, closingEnds],
  [PHRASE_START, [...phrases.keys()].map((phrase) => phrase.slice(0, phrase.lastIndexOf(" ")))],
  [PHRASE_END, [...phrases.keys()].map((phrase) => phrase.slice(phrase.lastIndexOf(" ") + 1))],
  [OTHER_THING, otherThings],
  [DISEASE, diseases],
  [VERB, verbs],
  [STRONG_VERB, strongVerbs],
  [STATE, states],
  [CONTACT_VERB, contactVerbs],
  [DEGREE, degrees],
  [IMPERATIVE, imperatives],
  [NAMESAKE, namesakes],
  [INHABITANT, inhabitants],
  [SPEAKER, speakers],
  [JOINING, ["en", "of"]],
  [WAARDE, ["waarde"]],
  [JARIGE, ["jarige"]],
  [ARABIC, arabic],
  [PREPOSITION, prepositions],
  [ARTICLE, articles],
  [TE, ["te", "ten"]],
  [VAN, ["van"]],
  [DE, ["de"]],
  [T, ["'t"]],
  [SURNAME_PREFIX, ["ter", "d'", "von"]],
  [BEHIND_VAN, ["der", "den", "'t"]],
];

const weightList: readonly number[] = [0, ...new Set(weights.values())];

/** What a word is worth before a name; undefined when it says nothing. */
function weightOf(meaning: number): number | undefined {
  const index = meaning & WEIGHT;
  return index === 0 ? undefined : weightList[index];
}

/** Twice the number of words or more, so that a word that is none of them mostly meets an empty slot at once. */
const SLOT_BITS = 12;
/** A word is known by all 32 bits of its hash: no two of the lists share one, and of other words one in millions has that of a listed one. */
const slotHashes = new Int32Array(1 << SLOT_BITS);
const slotMeanings = new Int32Array(1 << SLOT_BITS);
/** Length of the longest word; 0 as long as nobody has asked about one. */
let longest = 0;

/** 1 for the length and last two letters of every word that may announce a name from the end of a sentence or clause. */
const outlines = new Uint8Array(1 << 14);

/** With the first question, since it takes longer than all else that is done when the rule is imported. */
function fill(): void {
  for (const [word, weight] of weights) add(word, weightList.indexOf(weight));
  for (const [flag, words] of LISTS) for (const word of words) add(word, flag);
  for (const word of [...weights.keys(), ...closings]) outlines[outlineOf(word.length, word.charCodeAt(word.length - 2), word.charCodeAt(word.length - 1))] = 1;
}

/** The words are written small. */
function add(word: string, meaning: number): void {
  const hash = hashOf(word);
  const slot = slotOf(hash);
  slotHashes[slot] = hash;
  slotMeanings[slot] = (slotMeanings[slot] as number) | meaning;
  longest = Math.max(longest, word.length);
}

/** What the word from `start` to `end` of the text that is read says, in any case; 0 when it says nothing. */
function meaningOf(start: number, end: number): number {
  if (longest === 0) fill();
  return end - start > longest ? 0 : (slotMeanings[slotOf(wordHash(start, end))] as number);
}

/** Whether a word may have a weight or close a letter. Says "perhaps" too often, but settles most last words of sentences in one look. */
function mayAnnounce(start: number, end: number): boolean {
  if (longest === 0) fill();
  return outlines[outlineOf(end - start, codeAt(end - 2), codeAt(end - 1))] === 1;
}

/** Five bits of a letter are the same for its capital; before a word of one letter anything may stand. */
function outlineOf(length: number, lastButOne: number, last: number): number {
  return ((length & 15) << 10) | (length > 1 ? (lastButOne & 31) << 5 : 0) | (last & 31);
}

/** The slot of a word, or the empty one where it would be put. */
function slotOf(hash: number): number {
  let slot = (hash ^ (hash >>> 15)) >>> (32 - SLOT_BITS);
  while (slotMeanings[slot] !== 0 && slotHashes[slot] !== hash) slot = (slot + 1) & (slotMeanings.length - 1);
  return slot;
}

/** Taken apart where they are used, as `letters` are. */
export const vocabulary = {
  CLOSING_WORD,
  CLOSING_END,
  PHRASE_START,
  PHRASE_END,
  OTHER_THING,
  DISEASE,
  VERB,
  STRONG_VERB,
  STATE,
  CONTACT_VERB,
  DEGREE,
  IMPERATIVE,
  NAMESAKE,
  INHABITANT,
  SPEAKER,
  JOINING,
  WAARDE,
  JARIGE,
  ARABIC,
  PREPOSITION,
  ARTICLE,
  TE,
  VAN,
  DE,
  T,
  SURNAME_PREFIX,
  BEHIND_VAN,
  weightOf,
  meaningOf,
  mayAnnounce,
} as const;
