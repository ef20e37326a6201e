import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { brpColumns, residenceColumns } from "./lib/brp-columns.js";
import { codeAt, codeBefore, digitsEnd, isDigit } from "./lib/chars.js";
import { randomDigits } from "./lib/digits.js";
import { standsFree } from "./lib/edges.js";
import { houseNumberEnd } from "./lib/house-number.js";
import { inventedPlace, isInventedPlace, isKindOnly } from "./lib/invented-place.js";
import { isLabelOf } from "./lib/label.js";
import { late } from "./lib/late.js";
import { butNoMessage } from "./lib/message.js";
import { secondLineAt } from "./lib/postcode-form.js";
import { type StreetKind, streetBefore } from "./lib/street.js";
import { unissuedPostcode } from "./lib/unissued-postcode.js";
import { words } from "./lib/words.js";

const SPACE = 32;
const COLON = 58;
const numberLabel = /,? ?(?:nr\.?|no\.?|nummer|huisnr\.?|huisnummer)$/i;
/** As the text is read, so that it differs from a bare one. */
const escapedQuote = "\u0001";
const houseLabel = late(String.raw`(?<!\p{L})(?:huisnummer|huisnr\.?)(?: is)? ["'\u0001]?$`, "iu");
/** "Marathon Coolsingel 2024". */
const isYear = /^(?:19|20)\d\d$/;
/** What street and number are worth alone and with a place behind; a postcode settles it for every kind. */
const alone: { readonly [K in StreetKind]: number } = { strong: 0.65, small: 0.3, generic: 0.2, weak: 0, bare: 0 };
const withPlace: { readonly [K in StreetKind]: number } = { strong: 0.9, small: 0.6, generic: 0.8, weak: 0.7, bare: 0 };

/** How far from its first letter a house number is looked for. */
const longestStreet = 60;

function match(text: string, at: number): Match | undefined {
  return isDigit(text.charCodeAt(at)) ? aroundNumber(text, at) : underWeakKey(text, at);
}

/** The value of a key that may hold an address: street and number, whatever the street is called. */
function underWeakKey(text: string, at: number): Match | undefined {
  const number = /^[^\d\n]{2,59} (?=\d)/.exec(text.slice(at, at + longestStreet))?.[0].length;
  const street = number === undefined ? undefined : streetBefore(text, at + number - 1);
  const end = street?.start === at && number !== undefined ? houseNumberEnd(text, at + number) : undefined;
  return end === undefined ? undefined : { start: at, end: secondLineAt(text, end)?.end ?? end, score: 0.3 };
}

/** The house number is the trigger: the street is read backwards from it, postcode and place forwards. */
function aroundNumber(text: string, at: number): Match | undefined {
  if (isHouseNumber(text, at)) return { start: at, end: houseNumberEnd(text, at) ?? digitsEnd(text, at), score: 0.75, reason: "context" };
  if (codeBefore(text, at) !== SPACE || isBeforeClock(text, at)) return undefined;
  const street = streetBefore(text, at - 1 - labelLength(text, at - 1));
  const numberEnd = street && houseNumberEnd(text, at);
  if (street === undefined || numberEnd === undefined) return undefined;
  const second = secondLineAt(text, numberEnd);
  const whole = scoreOf(street.kind, second?.hasPostcode);
  const score = second === undefined && isYear.test(text.slice(at, numberEnd)) ? Math.min(whole, 0.2) : whole;
  return score === 0 ? undefined : { start: withOpposite(text, street.start), end: second?.end ?? numberEnd, score };
}

/** `huisnummer 12` in a sentence; "huisnummer 5 posities" is said of a field. */
function isHouseNumber(text: string, at: number): boolean {
  if (!`r. '"${escapedQuote}`.includes(text.charAt(at - 1)) || !houseLabel().test(text.slice(Math.max(0, at - 16), at))) return false;
  return (
    standsFree(text, at, digitsEnd(text, at)) &&
    !/^ (?:posities|tekens|cijfers|karakters|t\/m|tot)/.test(text.slice(digitsEnd(text, at), digitsEnd(text, at) + 11))
  );
}

/** The day in `Dec 10 06:55:46`: log lines start with thousands of these. */
function isBeforeClock(text: string, at: number): boolean {
  const end = digitsEnd(text, at);
  return codeAt(text, end) === SPACE && codeAt(text, end + 3) === COLON;
}

/** Length of `nr.` and its like before `end`. */
function labelLength(text: string, end: number): number {
  if (!"ro.RO".includes(text.charAt(end - 1))) return 0;
  return numberLabel.exec(text.slice(Math.max(0, end - 13), end))?.[0].length ?? 0;
}

/** `t.o.`, opposite, is part of how houseboats and caravans are registered. */
function withOpposite(text: string, start: number): number {
  return /(?:^|[^\p{L}\p{N}.])t[./]o\.? $/u.test(text.slice(Math.max(0, start - 6), start)) ? text.lastIndexOf("t", start - 4) : start;
}

function scoreOf(kind: StreetKind, hasPostcode: boolean | undefined): number {
  if (hasPostcode) return 0.95;
  return (hasPostcode === undefined ? alone : withPlace)[kind];
}

/** The place stays, save in itself: it is a clue for staff, and thousands live there. */
function partial(value: string): string {
  const place = /\d{4} {0,2}[A-Za-z]{2}[ ,|\n]{1,4}(\p{L}[\p{L} '()-]{1,40})$/u.exec(value)?.[1];
  return place === undefined ? "•••" : `••• ${place}`;
}

/** No place has the postcode 9999 ZZ, no municipality the code 9999, no house a number above 90000, and off Africa at 0° nobody lives. */
function surrogate(value: string, random: RandomInt): string {
  if (/^[A-Za-z]{1,4}$/.test(value) && !(random.same !== undefined && value.length > 2)) return value === "Z" ? "X" : "Z";
  if (/^-?\d{1,3}\.\d{1,20}$/.test(value)) return `0.00${1 + random(9999)}`;
  if (/^\d{1,5}$/.test(value)) return String(90_000 + ((Number(value) + 1 + random(9998)) % 9999));
  if (/^\d{6,20}$/.test(value)) return `9999${randomDigits(value.length - 4, random)}`;
  if (random.same !== undefined) return inventedAddress(value, random);
  if (!/\d/.test(value)) return /voorbeeldlaan/i.test(value) ? "Voorbeeldweg" : "Voorbeeldlaan";
  return `Voorbeeldlaan ${1 + random(999)}${/\d{4} {0,2}[A-Za-z]{2}/.test(value) ? ", 9999 ZZ Voorbeeldstad" : ""}`;
}

/** Where a value is replaced alike in all places: every word and number by another one of its length, the signs between them as they are. */
function inventedAddress(value: string, random: RandomInt): string {
  if (houseWithAddition.test(value)) return value.replace(/^\d{1,5}/, String(90_000 + random(9999)));
  const isWhole = isKindOnly(value);
  const made = value.replace(part(), (written, digits?: string) => {
    if (digits !== undefined) return `${1 + random(9)}${randomDigits(digits.length - 1, random)}`;
    return /^\d/.test(written) ? unissuedPostcode(written, random) : inventedPlace(written, random, isWhole);
  });
  return isInventedPlace(made) ? made : "Voorbeeldlaan";
}

const houseWithAddition = /^\d{1,5}(?:[ /-]?[A-Za-z\d]{1,4}){1,2}$/;
const part = late(String.raw`(?<![\p{L}\d])\d{4} {0,2}[A-Za-z]{2}(?![\p{L}\d])|(\d{1,20})|[^\d]{1,200}`, "gu");

const fields = words(
  // Payments in ISO 20022.
  "strtnm bldgnb twnnm adrline " +
    "adres adresstraat adresplaats adresregel adresregel1 adresregel2 adresregel3 straat straatnaam straatnm strnaam straathuisnummer straathuisnr straatenhuisnummer straatnr openbareruimte officielestraatnaam kortestraatnaam openbareruimtenaam goropenbareruimtenaam naamopenbareruimte straatnaambuitenland straatadres strt huisnummer huisnr hnr huisletter huisnummertoevoeging huisnrtoevoeging huisnrtoev hnrtoevoeging adresbinnenlandstr adresbuitenlandstr adresstr adrstr nawstr " +
    "toevoeging toevoegingadres toev aoahuisnummer aoahuisletter aoahuisnummertoevoeging locatiebeschrijving inplocatiebeschrijving verblijfadres verblijfsadres bezoekadres bezoekadressen postadres woonadres correspondentieadres " +
    "factuuradres bezorgadres afleveradres volledigadres verzendadres huisadres subadresbuitenland1 subadresbuitenland2 subadresbuitenland3 verblijfadresregel1 verblijfadresregel2 verblijfadresregel3 verblijfplaatsregel1 verblijfplaatsregel2 verblijfplaatsregel3 address address1 address2 addressline1 " +
    "addressline2 addressline3 addressline1and2 addressformatted streetaddress street streetname streetandnumber streetnumber streetadditional housenumber housenumberorname housenumberaddition housenumbersuffix housenr " +
    "mailingstreet billingstreet shippingstreet otherstreet personmailingstreet homeaddress deliveryaddress postaladdress invoiceaddress mailingaddress adresgegevens vestigingsadres thuisadres leveradres bezoekersadres latitude longitude lat lng geolocation nummeraanduidingidentificatie " +
    "adresseerbaarobjectidentificatie aoaidentificatie bagid eancode meterean eanmeter eanelektriciteit eangas eanaansluiting " +
    "woonplaats woonplaatsnaam woonpl woonplts plts plaatsadres adresplaatsnaam residence locality wplwoonplaatsnaam plaats plaatsnaam stad city town addresslocality mailingcity othercity personmailingcity geboorteplaats plaatsgeboorte geboorteplaatsnaam gebplaats cityname birthplace placeofbirth",
).concat(["1110", "1115", "1120", "1130", "1140", "1150", "1170", "1180", "1190", "1210"].flatMap(residenceColumns), brpColumns("0320"));
const isLabel = isLabelOf(fields);

export default defineRule({
  id: "address",
  title: "Street and house number, with postcode and place",
  legal: "G4",
  statement: "adres",
  precedence: PRECEDENCE.address,
  trigger: [
    { digits: [1, 2, 3, 4, 5], before: / / },
    // `huisnummer "12"`, also where the quotes are escaped.
    { digits: [1, 2, 3, 4, 5], twoBefore: / /, before: new RegExp(`['"${escapedQuote}]`) },
  ],
  match,
  maxLength: 200,
  score: { alone: 0.65, context: 0.9, field: 0.95 },
  context: words(
    "adres adresgegevens woonadres bezoekadres postadres bezorgadres afleveradres factuuradres correspondentieadres woont wonende woonachtig gevestigd verhuisd straat huisnummer woonplaats address",
  ),
  fields,
  weakFields: words("line1 line2 regel1 regel2 regel3 formatted"),
  // Not the address of a machine, a page or a mailbox, and no message about an address.
  fieldValue: butNoMessage(
    /^(?!0$|(?:[Pp]ostbus|POSTBUS|[Aa]ntwoordn(?:umme)?r\.?|P\.? ?O\.? [Bb]ox) \d|0x|https?:|localhost|\d{1,3}\.\d{1,3}\.\d{1,3}\.|[\da-fA-F]{0,4}:|[\w.-]{1,80}:\d|[\w-]{1,60}(?:\.[\w-]{1,60}){0,6}\.[A-Za-z]{2,20}$)['’(+-]?[\p{L}\d][^@<>{}[\]•]{0,190}$/u,
  ),
  isTestValue: (value) =>
    /^voorbeeld|9999 {0,2}(?:X[M-Z]|[YZ][A-Z])|^(?:[XZ]|9\d{4}(?:[ /-]?[A-Za-z\d]{1,4}){0,2}|9999\d{2,16}|-?0\.0\d{0,20})$/i.test(value) ||
    isInventedPlace(value) ||
    isLabel(value),
  partial,
  surrogate,
  presidio: "ADDRESS",
  examples: {
    match: [
      "[[Grote Kerkplein 15, 8011 PK Zwolle]].",
      "Ik woon op de [[Hoge Nieuwstraat 8\n2514 EL Den Haag]]",
      "[[Boterdiep 31, 3077AW Rotterdam]]",
      "[[Borgesiusstraat 103 c]]; [[Daniël Stalpertstraat 35 III]]; [[Atatürkstraat 9-2]]; [[St. Jacobsstraat 400 LToe]]",
      "[[Voorbeeldlaan 12 bis]], [[Voorbeeldweg 7-hs]], [[Jonkheer van Riemsdijkln 88]], [[Laan van Voorbeeld 1a]]",
      "ligt [[t.o. Voorbeeldkade 3]] en [[t/o Voorbeeldweg 4]]",
      "adres: [[kerkstraat 5 in Zwolle]]",
      "wonende te Utrecht, [[kerkstraat 5]]",
      "[[Hoofdstraat 5, Zwolle]] | [[2e Kerkstraat nr. 10]]",
      "Jan Jansen, [[Markt 12, 4811 XX Breda]]",
      '{"straat":"[[Cronus]]","huisnummer":"[[12]]","woonplaats":"[[Utrecht]]"}',
      '{"address":{"line1":"[[Spui 10]]"}}',
      "[[Keizersgracht 555-A2]], [[Sarphatistraat 7 2-hoog achter]], [[Rue de la Loi 16, 1000 Bruxelles]] en [[Avenue Louise 65]]",
      "[[Dam 1, Amsterdam]]",
      "[[Voorbeeldlei 5 bus 3, 2000 Antwerpen]]",
      "[[1 novemberstraat 5]], [[10-meilaan 4]] en [[Keizersgracht 12 1 hoog]]; [[Kerkstraat 12 t/m 16]]",
      "[[Kerkstraat 5 te Zwolle]] of [[Damrak 1 Amsterdam]]",
      "[[Voorbeeldstraat 12/1234 AB Utrecht]]",
      "VALUES ('[[Voorbeeldlaan 88]]', '[['s-Gravenvoorbeeldseweg 22, 8011 PK Zwolle]]')",
      "postcode onbekend en huisnummer '[[12]]', huisnr. [[35 III]]",
      "straatAanvrager=[[Cronus]]&hnr=[[12]]",
      "<StrtNm>[[Markt]]</StrtNm><BldgNb>[[5]]</BldgNb>",
      "wonende [[Markt 5]], ook [[Oude Dijk 3]]",
      '{"08.11.10":"[[Boterdiep]]","08.11.20":"[[31]]","08.11.70":"[[Rotterdam]]"}',
    ],
    ignore: [
      "onderweg 2 uur",
      "Onderweg 2 keer gestopt",
      "bijlage 3",
      "gerechtshof 2 november",
      "Amsterdam 2024",
      "wandelpad 4 km",
      "zie artikel 12",
      "Plein 5.3 release",
      "kerkstraat 5",
      "Node 20",
      "Spark 3 op ThinkPad 5",
      "Windpark 3 levert weer",
      "Familie Van Dijk 3",
      "Marathon Coolsingel 2024",
      "Kerkstraat 12-3-2024",
      "Zwolle, 14 April 11",
      "huisnummer 5 posities, huisnummer 12.3",
      "Pentium 4, 1024 MB en Server 3 2048 GB",
      "Hof 2 november 2020",
      "address: 0x7ffee4",
      "address: 192.0.2.1",
      "address: localhost",
      "line 1: Unexpected token 5",
      "address=db.example.com:5432",
      "Plaats: ..... Datum: .....",
      "could not translate host name to address: Temporary failure in name resolution",
      "Adres: Dit veld is verplicht. Plaats: Vul een plaats in",
    ],
  },
  references: ["Kadaster, BAG (157,175 street names)", "NEN 5825", "Haal Centraal BRP bevragen (house letters and additions)"],
});
