import { companyOf, coupleOrFirm } from "./before.js";
import { codes } from "./codes.js";
import { isFunction } from "./endings.js";
import { letters } from "./letters.js";
import { vocabulary } from "./vocabulary.js";

const { codeAt, lettersEnd, smallLettersEnd } = codes;
const { COLON, COMMA, DOT, isDigit, isLetter, isLower, isUpper, SMALL_E, SPACE, tableOf } = letters;
const { CONTACT_VERB, DEGREE, meaningOf, NAMESAKE, SPEAKER, STATE, STRONG_VERB, VERB } = vocabulary;

/** How far words around a name are looked for. */
const REACH = 40;

/** Born in, (1985), (12 mei 1956, (geboren: people have years. */
const lifespan = / ?\((?:(?:\*|°|geb\.?|geboren|born|ca\.)|\d{1,2} \p{Ll}{3,9}(?: \d{4})?|[\p{L}-]{3,20}, ?\d{1,2} \p{Ll}{3,9} \d{4}|[12]\d{3} ?[-)])/uy;
/** Where somebody can be reached: "Kiril op kiril@…", "Anna via 06…". */
const reachable = / (?:op|via|naar|per|onder) (?:\+\d|0\d{1,3}[ -]?\d|[\w.+-]{1,40}@)/y;
/** Behind a name these say that it names a firm. */
const firm = /,? (?:B\.?V|N\.?V|VOF|V\.O\.F|BVBA|GmbH|Ltd|Inc|Corp|LLC|& (?:Zn|Zonen|Co|Partners)|en [Zz]onen(?! [A-Z])|Groep|Group|Holding)\b/y;
/** "Swets & Zeitlinger"; a couple is "Jan & Marie". */
const ampersand = / & (\p{Lu}\p{Ll}{1,20})/uy;

/** (34), (dochter), (D66): age, relation or party of a person. */
const circumstance =
  / \((?:\d{1,3}|(?:zijn|haar|de|een) \p{Ll}{3,12}|dochter|zoon|zus|broer|echtgenote?|partner|man|vrouw|moeder|vader|buurman|buurvrouw|vriendin?|mantelzorger|VVD|PvdA|CDA|D66|GroenLinks|GL|SP|PVV|CU|SGP|PvdD|FVD|Volt|BBB|NSC|DENK|LPF|N-VA|CD&V|Open VLD|VLD|CVP|SP\.?A|Vooruit|Groen|Agalev|Ecolo|PS|PSC|PRL|MR|VU|PVDA)\)/uy;

interface Form {
  readonly form: RegExp;
  readonly weight: number;
}

/** Kings in the preamble of an act: "Wij Beatrix, bij de gratie Gods". */
const reigning = /,? bij de gratie /uy;

const REACHABLE: Form = { form: reachable, weight: 1.7 };
const FIRM: Form = { form: firm, weight: -4 };
/** By the first character behind the space: most words are settled by it. */
const FORMS: ReadonlyMap<number, readonly Form[]> = new Map([
  ...keyed("(", [
    { form: lifespan, weight: 2 },
    { form: circumstance, weight: 1.8 },
  ]),
  ...keyed("ovnp", [REACHABLE]),
  ...keyed("b", [{ form: reigning, weight: -4 }]),
  ...keyed("eBNVGLICH&", [FIRM]),
]);
/** Which characters may stand behind the first, as five bits of each: the letters of "op", "onder", "via", "naar", "per", "bij", "en". */
const SECONDS = new Int32Array(128);
for (const first of FORMS.keys()) SECONDS[first] = -1;
for (const pair of ["op", "on", "vi", "na", "pe", "bi", "en"]) SECONDS[pair.charCodeAt(0)] = 0;
for (const pair of ["op", "on", "vi", "na", "pe", "bi", "en"])
  SECONDS[pair.charCodeAt(0)] = (SECONDS[pair.charCodeAt(0)] as number) | bitOf(pair.charCodeAt(1));

function bitOf(code: number): number {
  return 1 << (code & 31);
}

function mayBeForm(start: number): boolean {
  const first = codeAt(start);
  return first < SECONDS.length && ((SECONDS[first] as number) & bitOf(codeAt(start + 1))) !== 0;
}

function formBehind(text: string, start: number, end: number): number | undefined {
  for (const { form, weight } of FORMS.get(codeAt(start)) as readonly Form[]) {
    form.lastIndex = end;
    if (form.test(text)) return weight;
  }
  return undefined;
}

function keyed(firsts: string, forms: readonly Form[]): [number, readonly Form[]][] {
  return [...firsts].map((first) => [first.charCodeAt(0), forms]);
}

const LINE_FEED = 10;
const APOSTROPHE = 39;
const AMPERSAND = 38;

/** What the words behind a name say. */
export function afterName(text: string, end: number): number {
  const code = codeAt(end);
  if (code !== SPACE && code !== COMMA) return touching(text, end, code);
  const isBehindComma = code === COMMA;
  const start = isBehindComma && codeAt(end + 1) === SPACE ? end + 2 : end + 1;
  const formed = mayBeForm(start) ? formBehind(text, start, end) : undefined;
  if (formed !== undefined) return formed;
  ampersand.lastIndex = end;
  if (codeAt(start) === AMPERSAND && ampersand.test(text)) return coupleOrFirm(ampersand.lastIndex);
  if (isDigit(codeAt(start))) return isBehindComma ? 0 : numberBehind(text, start);
  return wordBehind(text, start, isBehindComma);
}

/** "Voorbeeldlaan 12" */
const HOUSE_NUMBER = -0.8;
/** A program and its version; with two digits or four at the end it may be a date. */
const VERSION = -2.5;
const version = /\d{1,3}\.\d{1,3}\.\d(?![\d.])/y;

function numberBehind(text: string, start: number): number {
  version.lastIndex = start;
  return version.test(text) ? VERSION : HOUSE_NUMBER;
}

/** "Jan's", and `Boonstra: "…` as newspapers quote people. */
function touching(text: string, end: number, code: number): number {
  if (code === APOSTROPHE) return text.startsWith("'s ", end) ? 0.7 : 0;
  return code === COLON && speech.test(text.slice(end, end + 4)) ? SPEECH : 0;
}

/** Hardly anything but people speaks. */
const SPEECH = 1.6;
const speech = /^: ?(?:["'‘“„«]|,,)/;

function wordBehind(text: string, start: number, isBehindComma: boolean): number {
  const end = isLower(codeAt(start)) ? smallEnd(start) : start;
  if (end - start < 2) return capitalBehind(start, isBehindComma);
  // Behind a comma another part of the sentence begins.
  if (end - start === 2 && codeAt(start) === SMALL_E && codeAt(start + 1) === SMALL_N) return (isBehindComma ? 0 : companyOf(capitalEnd(end + 1))) || 0.2;
  if (isBeing(text, start, end) && (meaningOf(end + 1, smallEnd(end + 1)) & STATE) !== 0) return 1.6;
  return wordEvidence(start, end, isBehindComma);
}

const SMALL_I = 105;
const SMALL_N = 110;
const SMALL_S = 115;
const SMALL_Z = 122;

/** "is", "zijn" */
function isBeing(text: string, start: number, end: number): boolean {
  if (end - start === 2) return codeAt(start) === SMALL_I && codeAt(start + 1) === SMALL_S;
  return end - start === 4 && codeAt(start) === SMALL_Z && text.startsWith("zijn", start);
}

function capitalBehind(start: number, isBehindComma: boolean): number {
  const end = capitalEnd(start);
  const mayBeDegree = isUpper(codeAt(start)) && end - start > 1 && end - start <= LONGEST_DEGREE;
  if (mayBeDegree && (meaningOf(start, end) & DEGREE) !== 0) return WITH_DEGREE;
  return isBehindComma ? companyOf(end) / 2 : 0;
}

/** "Epley manoeuvre", "Wagner graad 2" */
const THING = -2;

const LONGEST_DEGREE = 5;
const WITH_DEGREE = 1.5;
/** Longer words in small letters are cut. */
const LONGEST_WORD = 20;

function smallEnd(start: number): number {
  return smallLettersEnd(start, start + LONGEST_WORD);
}

function capitalEnd(start: number): number {
  return lettersEnd(start, start + REACH);
}

function wordEvidence(start: number, end: number, isBehindComma: boolean): number {
  if (isBehindComma) return isFunction(start, end) ? 1 : 0;
  const meaning = meaningOf(start, end);
  if ((meaning & NAMESAKE) !== 0) return THING;
  if ((meaning & CONTACT_VERB) !== 0) return 2.2;
  if ((meaning & STRONG_VERB) !== 0) return 1.3;
  return (meaning & VERB) !== 0 ? 0.5 : 0;
}

function isHouseNumber(end: number): boolean {
  return codeAt(end) === SPACE && isDigit(codeAt(end + 1));
}

/** Whether a number touches the name, as in "Jan 2024" and "12 Jan". */
export function isBesideNumber(start: number, end: number): boolean {
  const isBefore = codeAt(start - 1) === SPACE && isDigit(codeAt(start - 2));
  return isBefore || isHouseNumber(end) || (codeAt(end) === DOT && isHouseNumber(end + 1));
}

/** In quotation marks in a sentence, as titles are; not as the value of a key or cell. */
export function isQuotedInProse(start: number): boolean {
  let quote = start - 1;
  if (codeAt(quote) === SPACE) quote--;
  if (QUOTES[codeAt(quote)] !== 1) return false;
  return codeAt(quote - 1) === SPACE ? isLetter(codeAt(quote - 2)) : quote === start - 2;
}

const QUOTES = tableOf(`"'‘’“”„«`);

const SPOKEN = /(?<!\p{L})(?:ik|mij|mijn|jij|jou|jullie|we|wij|ons|onze|(?:kan|kun|heb|wil|zal) je|je (?:kan|kunt|moet|mag))(?!\p{L})/u;

/** Whether the words before, on the same line, are those of somebody who speaks of himself or writes to somebody; instructions say "je" too. */
export function isConversation(text: string, start: number): boolean {
  if (!hasSpeakerBefore(start)) return false;
  const before = text.slice(Math.max(0, start - REACH), start);
  return SPOKEN.test(before.slice(before.lastIndexOf("\n") + 1));
}

/** Whether there is one of the words without which the pattern finds nothing. */
function hasSpeakerBefore(start: number): boolean {
  const from = Math.max(0, start - REACH);
  let end = start;
  for (let at = start - 1; at >= from; at--) {
    const code = codeAt(at);
    if (isLetter(code)) continue;
    if (isSpeaker(at + 1, end)) return true;
    if (code === LINE_FEED) return false;
    end = at;
  }
  return isSpeaker(from, end);
}

/** No such word begins with another letter than i, j, m, o and w: one look at the first letter settles most. */
const speakerLetters = [..."ijmow"].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) & 31)), 0);

function isSpeaker(start: number, end: number): boolean {
  return start < end && ((speakerLetters >>> (codeAt(start) & 31)) & 1) === 1 && (meaningOf(start, end) & SPEAKER) !== 0;
}
