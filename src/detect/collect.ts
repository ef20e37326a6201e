import { mayBeEncoded } from "./base64.js";
import { type Candidate, candidatesAt, type Search } from "./candidates.js";
import { cuesNear } from "./cues.js";
import { addFieldCandidates } from "./field-values.js";
import type { FieldMeaning } from "./fields.js";
import { keyMeaning } from "./key-meaning.js";
import { elementNamedBy, isTelling } from "./named-elements.js";
import { type PairReader, pairReader, type Value } from "./pairs.js";
import { type ParentOf, parentFinder } from "./parents.js";
import { addRecordAt } from "./records.js";
import type { Rulebook } from "./rulebook.js";
import { anchors } from "./scan.js";
import { AT_DIGIT, AT_LONG, AT_NEAR, AT_PREFIX, AT_SEPARATOR } from "./scanner.js";
import { tableCandidates } from "./tables.js";

/** Everything in a text that may be a finding. */
export interface Found {
  readonly candidates: readonly Candidate[];
  /** Where words begin that may be an encoding of text. */
  readonly longWords: readonly number[];
}

const NOTHING: Found = { candidates: [], longWords: [] };

/**
 * What follows at the anchors of the forward pass.
 *
 * @param count how many anchors the last scan, which was of this text, has left
 * @param meaning what the key of this text says, when the whole text is the value of a field
 */
export function collect(text: string, count: number, book: Rulebook, meaning: FieldMeaning | undefined): Found {
  const inTables = tableCandidates(text, book);
  if (count === 0 && meaning === undefined && inTables.length === 0) return NOTHING;
  const search: Searching = { text, book, found: inTables, pairs: undefined, parentOf: undefined, valuesEnd: -1, values: 0, recordsEnd: 0, longWords: [] };
  if (meaning !== undefined) addFieldCandidates(text, { start: 0, end: text.length, lineEnd: text.length }, meaning, search.found);
  const { places, rules } = anchors;
  for (let i = 0; i < count; i++) lookAt(search, (places[i] as number) >> 3, (places[i] as number) & 7, rules[i] as number);
  return { candidates: search.found, longWords: search.longWords };
}

interface Searching extends Search {
  pairs: PairReader | undefined;
  parentOf: ParentOf | undefined;
  /** Where the value ends that was looked at last, and how many ended there. */
  valuesEnd: number;
  values: number;
  /** How far records were read whose values are named by their place. */
  recordsEnd: number;
  readonly longWords: number[];
}

function lookAt(search: Searching, at: number, kind: number, rules: number): void {
  if (kind === AT_SEPARATOR) fieldsAt(search, at);
  else if (kind === AT_NEAR) {
    if (cuesNear(at) !== 0) candidatesAt(search, at, AT_DIGIT, rules);
  } else if (kind !== AT_LONG) {
    candidatesAt(search, at, kind, rules);
    if (kind === AT_PREFIX) search.recordsEnd = addRecordAt(search, at, search.recordsEnd);
  } else if (mayBeEncoded(search.text, at)) search.longWords.push(at);
}

function fieldsAt(search: Searching, at: number): void {
  search.parentOf ??= parentFinder(search.text);
  const meaning = keyMeaning(search.text, at, search.book, search.parentOf);
  if (meaning === undefined) return;
  search.pairs ??= pairReader(search.text);
  for (const value of search.pairs.valuesAt(at, longestOf(meaning))) {
    if (!isOneOfTooMany(search, value)) addFieldCandidates(search.text, value, meaning, search.found);
    addNamedElement(search, at, value);
  }
}

function addNamedElement({ text, book, found }: Searching, at: number, name: Value): void {
  const value = elementNamedBy(text, at, name);
  const meaning = value && book.fields.meaningOfPhrase(text.slice(name.start, name.end));
  if (value !== undefined && isTelling(meaning)) addFieldCandidates(text, value, { strong: meaning.strong, weak: [] }, found);
}

/** Keys whose values have one end: nobody writes more. */
const MOST_NESTED = 64;
/** The last of the keys are looked at in any case: theirs is the value that a person would see. */
const NEAR_END = 256;

/** A key in a key in a key: each value holds all that follow, so trying all of them takes their number times their length. */
function isOneOfTooMany(search: Searching, { start, end }: Value): boolean {
  if (end !== search.valuesEnd) {
    search.valuesEnd = end;
    search.values = 0;
  }
  return ++search.values > MOST_NESTED && end - start > NEAR_END;
}

/** One more than the longest value that a rule of this meaning takes. */
function longestOf({ strong, weak }: FieldMeaning): number {
  let longest = 0;
  for (const { maxLength } of strong) longest = Math.max(longest, maxLength);
  for (const { maxLength } of weak) longest = Math.max(longest, maxLength);
  return longest + 1;
}
