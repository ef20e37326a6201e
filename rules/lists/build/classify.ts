/** From all lists to one bit set per word. */
import { join } from "node:path";
import { layout as bits } from "../bits.js";
import { prefixWords } from "../prefixes.js";
import { strongSuffixes, suffixAbbreviations, weakSuffixes } from "../streets.js";
import { openings, predicates, salutations, titlesAfter, titlesBefore } from "../titles.js";

import { fold } from "./fold-text.js";
import { commonness, type Language, readLanguage } from "./frequency.js";
import * as ordinary from "./hand/ordinary.js";
import { nameness } from "./nameness.js";
import { givenNames, otherNames, type Strength, surnames } from "./names.js";
import * as packages from "./packages.js";
import { placeNames } from "./places.js";

/** The lists that each give one bit; titles of one or two letters ("ma", "i") stay in titles.ts, they say nothing alone. */
async function flags(folder: string): Promise<ReadonlyArray<readonly [number, ReadonlySet<string>]>> {
  const titles = [...salutations, ...openings, ...titlesBefore, ...titlesAfter, ...predicates].filter((title) => title.length > 1);
  const lists: ReadonlyArray<readonly [number, readonly string[]]> = [
    [bits.PLACE, await placeNames(folder)],
    [bits.ORGANISATION, ordinary.organisations],
    [bits.CALENDAR, ordinary.calendar],
    [bits.TITLE, titles],
    [bits.ROLE, ordinary.roles],
    [bits.STREET_SUFFIX, [...strongSuffixes, ...weakSuffixes, ...suffixAbbreviations]],
    [bits.TECHNOLOGY, ordinary.technology],
    [bits.EPONYM, ordinary.eponyms],
    [bits.PREFIX, [...prefixWords]],
  ];
  return lists.map(([bit, words]) => [bit, new Set(words.map(fold))]);
}

/** The run-time bands leave out the finest step of the build: 1 and 2 are both "known". */
const band = (common: number): number => (common === 0 ? 0 : Math.max(1, common - 1));

/** Frequent words are stored even when they are no names; rarer ones only where they explain a name. */
function frequentWords({ rank, dictionary }: Language, limit: number): string[] {
  return [...rank].filter(([word, place]) => place <= limit && dictionary.has(word)).map(([word]) => word);
}

interface Known {
  readonly given: ReadonlyMap<string, Strength>;
  readonly family: ReadonlyMap<string, Strength>;
  readonly flagged: Awaited<ReturnType<typeof flags>>;
  readonly dutch: Language;
  readonly english: Language;
}

function readLanguages(folder: string): { dutch: Language; english: Language } {
  const read = (words: string, dictionary: string) =>
    readLanguage(
      ["src/commonWords.json", "src/wikipedia.json"].map((file) => join(folder, words, file)),
      join(folder, dictionary),
    );
  return {
    dutch: read(packages.zxcvbnNlBe, `${packages.cspellDutch}/Dutch.trie.gz`),
    english: read(packages.zxcvbnEn, `${packages.cspellEnglish}/en_US.trie.gz`),
  };
}

/** All words with their bits, in alphabetical order. */
export async function classify(folder: string): Promise<Map<string, number>> {
  const { dutch, english } = readLanguages(folder);
  const given = await givenNames(folder);
  const family = await surnames(folder);
  for (const word of otherNames(folder, dutch.capitalised)) {
    const known = given.has(word) || family.has(word) || dutch.dictionary.has(word) || english.dictionary.has(word);
    if (!known) family.set(word, { strength: 1, local: false });
  }
  const flagged = await flags(folder);
  const frequent = [...frequentWords(dutch, 20000), ...frequentWords(english, 12000)];
  const words = new Set([...given.keys(), ...family.keys(), ...flagged.flatMap(([, list]) => [...list]), ...frequent]);
  return new Map([...words].sort().map((word) => [word, bitsOf(word, { given, family, flagged, dutch, english })]));
}

function bitsOf(word: string, known: Known): number {
  const given = known.given.get(word);
  const family = known.family.get(word);
  const dutch = commonness(word, known.dutch);
  const english = commonness(word, known.english);
  const flag = known.flagged.reduce((sum, [bit, list]) => (list.has(word) ? sum | bit : sum), 0);
  return (
    ((given?.strength ?? 0) << bits.GIVEN_SHIFT) |
    ((family?.strength ?? 0) << bits.SURNAME_SHIFT) |
    (band(dutch) << bits.DUTCH_SHIFT) |
    (band(english) << bits.ENGLISH_SHIFT) |
    (nameness(word, given, family, Math.max(dutch, english), flag) << bits.NAMENESS_SHIFT) |
    flag
  );
}
