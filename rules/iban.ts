import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { codeBefore, isAsciiLetter } from "./lib/chars.js";
import { compact, hidden, inLayoutOf, randomDigits } from "./lib/digits.js";
import { hasGluedLabel } from "./lib/edges.js";
import { fitsStructure, type IbanStructure, ibanStructures, withDigits } from "./lib/iban-structures.js";
import { ibanCheckDigits, mod97 } from "./lib/mod97.js";

const context = [
  "iban",
  "ibannummer",
  "rekening",
  "rekeningnummer",
  "rekeningnr",
  "rek nr",
  "bankrekening",
  "bankrekeningnummer",
  "tegenrekening",
  "spaarrekening",
  "t n v",
  "ten name van",
  "incasso",
  "machtiging",
  "overboeken",
  "overmaken",
  "storten",
  "account",
  "bank account",
  "debtor account",
  "creditor account",
  "beneficiary",
];

const alphanumeric = /[A-Za-z0-9]/;
/** One separator, or a line that was broken inside the number. */
const gap = / {1,2}|[.-]|[ =]?\r?\n[ >]{0,3}/y;

function match(text: string, at: number): Match | undefined {
  const start = countryStart(text, at);
  if (start === undefined || !(isDigit(text.charAt(at + 1)) || (text.charAt(at + 1) === " " && isDigit(text.charAt(at + 2))))) return undefined;
  const structure = structureAt(text, start);
  if (!structure) return undefined;
  const end = endAfter(text, start, structure.length);
  if (end === undefined || !endsThere(text, end)) return undefined;
  const bban = compact(text.slice(start, end)).slice(4);
  if (!fitsStructure(bban, structure)) return fitsStructure(withDigits(bban, structure), structure) ? { start, end, score: 0 } : undefined;
  return structure.registered ? { start, end } : { start, end, score: 0.7 };
}

/** `N L 0 2 A B N A`, as a form has a box for each character. */
const boxed = /(?:^|[^A-Za-z\d])([A-Za-z] [A-Za-z] )$/;

function structureAt(text: string, start: number): IbanStructure | undefined {
  if (!mayBeCountry(text.charCodeAt(start), text.charCodeAt(start + 1))) return undefined;
  return ibanStructures.get(compact(text.slice(start, start + 3)).slice(0, 2));
}

/** 1 for five bits, which are the same for a small letter, of the two of each country: `AB-520` and the like are settled by them. */
const countries = new Uint8Array(1 << 10);
for (const country of ibanStructures.keys()) countries[pairOf(country.charCodeAt(0), country.charCodeAt(1))] = 1;

function pairOf(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31);
}

/** In boxes a space stands between. */
function mayBeCountry(first: number, second: number): boolean {
  return !isAsciiLetter(second) || countries[pairOf(first, second)] === 1;
}

/** Two letters, one separator at most, then the check digits; nothing glued before it but a label. */
function countryStart(text: string, at: number): number | undefined {
  if (codeBefore(text, at) === 32 && codeBefore(text, at - 2) === 32) return boxed.test(text.slice(Math.max(0, at - 5), at)) ? at - 4 : undefined;
  const end = isAsciiLetter(codeBefore(text, at)) ? at : at - 1;
  if (end < 2 || !isAsciiLetter(codeBefore(text, end)) || !isAsciiLetter(codeBefore(text, end - 1))) return undefined;
  if (end < at && !/[ .-]/.test(text.charAt(end))) return undefined;
  const start = end - 2;
  if (!alphanumeric.test(text.charAt(start - 1))) return start;
  return hasGluedLabel(text, start, context) ? start : undefined;
}

function isDigit(char: string): boolean {
  return char >= "0" && char <= "9";
}

/** Where exactly `length` letters and digits end: the words after a grouped IBAN stay outside it. */
function endAfter(text: string, start: number, length: number): number | undefined {
  let place = start;
  for (let taken = 0; taken < length; taken++) {
    if (taken > 0) place += gapAt(text, place);
    if (!alphanumeric.test(text.charAt(place))) return undefined;
    place++;
  }
  return place;
}

/** Nothing may be glued behind it but a currency. */
function endsThere(text: string, end: number): boolean {
  return !alphanumeric.test(text.charAt(end)) || /^EUR(?![A-Za-z0-9])/i.test(text.slice(end, end + 4));
}

function gapAt(text: string, place: number): number {
  if (alphanumeric.test(text.charAt(place))) return 0;
  gap.lastIndex = place;
  return gap.exec(text)?.[0].length ?? 0;
}

/** 00, 01 and 99 also give remainder 1, yet no bank can have computed them. */
function validate(value: string): boolean {
  const iban = compact(value);
  const structure = ibanStructures.get(iban.slice(0, 2));
  const check = Number(iban.slice(2, 4));
  const bban = structure === undefined ? "" : withDigits(iban.slice(4), structure);
  if (!structure || !fitsStructure(bban, structure)) return false;
  return check >= 2 && check <= 98 && mod97(bban + iban.slice(0, 4)) === 1;
}

/** NL with the bank code TEST, which no bank has; elsewhere bank XXXX or 0000. */
function surrogate(value: string, random: RandomInt): string {
  const country = compact(value).slice(0, 2);
  const structure = ibanStructures.get(country);
  if (!structure || country === "NL") return inLayoutOf(value, withCheck("NL", `TEST${randomDigits(10, random)}`));
  return inLayoutOf(value, withCheck(country, unissuedBban(structure, random)));
}

function withCheck(country: string, bban: string): string {
  return `${country}${ibanCheckDigits(country, bban)}${bban}`;
}

const drawn = 6;

function unissuedBban({ classes }: IbanStructure, random: RandomInt): string {
  const zeros = Array.from(classes, (kind) => (kind === "a" ? "X" : "0"));
  const tail = zeros.slice(-drawn).map((char) => (char === "0" ? String(random(10)) : char));
  return [...zeros.slice(0, -drawn), ...tail].join("");
}

const published = new Set([
  "NL91ABNA0417164300",
  "NL02ABNA0123456789",
  "NL20INGB0001234567",
  "NL44RABO0123456789",
  "NL39RABO0300065264",
  "NL55INGB0000000000",
  "BE68539007547034",
  "DE89370400440532013000",
  "FR1420041010050500013M02606",
  "GB29NWBK60161331926819",
  "GB82WEST12345698765432",
  "MT84MALT011000012345MTLCAST001S",
  "NO9386011117947",
]);

function isTestValue(value: string): boolean {
  const iban = compact(value);
  return published.has(iban) || /^NL\d\dTEST\d{10}$/.test(iban) || /^(?!NL)[A-Z]{2}\d\d[X0]{5,24}[X\d]{6}$/.test(iban);
}

export default defineRule({
  id: "iban",
  title: "International bank account number (IBAN)",
  legal: "G3",
  statement: "bankgegevens",
  precedence: PRECEDENCE.iban,
  trigger: [
    // A box for each character.
    { digits: [1], twoBefore: /[A-Za-z]/, before: / /, after: / /, twoAfter: /\d/ },
    // The shortest has 15 characters, so after few digits it has to go on.
    { digits: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], twoBefore: /[A-Za-z]/, before: /[A-Za-z .-]/, after: /[A-Za-z .\r\n=-]/ },
    { digits: Array.from({ length: 28 }, (_, more) => 13 + more), twoBefore: /[A-Za-z]/, before: /[A-Za-z .-]/ },
  ],
  match,
  // 34 characters with a separator between any two, and some room for broken lines.
  maxLength: 80,
  validate,
  score: { checked: 0.99, context: 0.99, contextUnchecked: 0.55, field: 0.99 },
  context,
  counterContext: ["licentie", "serienummer", "sessie", "session", "hash", "checksum"],
  fields: [
    "iban",
    "ibannummer",
    "ibanrekening",
    "ibantegenrekening",
    "tegenrekeningiban",
    "rekeningnummer",
    "rekeningnr",
    "rekening",
    "bankrekening",
    "bankrekeningnummer",
    "bankrekeningnr",
    "tegenrekening",
    "spaarrekening",
    "voorkeursrekeningnummer",
    "accountnumber",
    "bankaccount",
    "bankaccountnumber",
    "bankaccountiban",
    "consumeraccount",
    "counterpartyaccount",
    "debtoraccount",
    "creditoraccount",
    "sepadebitiban",
    "bankiban",
  ],
  fieldValue: /^[A-Za-z]{2}[ .-]?[\dOoIl]{2}(?:[ .-]?[A-Za-z0-9]){6,32}$/,
  isTestValue,
  partial: (value) => {
    const iban = compact(value);
    return `${iban.slice(0, 2)}${hidden(Math.max(iban.length - 6, 4))}${iban.slice(-4)}`;
  },
  surrogate,
  presidio: "IBAN_CODE",
  examples: {
    match: [
      "Maak over naar [[NL20INGB0001234567]].",
      "Mijn IBAN is [[NL91 ABNA 0417 1643 00]] op naam van de vereniging",
      "iban=[[NL13TEST0123456789]]&naam=x",
      "[[NL91-ABNA-0417-1643-00]] / [[nl91 abna 0417 1643 00]]",
      "[[NL91\u00a0ABNA\u00a00417\u00a01643\u00a000]]",
      "van [[BE68 5390 0754 7034]] naar [[FR1420041010050500013M02606]]",
      "[[NL55INGB0000000000]];[[NL39RABO0300065264]]",
      "tegenrekening [[NL69ABNA0123456789]]",
      "IBAN[[NL91ABNA0417164300]] en [[NL20INGB0001234567]]EUR",
      "IBAN [[N L 9 1 A B N A 0 4 1 7 1 6 4 3 0 0]], [[NL91  ABNA  0417  1643  00]], [[NL91 ABN A04 17164 300]]",
      "het nummer [[NL91 ABNA 0417\n1643 00]] liep over de regel",
      "rekening [[NL91ABNAO417164300]] of [[NL91 ABNA O417 I643 OO]]",
    ],
    ignore: [
      "NL91ABNA0417164301, N L 9 1 A B N A 0 4 1 7 1 6 4 3 0 1, deel N L 9 1",
      "NL01ABNA0000000057 en NL99ABNA0000000039",
      "ZZ91ABNA0417164300, code NL91ABNAO417164300",
      "xNL91ABNA0417164300y",
      "NL91ABNA04171643001",
      "RF18 5390 0754 7034",
      "is 24 uur per dag open, in 20 landen",
    ],
  },
  references: ["ISO 13616", "SWIFT IBAN registry, release 101", "arthurdejong/python-stdnum stdnum/iban.py"],
});
