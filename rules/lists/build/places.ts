/** Names of places: whole ("den haag", "alphen aan den rijn") and, where it says something alone, their first word ("alphen"). */
import { join } from "node:path";
import { fold } from "./fold-text.js";
import * as byHand from "./hand/places.js";
import * as packages from "./packages.js";
import { fakerList, lines, phpList, pythonList, rubyList } from "./sources.js";

/** First words of place names that are directions, prefixes or everyday words: "Nieuw Vennep" does not make "nieuw" a place. */
const EMPTY_FIRST_WORDS = new Set([
  "nieuw",
  "nieuwe",
  "oud",
  "oude",
  "noord",
  "oost",
  "zuid",
  "west",
  "groot",
  "klein",
  "sint",
  "st",
  "st.",
  "den",
  "de",
  "het",
  "ter",
  "ten",
  "te",
  "aan",
  "hoek",
  "wijk",
  "hoge",
  "lage",
  "hoog",
  "laag",
  "over",
  "onder",
  "op",
  "rode",
  "witte",
  "huis",
  "twee",
  "drie",
  "eerste",
  "tweede",
  "dorp",
  "kerk",
  "geen",
  "rond",
  "loon",
  "stad",
  "koog",
  "burgh",
  "bad",
  "la",
  "le",
  "les",
  "san",
  "saint",
]);

function placeWords(name: string): string[] {
  const whole = fold(name)
    .replace(/[(),].*$/, "")
    .trim();
  const first = whole.split(" ")[0] as string;
  const alone = whole.includes(" ") && first.length > 3 && /^[a-z]+$/.test(first) && !EMPTY_FIRST_WORDS.has(first);
  return alone ? [whole, first] : [whole];
}

export async function placeNames(folder: string): Promise<string[]> {
  const at = (...parts: string[]) => join(folder, ...parts);
  const cities = [
    ...lines(at(packages.ffaker, "address_nl/city")),
    ...["nl_NL", "nl_BE"].flatMap((l) => pythonList(at(packages.pythonFaker, "address", l, "__init__.py"), "cities")),
    ...["nl_NL", "nl_BE"].flatMap((l) => phpList(at(packages.phpFaker, l, "Address.php"), "cityNames")),
  ];
  const countries = [...rubyList(at(packages.rubyFaker, "nl.yml"), "country"), ...(await fakerList(at(packages.faker), "nl", "location.country"))];
  const words = [...Object.values(byHand).flat(), ...countries.map((country) => fold(country).replace(/ *\(.*$/, "")), ...cities.flatMap(placeWords)];
  return [...new Set(words.map(fold))].filter((word) => word.length > 1);
}
