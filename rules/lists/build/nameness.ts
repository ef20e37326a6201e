/** How often a word is a name rather than an ordinary word, in four bands. A judgement in rules; nothing here is fitted to a corpus. */
import { layout } from "../bits.js";
import { fold } from "./fold-text.js";
import * as ordinary from "./hand/ordinary.js";
import { countriesAndRegions } from "./hand/places.js";
import type { Strength } from "./names.js";

const { CALENDAR, EPONYM, ORGANISATION, PLACE, PREFIX, ROLE, STREET_SUFFIX, TECHNOLOGY, TITLE } = layout;

const mostlyNames = new Set(ordinary.mostlyNames.map(fold));
const mostlyWords = new Set([...ordinary.mostlyWords, ...ordinary.demonyms, ...ordinary.abbreviations].map(fold));
const countries = new Set(countriesAndRegions.map(fold));

/** Rows: how common the word is otherwise (0 not at all ... 4 very). Columns: rare foreign name, rare local, common surname, common given name. */
const BANDS: ReadonlyArray<readonly [number, number, number, number]> = [
  [2, 3, 3, 3],
  [1, 1, 2, 2],
  [0, 1, 1, 2],
  [0, 0, 1, 1],
  [0, 0, 0, 0],
];

/** The most that a name is worth which is something else as well; "Jan" the month and "Max" the product lose little. */
function ceiling(flag: number, isMostlyName: boolean, alsoGivenName: boolean): number {
  if (flag & (TITLE | PREFIX)) return isMostlyName ? 1 : 0;
  if (isMostlyName) return flag === 0 ? 3 : 2;
  if (flag & (CALENDAR | ORGANISATION | ROLE | STREET_SUFFIX | TECHNOLOGY)) return 1;
  if (flag & (PLACE | EPONYM)) return alsoGivenName ? 2 : 1;
  return 3;
}

function column(given: Strength | undefined, family: Strength | undefined): 0 | 1 | 2 | 3 {
  if (given?.strength === 2) return 3;
  if (family?.strength === 2) return 2;
  return given?.local || family?.local ? 1 : 0;
}

export function nameness(word: string, given: Strength | undefined, family: Strength | undefined, common: number, flag: number): number {
  if (!given && !family) return 0;
  const isMostlyName = mostlyNames.has(word);
  const commonAtLeast = mostlyWords.has(word) ? Math.max(common, 3) : common;
  const row = isMostlyName ? 0 : commonAtLeast;
  const enough = word.length > 2 || isMostlyName ? 3 : 1; // "Bo", "Li", "EK": two letters are an abbreviation just as well
  return Math.min(enough, BANDS[row]?.[column(given, family)] ?? 0, ceiling(flag, isMostlyName, given?.strength === 2 && !countries.has(word)));
}
