/** Words around a name that speak for or against it, with what they are worth in log-odds (see evidence.ts). */
import { closings, nameLabels, openings, predicates, salutations, titlesBefore, weakTitles } from "../../lists/titles.js";
import { words } from "../words.js";

/** A form of address or a title makes nearly any capitalised word a name; those that are everyday words as well say less. */
export const ADDRESS = 4;
const TITLE = 3.4;
export const FUNCTION = 1.8;

const academic = words("prof professor dr drs doctor doctorandus mr mrs ms ir ing bc bacc ds kand em.prof");

/** The word directly before a name, in small letters and without its dot. */
export const weights: ReadonlyMap<string, number> = new Map<string, number>([
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
  ...weighed(2.2, words("dag waarde ha")),
  // Notes in care: who is treated, and by whom.
  ...weighed(3.2, words("pt pte pat pats")),
  ...weighed(
    2.4,
    words(
      "zr vpk huisarts dokter internist cardioloog neuroloog uroloog oncoloog radioloog psychiater geriater anesthesist anesthesioloog orthopeed kinderarts tandarts apotheker verloskundige logopedist ergotherapeut fysiotherapeut " +
        "psycholoog diëtist aios anios coassistent poh poh-ggz poh-s evv evv'er vig spv casemanager",
    ),
  ),
  ...weighed(FUNCTION, words("ergo toa chir anesth radiol neurol cardiol trgst")),
  // Saints name churches, towns and hospitals.
  ...weighed(-2.5, words("sint st saint san santa são")),
  ...weighed(
    2.6,
    nameLabels.filter((label) => label !== "tussenvoegsel"),
  ),
  // Who somebody is called, or is named as.
  ...weighed(2.6, words("heet namens ondergetekende roepnaam voornaam achternaam geslachtsnaam contactpersoon attn bijgenaamd")),
  // A genus has one too.
  ...weighed(1.4, words("geslachtsnaam")),
  // Rivers and firms are called something too.
  ...weighed(1.5, words("heette heten heetten genaamd geheten")),
  // In whose name a card, an account or a permit is.
  ...weighed(2.1, words("kaarthouder rekeninghouder vergunninghouder kentekenhouder pashouder cardholder")),
  // Whose somebody is: hardly anything but a name follows.
  ...weighed(
    2.1,
    words(
      "zoon dochter zoons zonen dochters kinderen broers zussen ouders vrouw man echtgenoot echtgenote partner broer zus zusje broertje vader moeder opa oma oom tante neef nicht vriend vriendin buurman buurvrouw collega kleinzoon " +
        "kleindochter weduwe weduwnaar verloofde tweelingbroer tweelingzus halfbroer halfzus stiefvader stiefmoeder schoonzoon schoondochter schoonvader schoonmoeder schoonzus zwager zoontje " +
        "dochtertje baby patient patiente client cliente mantelzorger hond liefste allerliefste lieveling",
    ),
  ),
  ...weighed(2.4, words("patiënt patiënte cliënt cliënte bewoner bewoonster")),
  ...weighed(
    1.2,
    words(
      "iom i.o.m aldus volgens zei zegt zegde vroeg antwoordde vertelde vertelt riep schreef meldde verklaarde bel belde app appte mail mailde vraag alsook",
    ),
  ),
  ...weighed(0.5, words("door met tegen dankzij versus vs en of dat als toen omdat terwijl aan")),
  // Where somebody or something is.
  ...weighed(-1.3, words("in te naar uit rond nabij vanuit richting vanaf tot binnen buiten langs boven onder")),
  // "bij Nienke": with somebody as often as near a place.
  ...weighed(-0.7, words("bij")),
  // Names of works and organisations in other languages.
  ...weighed(-1.2, words("au aux du sur par pour avec und mit zum zur of and for with at on by my your")),
  ...weighed(-1.2, words("de een deze die the a an la le les los das der den el al")),
  // No person is neuter.
  ...weighed(-3, words("het dit")),
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
export const otherThings: readonly string[] = words(
  "band album film serie boek roman lied single nummer plaat game spel musical opera schip boot trein vliegtuig straat weg laan plein gracht kade dorp stad gemeente provincie regio eiland " +
    "rivier berg meer district wijk buurt station hotel restaurant café cafe camping winkel merk bedrijf firma onderneming stichting vereniging club school universiteit college museum theater " +
    "kerk ziekenhuis kliniek locatie vestiging verpleeghuis apotheek motel villa park stadion gebouw kasteel molen brug tunnel haven luchthaven vliegveld software programma pakket project product model type versie klasse class module functie methode " +
    "plaatsje stadje dorpje kast boekenkast kledingkast stoel eetkamerstoel fauteuil bureaustoel hoekbank eettafel salontafel tafel ledikant bed dekbedovertrek lamp hanglamp trui jurk broek jas vest blouse rok sandaal schoen laars rugzak collectie model merknaam verdrag soort geslacht familie ster planeet komeet krater orkaan storm taal dialect universum personage krant tijdschrift blad zender omroep festival toernooi cup prijs award ronde etappe team " +
    "ploeg circuit systeem fabriek keten supermarkt supermarktketen winkelketen sluis viaduct rotonde methode arena stadium award tower center centre trophy foundation hall street avenue memorial act theorem wet theorie stelling effect syndroom ziekte test schaal score punt kanaal county staat land republiek",
);

/** Diseases that notes write as "M. Crohn". */
export const diseases: readonly string[] = words(
  "crohn parkinson alzheimer hodgkin kahler bechterew addison basedow graves dupuytren perthes scheuermann huntington menière meniere wegener paget raynaud hirschsprung cushing osgood whipple wilson behçet pfeiffer sudeck duchenne",
);

/** "Epley manoeuvre", "Wagner graad 2": what is called after somebody. */
export const namesakes: readonly string[] = words(
  "manoeuvre graad gradatie classificatie klasse score schaal index syndroom incisie prothese katheter catheter fractuur fracturen reflex proef teken dementie criteria methode procedure effect algoritme verdeling transformatie",
);

/** Words of those who speak of themselves or write to somebody. */
export const speakers: readonly string[] = words("ik mij mijn jij jou jullie we wij ons onze je");

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
  // Behind a preposition "het" is an article, and what follows a thing: "naar het Antoni van Leeuwenhoek".
  ...weighed(
    -6,
    words("in op naar uit van bij voor door tot vanuit aan over").map((word) => `${word} het`),
  ),
  // "naar" and "aan" behind these lead to a person, not to a place.
  ...weighed(
    1.5,
    words("mailen mail bellen appen sturen luisteren verwezen").map((word) => `${word} naar`),
  ),
  ...weighed(
    1.5,
    words("vragen vraag brief mail groeten groetjes gericht bericht doorgeven gegeven overgedragen overdracht").map((word) => `${word} aan`),
  ),
  ...weighed(
    1.5,
    words("overleg overlegd besproken gepraat samen getrouwd verloofd").map((word) => `${word} met`),
  ),
  // Near a place.
  ...weighed(
    -1.3,
    words("slag vlak dicht vlakbij dichtbij veldslag gelegen dorp kamp").map((word) => `${word} bij`),
  ),
  ...weighed(3.2, ["geachte collega", "beste collega", "waarde collega"]),
  ...weighed(1.5, ["voor als"]),
  ...weighed(1.6, [
    "overdracht door",
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

/** The end of a letter, in the line before the name or on the same. */
export const closing: readonly string[] = [...closings].sort((a, b) => b.length - a.length);
export { closings };
/** Last words of closing phrases; of "m.v.g" the last letter. */
export const closingEnds: readonly string[] = closings.map((phrase) => phrase.split(/[ .]/).at(-1) as string);
export const CLOSING = 3;

function weighed(weight: number, list: readonly string[]): [string, number][] {
  return list.map((word) => [word, weight]);
}
