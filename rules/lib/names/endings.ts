/** What the end of a word says: who somebody is, what a thing is, where people come from. */
import { strongSuffixes } from "../../lists/streets.js";
import { words } from "../words.js";

/** Functions as the last part of a compound: oud-voetballer, minister-president, popzangeres. */
const functionEndings: ReadonlySet<string> = new Set(
  words(
    "speler speelster zanger zangeres schrijver schrijfster trainer minister president acteur actrice regisseur componist voetballer wielrenner schilder dichter politicus kunstenaar meester " +
      "voorzitter leider generaal koning koningin keizer keizerin paus bisschop prins prinses hertog graaf aanvoerder coach doelman keeper spits bassist drummer gitarist pianist rapper dj presentator " +
      "presentatrice journalist auteur filosoof historicus arts chirurg advocaat rechter officier commandant kapitein secretaris directeur bestuurder ondernemer architect fotograaf beeldhouwer tennisser " +
      "tennisster schaatser schaatsster coureur bokser atleet zwemmer zwemster turner producer danser danseres model burgemeester wethouder kamerlid senator gouverneur ambassadeur sopraan tenor dirigent " +
      "wiskundige natuurkundige scheikundige bioloog botanicus onderzoeker wetenschapper hoogleraar lerares leraar docent medewerker medewerkster verpleegkundige therapeut psycholoog psychiater",
  ),
);
const endingLengths = [...new Set([...functionEndings].map((ending) => ending.length))];

/** Whether a word names what somebody does. */
export function isFunction(word: string): boolean {
  return word.length > 3 && endingLengths.some((length) => functionEndings.has(word.slice(-length)));
}
/** Ends of streets that end surnames as well: Nijhof, Van Dijk. */
const alsoSurnames = words("hof dijk pad baan markt lei allee park paed leane dyk");

/** Last parts of compounds that name a thing, mostly after a person; kamp, huis, land and the like end too many surnames. */
const thingEndings: ReadonlySet<string> = new Set([
  ...strongSuffixes.filter((suffix) => !alsoSurnames.includes(suffix)),
  ...words(
    "tunnel kanaal ziekenhuis gasthuis stadhuis stichting school museum college prijs stadion toernooi gebergte eiland orkest effect fonds kliniek universiteit bibliotheek kazerne " +
      "kapel theater partij beker trofee rally route formulier server systeem",
  ),
]);
const thingLengths = [...new Set([...thingEndings].map((ending) => ending.length))];

/** Dutch adjectives and nouns for peoples: Europese, Belgische, Amerikanen, Brabanders. */
export const isDemonym = (word: string): boolean => word.length > 5 && /(?:se|sche|aans|anen|nders|iërs)$/.test(word);

export function isThing(word: string): boolean {
  return thingLengths.some((length) => word.length > length + 2 && thingEndings.has(word.slice(-length)));
}
