import { companyOf, coupleOrFirm } from "./before.js";
import { isFunction } from "./endings.js";
import { COMMA, DOT, isDigit, isLetter, isLower, isUpper, SPACE } from "./letters.js";
import { contactVerbs, degrees, states, strongVerbs, verbs } from "./verbs.js";

/** How far words around a name are looked for. */
const REACH = 40;

/** Born in, (1985), (12 mei 1956, (geboren: people have years. */
const lifespan = / ?\((?:(?:\*|°|geb\.?|geboren|born|ca\.)|\d{1,2} \p{Ll}{3,9}(?: \d{4})?|[\p{L}-]{3,20}, ?\d{1,2} \p{Ll}{3,9} \d{4}|[12]\d{3} ?[-)])/uy;
/** Where somebody can be reached: "Kiril op kiril@…", "Anna via 06…". */
const reachable = / (?:op|via|naar|per|onder) (?:\+\d|0\d{1,3}[ -]?\d|[\w.+-]{1,40}@)/y;
/** Behind a name these say that it names a firm. */
const firm = /,? (?:B\.?V|N\.?V|VOF|V\.O\.F|BVBA|GmbH|Ltd|Inc|Corp|LLC|& (?:Zn|Zonen|Co|Partners)|en [Zz]onen|Groep|Group|Holding)\b/y;
/** "Swets & Zeitlinger"; a couple is "Jan & Marie". */
const ampersand = / & (\p{Lu}\p{Ll}{1,20})/uy;
const wordBehind = /,? (\p{Ll}{2,20}|[A-Z][A-Za-z]{1,4}\b)(?: (\p{Ll}{2,20}))?/uy;

/** (34), (dochter), (D66): age, relation or party of a person. */
const circumstance =
  / \((?:\d{1,3}|(?:zijn|haar|de|een) \p{Ll}{3,12}|dochter|zoon|zus|broer|echtgenote?|partner|man|vrouw|moeder|vader|buurman|buurvrouw|vriendin?|mantelzorger|VVD|PvdA|CDA|D66|GroenLinks|GL|SP|PVV|CU|SGP|PvdD|FVD|Volt|BBB|NSC|DENK|LPF|N-VA|CD&V|Open VLD|VLD|CVP|SP\.?A|Vooruit|Groen|Agalev|Ecolo|PS|PSC|PRL|MR|VU|PVDA)\)/uy;

interface Form {
  readonly form: RegExp;
  readonly weight: number;
}

/** By what stands behind the name: a parenthesis, a small letter, or anything else. */
const IN_PARENTHESES: readonly Form[] = [
  { form: lifespan, weight: 2 },
  { form: circumstance, weight: 1.8 },
];
const FIRM: Form = { form: firm, weight: -4 };
const IN_WORDS: readonly Form[] = [{ form: reachable, weight: 1.7 }, FIRM];
const ELSE: readonly Form[] = [FIRM];
const APOSTROPHE = 39;
const PARENTHESIS = 40;
const AMPERSAND = 38;

/** What the words behind a name say. */
export function afterName(text: string, end: number): number {
  const code = text.charCodeAt(end);
  if (code !== SPACE && code !== COMMA) return touching(text, end, code);
  for (const { form, weight } of formsFrom(text.charCodeAt(end + 1))) {
    form.lastIndex = end;
    if (form.test(text)) return weight;
  }
  ampersand.lastIndex = end;
  if (text.charCodeAt(end + 1) === AMPERSAND && ampersand.test(text)) return coupleOrFirm(text, ampersand.lastIndex);
  return wordsBehind(text, end, code === COMMA);
}

function formsFrom(code: number): readonly Form[] {
  if (code === PARENTHESIS) return IN_PARENTHESES;
  return isLower(code) ? IN_WORDS : ELSE;
}

/** "Jan's", and `Boonstra: "…` as newspapers quote people. */
function touching(text: string, end: number, code: number): number {
  if (code === APOSTROPHE) return text.startsWith("'s ", end) ? 0.7 : 0;
  return code === COLON && speech.test(text.slice(end, end + 4)) ? 1 : 0;
}

const speech = /^: ?(?:["'‘“„«]|,,)/;
const COLON = 58;

function wordsBehind(text: string, end: number, isBehindComma: boolean): number {
  wordBehind.lastIndex = end;
  const [, word, next = ""] = wordBehind.exec(text) ?? [];
  if (word === undefined && isHouseNumber(text, end)) return -0.8;
  const isCapital = word === undefined || (isUpper(word.charCodeAt(0)) && !degrees.has(word.toLowerCase()));
  if (isCapital) return isBehindComma ? companyOf(text, capitalEnd(text, end + 2)) / 2 : 0;
  if (word === "en") return companyOf(text, capitalEnd(text, end + 4)) || 0.2;
  if ((word === "is" || word === "zijn") && states.has(next)) return 1.6;
  return wordEvidence(word, isBehindComma);
}

function capitalEnd(text: string, start: number): number {
  let end = start;
  while (end - start < REACH && isLetter(text.charCodeAt(end))) end++;
  return end;
}

function wordEvidence(word: string, isBehindComma: boolean): number {
  if (isUpper(word.charCodeAt(0))) return degrees.has(word.toLowerCase()) ? 1.5 : 0;
  if (isBehindComma) return isFunction(word) ? 1 : 0;
  if (contactVerbs.has(word)) return 2.2;
  if (strongVerbs.has(word)) return 1.3;
  return verbs.has(word) ? 0.5 : 0;
}

function isHouseNumber(text: string, end: number): boolean {
  return text.charCodeAt(end) === SPACE && isDigit(text.charCodeAt(end + 1));
}

/** Whether a number touches the name, as in "Jan 2024" and "12 Jan". */
export function isBesideNumber(text: string, start: number, end: number): boolean {
  const isBefore = text.charCodeAt(start - 1) === SPACE && isDigit(text.charCodeAt(start - 2));
  return isBefore || isHouseNumber(text, end) || (text.charCodeAt(end) === DOT && isHouseNumber(text, end + 1));
}

/** In quotation marks in a sentence, as titles are; not as the value of a key or cell. */
export function isQuotedInProse(text: string, start: number): boolean {
  let quote = start - 1;
  if (text.charCodeAt(quote) === SPACE) quote--;
  if (!QUOTES.has(text.charAt(quote))) return false;
  return text.charCodeAt(quote - 1) === SPACE ? isLetter(text.charCodeAt(quote - 2)) : quote === start - 2;
}

const QUOTES = new Set(['"', "'", "‘", "’", "“", "”", "„", "«"]);

const SPOKEN = /(?<!\p{L})(?:ik|mij|mijn|jij|jou|jullie|we|wij|ons|onze|(?:kan|kun|heb|wil|zal) je|je (?:kan|kunt|moet|mag))(?!\p{L})/u;

/** Whether the words before, on the same line, are those of somebody who speaks of himself or writes to somebody; instructions say "je" too. */
export function isConversation(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  return SPOKEN.test(before.slice(before.lastIndexOf("\n") + 1));
}
