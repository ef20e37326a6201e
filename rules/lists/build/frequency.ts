/** How frequent a word is, and whether a dictionary knows it in lower case (so that it is more than a name). */

import { fold } from "./fold-text.js";
import { jsonList } from "./sources.js";
import { trieWords } from "./trie.js";

export type Language = { readonly rank: ReadonlyMap<string, number>; readonly dictionary: ReadonlySet<string>; readonly capitalised: ReadonlySet<string> };

/** The best rank of a word in any of the lists; a list that knows it only from film subtitles or only from Wikipedia is no obstacle. */
function ranks(files: readonly string[]): Map<string, number> {
  const best = new Map<string, number>();
  for (const file of files) {
    jsonList(file).forEach((word, index) => {
      const key = fold(word);
      best.set(key, Math.min(best.get(key) ?? Number.POSITIVE_INFINITY, index + 1));
    });
  }
  return best;
}

/** Entries with +, !, ~ or & are parts of compounds, forbidden words and accent-free doubles. */
const isPlainWord = (word: string): boolean => /^[\p{L}'-]+$/u.test(word);

export function readLanguage(frequencyFiles: readonly string[], dictionaryFile: string): Language {
  const words = trieWords(dictionaryFile).filter(isPlainWord);
  const lower = words.filter((word) => word === word.toLowerCase());
  const dictionary = new Set(lower.map(fold));
  const capitalised = new Set(
    words
      .filter((word) => /^\p{Lu}\p{Ll}/u.test(word))
      .map(fold)
      .filter((word) => !dictionary.has(word)),
  );
  return { rank: ranks(frequencyFiles), dictionary, capitalised };
}

const BAND_LIMITS = [400, 2500, 20000];

/** 0 unknown or only a name, 1 in the dictionary, 2 within the frequency list, 3 about the first 2,500, 4 about the first 400. */
export function commonness(word: string, { rank, dictionary }: Language): number {
  if (!dictionary.has(word)) return 0;
  const place = rank.get(word) ?? Number.POSITIVE_INFINITY;
  return 1 + BAND_LIMITS.filter((limit) => place <= limit).length;
}
