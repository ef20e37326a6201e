/** Which words are given names and surnames, and how common: from the packages and the hand-written lists. */
import { join } from "node:path";
import { prefixWords } from "../prefixes.js";
import { fold } from "./fold-text.js";
import * as givenByHand from "./hand/given-names.js";
import * as surnamesByHand from "./hand/surnames.js";
import * as packages from "./packages.js";
import { fakerList, jsonList, lines, phpList, pythonList, rubyList } from "./sources.js";

/** local: a list made for the Netherlands or Flanders. sure: one such list is enough to call the name common. */
type NameList = { readonly words: readonly string[]; readonly local: boolean; readonly sure?: boolean };

/** The words of a name that can carry a rule: "van den Berg-De Wit" gives berg and wit. */
function nameWords(name: string): string[] {
  const words = fold(name)
    .split(/[\s-]+/)
    .filter((word) => word.length > 1 && /^[\p{L}']+$/u.test(word));
  return words.filter((word) => words.length === 1 || !prefixWords.has(word));
}

/** Given names keep a hyphen ("jan-willem") besides their parts; one letter is an initial, no name. */
function givenWords(name: string): string[] {
  const whole = fold(name);
  return whole.includes("-") ? [whole, ...nameWords(name)] : nameWords(name);
}

export type Strength = { readonly strength: 1 | 2; readonly local: boolean };

/** Common: in a sure list or in two local ones. */
function strengths(lists: readonly NameList[], split: (name: string) => string[]): Map<string, Strength> {
  const points = new Map<string, { local: number; sure: boolean }>();
  for (const list of lists) {
    for (const word of new Set(list.words.flatMap(split))) {
      const point = points.get(word) ?? { local: 0, sure: false };
      points.set(word, { local: point.local + Number(list.local), sure: point.sure || list.sure === true });
    }
  }
  return new Map([...points].map(([word, { local, sure }]) => [word, { strength: sure || local > 1 ? 2 : 1, local: local > 0 }]));
}

export async function givenNames(folder: string): Promise<Map<string, Strength>> {
  const at = (...parts: string[]) => join(folder, ...parts);
  const nlBe = [...jsonList(at(packages.zxcvbnNlBe, "src/boysFirstnames.json")), ...jsonList(at(packages.zxcvbnNlBe, "src/girlsFirstnames.json"))];
  const top = [...nlBe.slice(0, 500), ...nlBe.slice(1574, 1574 + 500)];
  const php = ["nl_NL", "nl_BE"].flatMap((l) => ["firstNameMale", "firstNameFemale"].flatMap((n) => phpList(at(packages.phpFaker, l, "Person.php"), n)));
  const python = ["first_names_male", "first_names_female"].flatMap((n) => pythonList(at(packages.pythonFaker, "person/nl_NL/__init__.py"), n));
  const faker = await Promise.all(["nl", "nl_BE"].map((l) => fakerList(at(packages.faker), l, "person.first_name")));
  const foreign = await Promise.all(packages.foreignLocales.map((l) => fakerList(at(packages.faker), l, "person.first_name")));
  const abroad = packages.foreignPhp.flatMap((l) => ["firstNameMale", "firstNameFemale"].flatMap((n) => phpList(at(packages.phpFaker, l, "Person.php"), n)));
  return strengths(
    [
      { words: Object.values(givenByHand).flat(), local: true, sure: true },
      { words: top, local: true, sure: true },
      { words: nlBe, local: true },
      { words: php, local: true, sure: true },
      { words: python, local: true, sure: true },
      { words: faker.flat(), local: true, sure: true },
      { words: ["male", "female"].flatMap((sex) => lines(at(packages.ffaker, `name_nl/first_names_${sex}`))), local: true, sure: true },
      { words: rubyList(at(packages.rubyFaker, "nl.yml"), "first_name"), local: true },
      { words: (jsonList(at(packages.piiFilter, "ds_first_name_0.json")) as unknown as { main: string[] }).main, local: true },
      { words: [...foreign.flat(), ...abroad, ...jsonList(at(packages.zxcvbnEn, "src/firstnames.json"))], local: false },
    ],
    givenWords,
  );
}

export async function surnames(folder: string): Promise<Map<string, Strength>> {
  const at = (...parts: string[]) => join(folder, ...parts);
  const nlBe = jsonList(at(packages.zxcvbnNlBe, "src/lastnames.json"));
  const php = ["commonDutchLastNames", "commonForeignLastNames"].flatMap((n) => phpList(at(packages.phpFaker, "nl_NL/Person.php"), n));
  const faker = await Promise.all(["nl", "nl_BE"].map((l) => fakerList(at(packages.faker), l, "person.last_name")));
  const foreign = await Promise.all(packages.foreignLocales.map((l) => fakerList(at(packages.faker), l, "person.last_name")));
  const abroad = packages.foreignPhp.flatMap((l) => phpList(at(packages.phpFaker, l, "Person.php"), "lastName"));
  return strengths(
    [
      { words: Object.values(surnamesByHand).flat(), local: true, sure: true },
      { words: nlBe.slice(0, 1500), local: true, sure: true },
      { words: [...php, ...faker.flat(), ...phpList(at(packages.phpFaker, "nl_BE/Person.php"), "lastName")], local: true, sure: true },
      { words: lines(at(packages.ffaker, "name_nl/last_names")), local: true, sure: true },
      { words: nlBe, local: true },
      { words: phpList(at(packages.phpFaker, "nl_NL/Person.php"), "dutchLastNames"), local: true },
      { words: pythonList(at(packages.pythonFaker, "person/nl_NL/__init__.py"), "last_names"), local: true },
      { words: rubyList(at(packages.rubyFaker, "nl.yml"), "last_name"), local: true },
      { words: [...foreign.flat(), ...abroad, ...jsonList(at(packages.zxcvbnEn, "src/lastnames.json")).slice(0, 12000)], local: false },
    ],
    nameWords,
  );
}

/**
 * Names of which it is not known whether they are given names or surnames; they count as rare surnames.
 *
 * cspell's list is checked by people. humannames is gathered by a program, so a second list has to know the word.
 */
export function otherNames(folder: string, dutchCapitalised: ReadonlySet<string>): Set<string> {
  const first = new Set(lines(join(folder, packages.humannames, "list.txt")).flatMap(nameWords));
  const second = new Set(lines(join(folder, packages.cspellNames, "dict/people-names.txt")).flatMap(nameWords));
  return new Set([...second, ...[...first].filter((word) => dutchCapitalised.has(word))].filter((word) => word.length > 2));
}
