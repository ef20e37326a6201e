/** What the end of a word says: who somebody is, what a thing is, where people come from. */
import { kinds } from "../../lists/bits.js";
import { strongSuffixes } from "../../lists/streets.js";
import { words } from "../words.js";
import { codes } from "./codes.js";
import { letters } from "./letters.js";

const { codeAt, listed } = codes;
const { smallOf } = letters;
const { dutchWordBand, nameness } = kinds;

/** Endings by their last two letters, so that one look is enough for most words. */
interface Endings {
  /** 1 for five bits of each of these letters that end one. */
  readonly pairs: Uint8Array;
  readonly byPair: ReadonlyMap<number, readonly string[]>;
}

function byLastLetters(endings: readonly string[]): Endings {
  const pairs = new Uint8Array(1 << 10);
  const byPair = new Map<number, string[]>();
  for (const ending of new Set(endings)) {
    const pair = pairOf(ending.charCodeAt(ending.length - 2), ending.charCodeAt(ending.length - 1));
    pairs[pair] = 1;
    byPair.set(pair, [...(byPair.get(pair) ?? []), ending]);
  }
  return { pairs, byPair };
}

/** Small and capital letters are one; letters with an accent may be one with others. */
function pairOf(beforeLast: number, last: number): number {
  return ((beforeLast & 31) << 5) | (last & 31);
}

/** Whether the word from `start` to `end`, in any case, has one of the endings with so many letters `more` before it. */
function endsIn(start: number, end: number, { pairs, byPair }: Endings, more: number): boolean {
  const pair = pairOf(codeAt(end - 2), codeAt(end - 1));
  if (pairs[pair] === 0) return false;
  for (const ending of byPair.get(pair) as readonly string[]) if (end - start >= ending.length + more && isAtEnd(ending, end)) return true;
  return false;
}

/** Whether an ending, which is written small, stands before `end` in any case. */
function isAtEnd(ending: string, end: number): boolean {
  const start = end - ending.length;
  for (let at = ending.length - 1; at >= 0; at--) if (ending.charCodeAt(at) !== smallOf(codeAt(start + at))) return false;
  return true;
}

/** Functions as the last part of a compound: oud-voetballer, minister-president, popzangeres. */
const functionEndings = byLastLetters(
  words(
    "speler speelster zanger zangeres schrijver schrijfster trainer minister president acteur actrice regisseur componist voetballer wielrenner schilder dichter politicus kunstenaar meester " +
      "voorzitter leider generaal koning koningin keizer keizerin paus bisschop prins prinses hertog graaf aanvoerder coach doelman keeper spits bassist drummer gitarist pianist rapper dj presentator " +
      "presentatrice journalist auteur filosoof historicus arts chirurg advocaat rechter officier commandant kapitein secretaris directeur bestuurder ondernemer prijswinnaar oscarwinnaar etappewinnaar ritwinnaar tourwinnaar winnares medaillist medailliste cabaretier cabaretière premier bondskanselier kanselier bewindsman bewindsvrouw tekstdichter illustrator illustratrice gitariste violist violiste celliste cellist saxofonist trompettist organist stichter stichteres oprichter oprichtster architect fotograaf beeldhouwer tennisser " +
      "tennisster schaatser schaatsster coureur bokser atleet zwemmer zwemster turner producer danser danseres model burgemeester wethouder kamerlid senator gouverneur ambassadeur sopraan tenor dirigent " +
      "woordvoerder woordvoerster kandidaat kandidate slachtoffer dader verdachte getuige bewoner bewoonster inwoner eigenaar eigenares raadslid parlementslid parlementariër onderhandelaar procureur " +
      "operateur verwijzer orthopeed anesthesist verslaggever verslaggeefster magistraat griffier notaris deurwaarder tolk mentor begeleider begeleidster behandelaar assistent assistente specialist internist oloog geriater consulent consulente makelaar monteur chauffeur " +
      "agent inspecteur rechercheur aannemer student studente leerling manager topman voorman vakbondsman zakenman cineast verzorgende huishoudster werker werkster supervisor logopedist logopediste " +
      "diëtist diëtiste patholoog kolonel luitenant majoor sergeant ploegleider wiskundige natuurkundige scheikundige bioloog botanicus onderzoeker wetenschapper hoogleraar lerares leraar docent medewerker medewerkster verpleegkundige therapeut psycholoog psychiater",
  ),
);

/** Whether a word names what somebody does. */
export function isFunction(start: number, end: number): boolean {
  return endsIn(start, end, functionEndings, 0);
}

/** Who comes from where, in one word: "de Belg Peeters", "de Amsterdammer De Wit". */
export const inhabitants: readonly string[] = words(
  "belg vlaming waal nederlander fransman française duitser duitse brit britse engelsman schot ier amerikaan amerikaanse rus noor zweed deen fin ijslander spanjaard portugees italiaan griek turk " +
    "zwitser oostenrijker pool tsjech slowaak hongaar roemeen bulgaar kroaat serviër sloveen bosniër albanees oekraïner let litouwer est israëli palestijn syriër irakees iraniër afghaan marokkaan " +
    "algerijn tunesiër egyptenaar keniaan nigeriaan ethiopiër eritreeër congolees ghanees somaliër surinamer antilliaan braziliaan argentijn colombiaan mexicaan chileen canadees australiër chinees " +
    "japanner koreaan indonesiër indiër pakistaan vietnamees limburger brabander zeeuw fries groninger drent gelderlander amsterdammer rotterdammer hagenaar utrechter antwerpenaar gentenaar bruggeling brusselaar tilburger groninger hagenees arnhemmer nijmegenaar eindhovenaar ajacied feyenoorder",
);

/** Ends of streets that end surnames as well: Nijhof, Van Dijk. */
const alsoSurnames = words("hof dijk pad baan markt lei allee park paed leane dyk");

/** Last parts of compounds that name a thing, mostly after a person; kamp, huis, land and the like end too many surnames. */
const thingEndings = byLastLetters([
  ...strongSuffixes.filter((suffix) => !alsoSurnames.includes(suffix)),
  ...words(
    "logie iatrie pedie chirurgie therapie scopie kunde tunnel kanaal ziekenhuis gasthuis stadhuis stichting school museum college prijs stadion toernooi gebergte eiland orkest effect fonds kliniek universiteit bibliotheek kazerne " +
      "kapel theater partij beker trofee rally route formulier server systeem buurt kwartier viaduct fabriek rotonde garage lyceum gymnasium",
  ),
]);

/** Dutch adjectives and nouns for peoples: Europese, Belgische, Amerikanen, Brabanders. */
export function isDemonym(text: string, start: number, end: number): boolean {
  if (end - start < 6 || demonymPairs[pairOf(codeAt(end - 2), codeAt(end - 1))] === 0) return false;
  return demonymEndings.some((ending) => text.startsWith(ending, end - ending.length));
}

const demonymEndings = words("se sche aans anen nders iërs");
const demonymPairs = byLastLetters(demonymEndings).pairs;

/** Whether a word that no list holds ends in an everyday Dutch word of four letters or more, with four before it. */
export function isCompound(start: number, end: number): boolean {
  for (let at = end - 4; at >= start + 4; at--) {
    const bits = listed(at, end);
    if (dutchWordBand(bits) > 0 && nameness(bits) === 0) return true;
  }
  return false;
}

export function isThing(start: number, end: number): boolean {
  return endsIn(start, end, thingEndings, 3);
}
