import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { countedUp, digitsOf, hidden, inLayoutOf, isFiller, randomDigits } from "./lib/digits.js";
import { standsFree } from "./lib/edges.js";
import { isOldAccount } from "./lib/elfproef.js";
import { isAssignedDutchNumber } from "./lib/foreign-phone.js";

const context = [
  "rekening",
  "rekeningnummer",
  "rekeningnr",
  "rek",
  "rek nr",
  "reknr",
  "bankrekening",
  "bankrekeningnummer",
  "banknummer",
  "bankrek",
  "tegenrekening",
  "spaarrekening",
  "giro",
  "gironummer",
  "girorekening",
  "girorekeningnummer",
  "postbank",
  "postgiro",
  "bank account",
  "account number",
];

const written = /\d{2}([. ])\d{2}\1\d{2}\1\d{3}(?!\1\d)|\d{9,10}|\d{3,7}/y;
/** Giro numbers of the Postbank have no check digit; only their label tells them from any other number. */
const giro = /\b(?:giro(?:nummer|nr|rekening(?:nummer)?)?|postbank|postgiro)[ .:=-]{1,3}(?:nr\.? ?)?$/i;

function match(text: string, at: number): Match | undefined {
  written.lastIndex = at;
  const value = written.exec(text)?.[0];
  if (value === undefined) return undefined;
  const end = at + value.length;
  if (!standsFree(text, at, end, context)) return undefined;
  if (value.length < 8) return giro.test(text.slice(Math.max(at - 24, 0), at)) ? { start: at, end, score: 0.7, reason: "context" } : undefined;
  return { start: at, end, score: formScore(value) };
}

/** What the form is worth with a passed test. */
function formScore(value: string): number {
  const digits = digitsOf(value);
  if (value.includes(".")) return isAddress(value) ? 0.05 : 0.7;
  if (value.includes(" ")) return 0.5;
  return /^0[1-9]\d{8}$/.test(digits) && !isFiller(digits) && isOldAccount(digits) && !isAssignedDutchNumber(digits) ? 0.55 : 0.05;
}

/** `41.71.64.100` is also an IPv4 address. */
function isAddress(value: string): boolean {
  return value.split(".").every((part) => Number(part) < 256);
}

/** Giro numbers have no test; a longer number has to pass it. */
function validate(value: string): boolean {
  const digits = digitsOf(value);
  return !/^0{1,12}$/.test(digits) && (digits.length < 8 || isOldAccount(digits));
}

/** The nines that a made-up giro number starts with. */
function ninesFor(length: number): string {
  return "9".repeat(Math.max(length - 3, 1));
}

/** Accounts that start with 99999 were never issued. */
function surrogate(value: string, random: RandomInt): string {
  const length = digitsOf(value).length;
  if (length < 9) return inLayoutOf(value, `${ninesFor(length)}${randomDigits(3, random)}`.slice(0, length));
  const number = countedUp(10_000, random, (tail) => {
    const digits = `${length > 9 ? "0" : ""}99999${String(tail).padStart(4, "0")}`;
    return isOldAccount(digits) ? digits : undefined;
  });
  return inLayoutOf(value, number);
}

const published = new Set(["417164300", "123456789", "300065264"]);

function isTestValue(value: string): boolean {
  const digits = digitsOf(value).replace(/^0{1,9}/, "");
  return published.has(digits) || /^99999\d{4}$/.test(digits) || (digits.length < 8 && digits.startsWith(ninesFor(digits.length)));
}

export default defineRule({
  id: "bank-account",
  title: "Old Dutch bank or giro account number",
  legal: "G3",
  statement: "bankgegevens",
  precedence: PRECEDENCE.other,
  trigger: [{ digits: [9, 10] }, { digits: [2], least: 9, after: /[. ]/ }, { digits: [3, 4, 5, 6, 7], nearContext: true, before: /[ .:=-]/ }],
  match,
  maxLength: 24,
  validate,
  score: { context: 0.7, contextUnchecked: 0.4, field: 0.9 },
  context,
  counterContext: [
    "bsn",
    "burgerservicenummer",
    "rsin",
    "tel",
    "telefoon",
    "telefoonnummer",
    "order",
    "ordernummer",
    "factuur",
    "factuurnummer",
    "klantnummer",
    "kvk",
    "version",
    "versie",
    "build",
    "serial",
    "serienummer",
    "pid",
    "port",
    "firmware",
  ],
  fields: [
    "rekeningnummer",
    "rekeningnr",
    "reknr",
    "reknummer",
    "rekening",
    "bankrekening",
    "bankrekeningnummer",
    "bankrekeningnr",
    "tegenrekening",
    "spaarrekening",
    "girorekening",
    "gironummer",
    "gironr",
    "giro",
    "voorkeursrekeningnummer",
    "accountnumber",
    "bankaccount",
    "bankaccountnumber",
    "consumeraccount",
    "counterpartyaccount",
    "debtoraccount",
    "creditoraccount",
    "iban",
    "ibannummer",
    "ibanlast4",
    "idealibanlast4",
  ],
  fieldValue: /^(?![0 .-]{1,24}$)\d(?:[ .-]?\d){2,17}$/,
  isTestValue,
  partial: (value) => {
    const digits = digitsOf(value);
    return digits.length < 8 ? hidden(digits.length) : `${hidden(digits.length - 3)}${digits.slice(-3)}`;
  },
  surrogate,
  presidio: "NL_BANK_ACCOUNT",
  examples: {
    match: [
      "rekeningnummer [[41.71.64.300]]",
      "rek.nr. [[417164300]]",
      "het nummer [[0417164300]] staat in het archief",
      "bankrekening [[123456789]]",
      "t.n.v. rekening [[300065264]]",
      "[[12.34.56.789]]",
      "giro [[1234567]]",
      '"rekeningnummer": "[[417164301]]"',
    ],
    ignore: [
      "417164301",
      "1234567890",
      "123456789",
      "0123456789",
      "4171643000",
      "41.71.64.100",
      "rekening van 2024",
      "0612345678",
      "giro555-actie",
      "1.12.34.56.789",
    ],
  },
  references: ["Elfproef voor rekeningnummers (official use ended in 2014)", "BE/NL IBAN migration, De Nederlandsche Bank"],
});
