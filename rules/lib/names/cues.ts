/** Words around a name that speak for or against it, with what they are worth in log-odds (see evidence.ts). */
import { strongSuffixes } from "../../lists/streets.js";
import { closings, nameLabels, openings, predicates, salutations, titlesAfter, titlesBefore, weakTitles } from "../../lists/titles.js";
import { words } from "../words.js";

/** A form of address or a title makes nearly any capitalised word a name; those that are everyday words as well say less. */
export const ADDRESS = 4;
const TITLE = 3.4;
const FUNCTION = 1.5;

const academic = words("prof professor dr drs doctor doctorandus mr mrs ms ir ing bc bacc ds kand em.prof");

/** The word directly before a name, in small letters and without its dot. */
export const before: ReadonlyMap<string, number> = new Map<string, number>([
  ...weighed(
    FUNCTION,
    titlesBefore.filter((title) => !academic.includes(title)),
  ),
  ...weighed(FUNCTION, predicates),
  ...weighed(2.8, openings),
  ...weighed(
    ADDRESS,
    salutations.filter((word) => !weakTitles.has(word) && !["wed", "miss"].includes(word)),
  ),
  ...weighed(TITLE, academic),
  ...weighed(3.2, words("heer hr heren dames")),
  ...weighed(2.2, words("dag waarde")),
  // Saints name churches, towns and hospitals.
  ...weighed(-2.5, words("sint st saint san santa são")),
  ...weighed(
    2.6,
    nameLabels.filter((label) => label !== "tussenvoegsel"),
  ),
  // Who somebody is called, or is named as.
  ...weighed(2.6, words("heet namens ondergetekende roepnaam voornaam achternaam geslachtsnaam contactpersoon attn bijgenaamd")),
  // Rivers and firms are called something too.
  ...weighed(1.5, words("heette heten heetten genaamd geheten")),
  // Whose somebody is: hardly anything but a name follows.
  ...weighed(
    2.1,
    words(
      "zoon dochter zoons zonen dochters kinderen broers zussen ouders vrouw man echtgenoot echtgenote partner broer zus zusje broertje vader moeder opa oma oom tante neef nicht vriend vriendin buurman buurvrouw collega kleinzoon " +
        "kleindochter weduwe verloofde tweelingbroer halfbroer schoonzoon schoondochter schoonvader schoonmoeder zoontje dochtertje baby patiënt patiënte cliënt cliënte mantelzorger hond",
    ),
  ),
  ...weighed(1.2, words("aldus volgens zei zegt zegde vroeg antwoordde vertelde vertelt riep schreef meldde verklaarde bel belde mail mailde vraag alsook")),
  ...weighed(0.5, words("door met tegen dankzij versus vs en of dat als toen omdat terwijl aan")),
  // Where somebody or something is.
  ...weighed(-1.3, words("in te naar uit rond nabij vanuit richting vanaf tot binnen buiten langs boven onder bij")),
  ...weighed(-1.2, words("de het een deze dit die the a an la le les los das der den el al")),
  // Code: "class Jan extends Peter".
  ...weighed(
    -5,
    words(
      "class extends implements interface enum const let var new import from export function return throw typeof instanceof def public private static void struct package",
    ),
  ),
  ...weighed(-0.6, words("elke ieder iedere elk geen enkele alle twee drie vier vijf")),
]);

/** Nouns before a name that say that it is no person's: band Jansen, camping De Vries. */
export const otherThings: ReadonlySet<string> = new Set(
  words(
    "band album film serie boek roman lied single nummer plaat game spel musical opera schip boot trein vliegtuig straat weg laan plein gracht kade dorp stad gemeente provincie regio eiland " +
      "rivier berg meer district wijk buurt station hotel restaurant café cafe camping winkel merk bedrijf firma onderneming stichting vereniging club school universiteit college museum theater " +
      "kerk ziekenhuis park stadion gebouw kasteel molen brug tunnel haven luchthaven vliegveld software programma pakket project product model type versie klasse class module functie methode " +
      "soort geslacht familie ster planeet komeet krater orkaan storm taal dialect universum personage krant tijdschrift blad zender omroep festival toernooi cup prijs award ronde etappe team " +
      "ploeg circuit systeem methode wet theorie stelling effect syndroom ziekte test schaal score punt kanaal county staat land republiek",
  ),
);

/** Two words before a name. */
export const phrases: ReadonlyMap<string, number> = new Map([
  // "Onder de naam X" names a thing.
  ...weighed(0.3, ["de naam", "een naam", "hun naam", "nieuwe naam"]),
  ...weighed(3, [
    "naam is",
    "naam was",
    "ik ben",
    "ben ik",
    "ik heet",
    "name is",
    "i am",
    "this is",
    "ten name van",
    "name van",
    "attentie van",
    "naam van",
    "achternaam is",
  ]),
  ...weighed(2, [
    "spreek met",
    "spreekt met",
    "gesproken met",
    "contact met",
    "afspraak met",
    "gebeld met",
    "gebeld door",
    "spreken met",
    "richten aan",
    "vragen naar",
    "getrouwd met",
  ]),
  ...weighed(1.6, [
    "ondertekend door",
    "getekend door",
    "behandeld door",
    "opgesteld door",
    "geschreven door",
    "gespeeld door",
    "opgevolgd door",
    "verslagen door",
  ]),
]);

export const phraseEnds: ReadonlySet<string> = new Set([...phrases.keys()].map((phrase) => phrase.slice(phrase.lastIndexOf(" ") + 1)));

/** Functions as the last part of a compound: oud-voetballer, minister-president, popzangeres. */
export const functionEndings: ReadonlySet<string> = new Set(
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
export const FUNCTION_WORD = FUNCTION;

/** What people do in running text, directly behind a name. */
export const verbs: ReadonlySet<string> = new Set(
  words(
    "zei zegt vertelde vertelt vond vindt dacht denkt vroeg vraagt schreef schrijft werd speelde speelt won verloor kreeg krijgt ging gaat kwam komt bleef heeft had is was wilde wil kon kan moest " +
      "trouwde stierf overleed studeerde woonde woont werkte werkt belde belt mailde mailt maakte begon verliet debuteerde zong regisseerde componeerde scoorde meldde verklaarde antwoordde riep lachte " +
      "keek zag hoorde kocht verkocht gaf geeft nam neemt stond zat lag liep viert geboren bereiken",
  ),
);
export const strongVerbs: ReadonlySet<string> = new Set(
  words(
    "zei zegt vertelde vertelt vond vroeg schreef trouwde stierf overleed studeerde woonde woont werkte debuteerde zong regisseerde componeerde scoorde antwoordde riep lachte viert",
  ),
);

/** Verbs that open an instruction and are given names as well: "Toon alles", "Ping de server". */
export const imperatives: ReadonlySet<string> = new Set(words("toon ping mark wil ben bel door storm roos hang bas"));

/** Last parts of compounds that name a thing, mostly after a person. */
const thingEndings: ReadonlySet<string> = new Set([
  ...strongSuffixes,
  ...words(
    "tunnel kanaal ziekenhuis stichting school brug museum college prijs stadion toernooi kerk huis land bank gebergte eiland orkest groep wet effect fonds haven gasthuis kliniek " +
      "universiteit bibliotheek molen toren kazerne kapel theater kamp partij beker cup trofee rally route formulier server systeem",
  ),
]);
const thingLengths = [...new Set([...thingEndings].map((ending) => ending.length))];

export function isThing(word: string): boolean {
  return thingLengths.some((length) => word.length > length + 2 && thingEndings.has(word.slice(-length)));
}

/** What only people are, behind "is" or "zijn". */
export const states: ReadonlySet<string> = new Set(words("bereikbaar jarig ziek getrouwd geboren overleden afwezig aanwezig gescheiden zwanger verhuisd"));

/** What is done with people only. */
export const contactVerbs: ReadonlySet<string> = new Set(words("belt belde bellen gebeld mailt mailde mailen gemaild appt appte appen geappt spreken"));

export const degrees: ReadonlySet<string> = new Set(titlesAfter);
/** The end of a letter, in the line before the name or on the same. */
export const closing: readonly string[] = [...closings].sort((a, b) => b.length - a.length);
export const closingWords: ReadonlySet<string> = new Set(closings);
export const CLOSING = 3;

function weighed(weight: number, list: readonly string[]): [string, number][] {
  return list.map((word) => [word, weight]);
}
