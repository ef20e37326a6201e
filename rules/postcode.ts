import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { belgianPostcodeAt } from "./lib/belgian-postcode.js";
import { residenceColumns } from "./lib/brp-columns.js";
import { endsFree, startsFree } from "./lib/edges.js";
import { inventedPlace, isInventedPlace } from "./lib/invented-place.js";
import { late } from "./lib/late.js";
import { otherUse, type Postcode, postcodeAt } from "./lib/postcode-form.js";
import { unissuedPostcode } from "./lib/unissued-postcode.js";
import { words } from "./lib/words.js";

const smallWords: ReadonlySet<string> = new Set(words("na om zo nu ja me we af ik uw er es el ha st nr no to on at by or as it an do so up us my"));
const houseBefore = late(String.raw`\p{L}\.? \d{1,5}(?:[ -]?(?:\d{1,4}|[a-zA-Z]|bis|hs|I{1,3}))?(?:, ?|\n| {1,2}| ?\| ?)$`, "u");
/** Postcode and house number together point at one home. */
const houseBehind = /,? {1,2}(?:nr\.? |huisnummer )?\d{1,5}(?: ?[a-zA-Z])?(?=$|[,;|)\n]|\.(?:\s|$))/y;

/** What stands before four digits that a postcode is said to be: `postcode 8000`. */
const label = /(?:post ?code|postal ?code|zip ?code)(?: is|:|=)?["']? {0,2}["']?$/i;
const longestLabel = 18;

function match(text: string, at: number): Match | undefined {
  const postcode = postcodeAt(text, at);
  return postcode === undefined ? digitsOnly(text, at) : dutch(text, at, postcode);
}

/** Belgian postcodes, and the digits of a Dutch one behind its label. */
function digitsOnly(text: string, at: number): Match | undefined {
  const belgian = belgianPostcodeAt(text, at);
  const end = at + 4;
  if (belgian !== undefined) {
    const free = belgian.prefixed || (startsFree(text, at) && !isYear(text, at));
    return free ? { start: at, end, score: belgian.prefixed ? 0.9 : 0.8 } : undefined;
  }
  if (text.charCodeAt(at) === 48 || !isLabelEnd(text, at) || !label.test(text.slice(Math.max(0, at - longestLabel), at))) return undefined;
  return endsFree(text, end) && !/^(?: ?-? ?\d| {0,2}[A-Z]{2}(?![A-Za-z]))/.test(text.slice(end, end + 5))
    ? { start: at, end, score: 0.85, reason: "context" }
    : undefined;
}

/** The last letter of the label, without reading it. */
function isLabelEnd(text: string, at: number): boolean {
  let place = at - 1;
  while (place > at - 6 && " :=\"'".includes(text.charAt(place))) place--;
  return place < at - 1 && (text.charAt(place) === "e" || text.charAt(place) === "E" || text.charAt(place) === "s");
}

function isYear(text: string, at: number): boolean {
  return /^(?:1[789]|20)\d\d/.test(text.slice(at, at + 4));
}

function dutch(text: string, at: number, postcode: Postcode): Match | undefined {
  if (
    !startsFree(text, at) ||
    !(endsFree(text, postcode.end) || isBeforeAnother(text, postcode.end)) ||
    /[€$£] {0,2}$/.test(text.slice(Math.max(0, at - 3), at))
  )
    return undefined;
  // "2000 EU-landen": a compound goes on where a postcode ends.
  if (/^-\p{L}/u.test(text.slice(postcode.end, postcode.end + 2))) return undefined;
  const score = formScore(text, postcode);
  houseBehind.lastIndex = postcode.end;
  const house = score < 0.5 ? undefined : houseBehind.exec(text)?.[0];
  return { start: at, end: postcode.end + (house?.length ?? 0), score: house === undefined ? score : 0.9 };
}

const another = /\/[1-9]\d{3} {0,2}[A-Z]{2}(?![A-Za-z\d])/y;

/** `1012 AB/3512 JE`: elsewhere a slash and a digit go on with a number. */
function isBeforeAnother(text: string, end: number): boolean {
  another.lastIndex = end;
  return another.test(text);
}

const boxBefore = /(?:postbus|antwoordnummer|box) {1,2}\d{1,2}\.?\d{0,3}(?:, ?| ?\n| {1,2})$/i;

function formScore(text: string, postcode: Postcode): number {
  const { start, letters, place } = postcode;
  // Of a PO box, which is the business of its own rule: nobody lives there.
  if (boxBefore.test(text.slice(Math.max(0, start - 26), start))) return 0.4;
  const hasHouse = houseBefore().test(text.slice(Math.max(0, start - 20), start));
  if (letters !== letters.toUpperCase()) return place?.known && !otherUse.has(letters.toUpperCase()) && !smallWords.has(letters.toLowerCase()) ? 0.85 : 0.1;
  if (place?.known || (hasHouse && !otherUse.has(letters))) return 0.95;
  if (otherUse.has(letters) || isYearInSentence(text, start)) return isListed(text, postcode) ? 0.55 : 0.1;
  return isQuantity(text, start) ? 0.45 : 0.55;
}

const beforeInList = late(String.raw`(?<![\p{L}\p{N}])(?:[1-9]\d{3} {0,2}[A-Z]{2}[ ,;|/\r\n]{1,3}){1,3}$`, "u");
const behindInList = late(String.raw`(?:[ ,;|/\r\n]{1,3}[1-9]\d{3} {0,2}[A-Z]{2}(?![\p{L}\p{N}])){1,3}`, "uy");
/** The three neighbours in a list that are looked at, with what stands between. */
const neighbours = 36;

/** In a row of postcodes of which one has letters that are nothing else. */
function isListed(text: string, { start, end }: Postcode): boolean {
  behindInList().lastIndex = end;
  const row = `${beforeInList().exec(text.slice(Math.max(0, start - neighbours), start))?.[0] ?? ""} ${behindInList().exec(text)?.[0] ?? ""}`;
  return (row.match(/[A-Z]{2}/g) ?? []).some((letters) => !otherUse.has(letters));
}

/** Words that a postcode may follow in a sentence. */
const places: ReadonlySet<string> = new Set(words("in op te naar van uit bij rond omgeving nabij of en and or from at near to tot regio gebied pc"));

/** "cache size 9600 BD", "WARN 4040 NF left": a number and its unit behind a word that no place follows; the letters of the postcode before are none. */
function isQuantity(text: string, start: number): boolean {
  const word = /(?<![\p{L}\d]|\d )(\p{L}{2,20}) $/u.exec(text.slice(Math.max(0, start - 22), start))?.[1];
  return word !== undefined && !places.has(word.toLowerCase()) && (word === word.toLowerCase() || word === word.toUpperCase());
}

/** "in 2013 AO Kavala": a year behind a word. */
function isYearInSentence(text: string, start: number): boolean {
  return isYear(text, start) && /[\p{L}\d][.,]? $/u.test(text.slice(Math.max(0, start - 3), start));
}

/** Four digits are shared by thousands of homes, and of Belgian ones two are left. */
function partial(value: string): string {
  const dutch = /^\D{0,3}(\d{4})\W{0,2}[A-Za-z]/.exec(value)?.[1];
  const belgian = /^\D{0,3}(\d{2})\d{2}$/.exec(value)?.[1];
  return `${dutch === undefined ? (belgian ?? "••") : `${dutch} `}••`;
}

/** Four digits stay four digits: a number has to stay one. What stands behind a postcode is another place. */
function surrogate(value: string, random: RandomInt): string {
  if (random.same === undefined) return unissuedPostcode(value, random);
  if (/^\D{0,3}\d{4}$/.test(value)) return "9999";
  const [, postcode = value, behind = ""] = /^\D{0,3}(\d{4}(?: {0,2}[A-Za-z]{2}(?!\p{L}))?)(.{0,70})$/su.exec(value) ?? [];
  const made = /[A-Za-z]$/.test(postcode) || behind === "" ? unissuedPostcode(postcode, random) : "9999";
  return made + inventedPlace(behind, random).replace(/\d/g, () => String(1 + random(9)));
}

function isTestValue(value: string): boolean {
  const behind = /^9999(?: {0,2}(?:X[M-Z]|[YZ][A-Z])(?!\p{L}))?(.{0,70})$/isu.exec(value)?.[1];
  return behind !== undefined && (!/\p{L}{2}/u.test(behind) || isInventedPlace(behind));
}

export default defineRule({
  id: "postcode",
  title: "Dutch or Belgian postcode",
  legal: (value) => (/[A-Za-z].*\d/.test(value) ? "G4" : "G5"),
  statement: "adres",
  precedence: PRECEDENCE.other,
  trigger: [
    { digits: [4], after: /[ A-Za-z]/ },
    // Behind its label.
    { digits: [4], twoBefore: /[eEs :="']/, before: /[ :="']/ },
  ],
  match,
  maxLength: 80,
  score: { alone: 0.55, context: 0.9, field: 0.97 },
  context: words("postcode postcodes postcodegebied zip zipcode pc6 adres woonplaats huisnummer woonachtig wonende").concat("post code", "postal code"),
  fields: words(
    "postcode postcodes postcodenummer pc4 pc6 zip zipcode postalcode postcodecode aoapostcode mailingpostalcode postcodewoonplaats postcodeplaats pcplaats pcwoonplaats adresbinnenlandpc adrespc nawpc woonadrespc",
  ).concat(residenceColumns("1160")),
  // Dutch and Belgian, also with the place behind; British and other foreign ones.
  fieldValue: /^(?!0{1,10}$|(?:amd|arm)64$)(?:[A-Za-z]{0,2}[ -]?\d{4}[A-Za-z\d ,.'()-]{0,60}|(?=\D{0,9}\d)[A-Za-z\d]{2,6}(?:[ -][A-Za-z\d]{2,6})?)$/,
  isTestValue,
  partial,
  surrogate,
  presidio: "NL_POSTCODE",
  examples: {
    match: [
      "[[8011 PK]]",
      "[[8011PK]], [[2514 EL]]",
      "NL-[[2509 AJ]]",
      "[[2509 aj]] Den Haag",
      "[[3511 BT]]  UTRECHT",
      "postcode [[1234 ms]]",
      '{"postcode":"[[3077AW]]","zip":"[[1000]]"}',
      '{"postal_code":"[[SW1A 2AA]]","postcodeWoonplaats":"[[2511 BT DEN HAAG]]"}',
      "Ik woon op [[8011 PK 15]].",
      "[[2011 IN]] Haarlem",
      "[[1000]] Brussel, B-[[2000]] Antwerpen, BE-[[9000]] Gent, [[4000]]  Luik",
      "postcode [[8000]]; postcode: [[1012]]",
      "[[3512 JE]] [[9711 LM]] [[8911 BH]] [[2011 IN]]",
      "[[2511 VA]], [[3512 JE]]",
      "[[1012 AB]]/[[9711 LM]]/[[3512 JE]]",
      "[[2511 VA]]/[[9711 LM]]/[[3512 JE]]",
    ],
    ignore: [
      "cache size 9600 BD",
      "9600 MB, 4800 KB, 2400 GB",
      "WARN 4040 NF left",
      "0123 AB",
      "1234 SS",
      "1234 SA",
      "12345 AB",
      "1024 MB",
      "2048 GB",
      "2024 is",
      "in 2019 en 2020",
      "op 1 juli 1970 te Genève",
      "sinds 1918 na een reis",
      "Hij verruilde in 2013 AO Kavala",
      "1234-AB",
      "1234AB56",
      "HTTP 2000 OK",
      "1920 PX",
      "2000 EU-landen",
      "id=a1234AB",
      "5.1234 AB",
      "2024 Antwerpen",
      "in 1000 Zwolle",
      "10000 Brussel",
      "0999 Stad",
      "B-20 Antwerpen",
      "postcode 80001",
      "postcode 1234 SA",
      "€ 1234 EX btw",
    ],
  },
  references: ["Rijkswaterstaat, BAG; Wikipedia, Postal codes in the Netherlands", "NEN 5825 (addresses)"],
});
