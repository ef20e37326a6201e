import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { brpColumns } from "./lib/brp-columns.js";
import { compact, digitsOf, hidden, inLayoutOf, isDateLike } from "./lib/digits.js";
import { endsFree, startsFree } from "./lib/edges.js";
import { isElfproef, isReservedBsn } from "./lib/elfproef.js";
import { namedBeside } from "./lib/named-beside.js";
import { reservedFor } from "./lib/reserved-bsn.js";

const context = [
  "bsns",
  "bsn's",
  "bsn",
  "bsnnr",
  "bsnnummer",
  "burgerservicenummer",
  "burgerservicenummers",
  "burgerservicenr",
  "burger service nummer",
  "sofi",
  "sofinr",
  "sofinummer",
  "sofi nummer",
  "fiscaal nummer",
  "persoonsnummer",
  "identificatienummer",
  "digid",
  "citizen service number",
  "social security number",
  "ssn",
  "tax id",
  "tin",
  "national id",
  "nlminbiza",
  "nnnld",
  "2 16 840 1 113883 2 4 6 3",
];

const written = /\d{9}|\d{4}([ .-])\d{2}\1\d{3}|\d{3}([ .-])\d{3}\2\d{3}|\d{8}|\d(?:[ .-]\d){8}|\d\d(?:[ .-]\d\d){3}[ .-]\d|\d{4}([ .-])\d{4}\3\d/y;
/** Groups that nobody prescribes: only beside a word for it, and when the test passes. */
const oddGroups = /\d{1,5}([ .-])\d{1,5}(?:\1\d{1,5}){1,4}/y;
/** DigiD puts a sector code before the number; s00000000 is BSN, s00000001 sofinummer. */
const sector = /s0000000[01]:$/;
/** What FHIR, HL7 and the API for customers' contacts call the kind of number. */
const namesBsn = /^(?:bsn|burgerservicenummer|2\.16\.840\.1\.113883\.2\.4\.6\.3)$/;
/** The back of a driving licence prints `BSN / licence number`. */
const licenceAfter = /\/\d{10}(?!\d)/y;

/** The letter for the digit, as people type it and machines read it. */
const mistyped = /(?=[\d .-]{0,11}[Oo])(?:[\dOo]{9}|[\dOo]{3}([ .-])[\dOo]{3}\1[\dOo]{3}|[\dOo]{4}([ .-])[\dOo]{2}\2[\dOo]{3})/y;

function match(text: string, at: number): Match | undefined {
  written.lastIndex = at;
  const value = written.exec(text)?.[0];
  if (value === undefined) return inOddGroups(text, at) ?? withLetters(text, at);
  const end = at + value.length;
  if (sector.test(text.slice(Math.max(at - 10, 0), at))) return endsFree(text, end) ? { start: at, end, score: 0.97, reason: "context" } : undefined;
  if (!edgesAllow(text, at, end)) return undefined;
  if (namesBsn.test(namedBeside(text, at) ?? "")) return { start: at, end, score: 0.97, reason: "context" };
  const score = formScore(value);
  return score === undefined ? undefined : { start: at, end, score };
}

function inOddGroups(text: string, at: number): Match | undefined {
  oddGroups.lastIndex = at;
  const value = oddGroups.exec(text)?.[0] ?? "";
  const end = at + value.length;
  const isBsn = digitsOf(value).length === 9 && isElfproef(digitsOf(value)) && edgesAllow(text, at, end);
  return isBsn ? { start: at, end, score: 0 } : undefined;
}

/** Beside a word for it only. */
function withLetters(text: string, at: number): Match | undefined {
  mistyped.lastIndex = at;
  const value = mistyped.exec(text)?.[0] ?? "";
  const end = at + value.length;
  return value !== "" && isElfproef(padded(value)) && edgesAllow(text, at, end) ? { start: at, end, score: 0 } : undefined;
}

function edgesAllow(text: string, start: number, end: number): boolean {
  licenceAfter.lastIndex = end;
  if (!startsFree(text, start, context) || !(endsFree(text, end) || licenceAfter.test(text))) return false;
  // An amount, or three groups out of a longer number, is no BSN.
  return !/[€$£] ?$|\d [€$£]?$/.test(text.slice(Math.max(start - 3, 0), start)) && !isGroupedOn(text, start, end);
}

function isGroupedOn(text: string, start: number, end: number): boolean {
  return text.slice(start, end).includes(" ") && /^ \d/.test(text.slice(end, end + 2));
}

/** What the form is worth with a passed test; eight digits say nothing without a word or field. */
function formScore(value: string): number | undefined {
  const digits = digitsOf(value);
  if (digits.length === 8) return isElfproef(`0${digits}`) && !isDateLike(digits) ? 0.05 : undefined;
  if (isKnownTest(digits)) return 0.8;
  if (/^\d{4}\./.test(value)) return 0.8;
  return value.length > 9 ? 0.6 : 0.35;
}

function padded(value: string): string {
  return digitsOf(/[Oo]/.test(value) ? value.replace(/[Oo]/g, "0") : value).padStart(9, "0");
}

/** Ranges that the RvIG and Logius hand out for tests: nothing else lives there, so these need no other evidence. */
function isKnownTest(nine: string): boolean {
  return isReservedBsn(nine) || (isElfproef(nine) && (/^9001940\d\d$/.test(nine) || nine === "900212640" || nine === "000009830"));
}

/** Numbers from every tutorial, and 0000000xx of the BRP specifications. They lie in the ordinary range, so they raise no score. */
const isDummy = /^(?:111222333|123456782|0000000\d\d)$/;

function surrogate(value: string, random: RandomInt): string {
  return inLayoutOf(value, reservedFor(value, random));
}

export default defineRule({
  id: "bsn",
  title: "Citizen service number (burgerservicenummer)",
  legal: "G2",
  statement: "nationaal nummer",
  precedence: PRECEDENCE.national,
  trigger: [
    { digits: [9] },
    { digits: [3, 4], least: 9, after: /[ .-]/ },
    { digits: [8], nearContext: true },
    { digits: [1, 2], least: 9, nearContext: true, after: /[ .-]/ },
    { digits: [1, 2, 3, 4, 5, 6, 7, 8], nearContext: true, after: /[Oo]/ },
    { digits: [3, 4], least: 4, nearContext: true, after: /[ .-]/ },
  ],
  match,
  maxLength: 500,
  validate: (value) => isElfproef(padded(value)),
  score: { checked: 0.35, context: 0.95, contextUnchecked: 0.6, field: 0.99 },
  context,
  counterContext: [
    "order",
    "ordernummer",
    "bestelling",
    "bestelnummer",
    "factuur",
    "factuurnummer",
    "invoice",
    "artikel",
    "artikelnummer",
    "polisnummer",
    "serienummer",
    "rsin",
    "kvk",
    "uzi",
    "uzinummer",
    "eori",
    "transactie",
    "rekening",
    "rekeningnummer",
    "rek nr",
    "bankrekening",
    "ticket",
    "bytes",
    "eur",
    "euro",
  ],
  fields: [
    "bsn",
    "bsnnummer",
    "bsnnr",
    "burgerservicenummer",
    "burgerservicenr",
    "sofi",
    "sofinr",
    "sofinummer",
    "sofinumber",
    "inpbsn",
    "persoonsnummer",
    "fiscaalnummer",
    "finr",
    "ssn",
    "ssnlast4",
    "socialsecuritynumber",
    "citizenservicenumber",
    "nationalid",
    "nationalidentifier",
    "nationalidnumber",
    "taxid",
    "tin",
    "personalnumber",
    "idnumber",
    "dutchbsn",
    "encryptedbsn",
    "pseudobsn",
    ...brpColumns("0120"),
  ],
  weakFields: ["nameid", "objectid", "legalsubjectid", "datasubjectid", "dplcoredatasubjectid"],
  // A typing error keeps most digits; a long token under such a key is an encrypted or pseudonymous BSN, still personal.
  fieldValue: /^(?:(?![0 .-]{1,20}$)(?=(?:[^\d]{0,3}\d){4})(?:s0000000[01]:)?[\dOoIl .-]{4,16}|(?=[^\d]{0,80}\d)[\w+/=.:-]{20,500})$/,
  isTestValue: (value) => isKnownTest(padded(value)) || isDummy.test(padded(value)),
  partial: () => hidden(9),
  surrogate: (value, random) => (compact(value).length === 9 ? surrogate(value, random) : reservedFor(value, random)),
  presidio: "NL_BSN",
  examples: {
    match: [
      "BSN: [[999993653]]",
      "Mijn burgerservicenummer is [[123456782]]",
      "burgerservicenummer [[10082426]]",
      "[[9999.90.019]] en [[999 990 019]] en [[123-456-782]]",
      "urn:nl-eid-gdi:1.0:BSN [[900212640]]",
      "s00000000:[[999990019]]",
      "BSN[[123456782]] en bsn_[[111222333]]",
      "bsn [[99 999 00 19]] en BSN [[12-3456-782]]",
      "bsn [[99999OO19]] of bsn [[999 99O 019]]",
      "bsn [[1 2 3 4 5 6 7 8 2]], bsn [[12 34 56 78 2]] en bsn [[1234 5678 2]]",
      '{"system":"http://fhir.nl/fhir/NamingSystem/bsn","value":"[[123456782]]"}',
      '<id root="2.16.840.1.113883.2.4.6.3" extension="[[123456782]]"/>',
      '{"codeSoortObjectId": "bsn", "objectId": "[[123456782]]"}',
      '"burgerservicenummer": "[[010008579]]"',
      '{"bsnAanvrager":"[[123456780]]","vertegenwoordigerBsn":"[[123456780]]"}',
    ],
    ignore: [
      "000000000",
      "999990018",
      "123456789",
      "ordernummer 123456782",
      "id 111222333 verwerkt",
      "9999900190",
      "12-345-678-9",
      "99 999 00 19",
      "id 99999OO19 verwerkt",
      "bsn 99999OO18",
      "bsn 99 999 00 18, kamer 12 3456 78",
      "BSN opgevraagd op 20240115",
      "omzet € 123.456.782",
      "2024-01-15 request 0123456782-1",
    ],
  },
  references: [
    "Wet algemene bepalingen burgerservicenummer",
    "RvIG test set of persons, 2022-05-02 (BRP-API/Haal-Centraal-BRP-bevragen)",
    "arthurdejong/python-stdnum stdnum/nl/bsn.py",
  ],
});
