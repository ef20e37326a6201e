import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { hasBrand, isCardNumber } from "./lib/card.js";
import { codeAt, isDigit } from "./lib/chars.js";
import { digitsOf, hidden, inLayoutOf, lastShown } from "./lib/digits.js";
import { standsFree } from "./lib/edges.js";
import { words } from "./lib/words.js";

/** Published by the brands, Stripe and Adyen for their test environments. */
const published: readonly string[] = words(
  "4111111111111111 4242424242424242 4000056655665556 4012888888881881 5555555555554444 5105105105105100 5200828282828210 2223003122003222 5100081112223332 378282246310005 371449635398431 " +
    "6011111111111117 6011000990139424 3566002020360505 3530111333300000 30569309025904 38520000023237 6759649826438453 6200000000000005 4222222222222 6205500000000000004",
);
const plainForm = /\d{12,19}/y;
const groupedForms = [/\d{4}([ .-])\d{4}\1\d{4}\1\d{4}/y, /\d{4}([ .-])\d{4}\1\d{4}\1\d{4}\1\d{3}/y, /\d{4}([ .-])\d{6}\1\d{4,5}/y];

/** The first form that is a card; else one that could be a mistyped card, for which a word near has to speak. */
function match(text: string, at: number): Match | undefined {
  // Brands start with 2 to 6, timestamps with 1.
  if (text.charAt(at) < "2" || text.charAt(at) > "6") return undefined;
  const spans = spansAt(text, at);
  if (spans.length === 0) return undefined;
  const value = spans.find((span) => isCardNumber(digitsOf(span))) ?? spans.find((span) => hasBrand(digitsOf(span)));
  return value === undefined ? undefined : { start: at, end: at + value.length, score: formScore(digitsOf(value).length) };
}

/** A number in one piece or in groups, the first of which has four digits: what follows these tells which. */
function spansAt(text: string, at: number): readonly string[] {
  const fifth = codeAt(text, at + 4);
  if (isDigit(fifth)) return spanOf(plainForm, text, at);
  return fifth === 32 || fifth === 45 || fifth === 46 ? groupedForms.flatMap((form) => spanOf(form, text, at)) : [];
}

function spanOf(form: RegExp, text: string, at: number): readonly string[] {
  form.lastIndex = at;
  const value = form.exec(text)?.[0];
  return value !== undefined && standsAlone(text, at, at + value.length) ? [value] : [];
}

/** Not a negative number, the groups of an IBAN, or four numbers out of a row of them. */
function standsAlone(text: string, start: number, end: number): boolean {
  if (!standsFree(text, start, end)) return false;
  const before = text.slice(Math.max(0, start - 5), start);
  return !(text.slice(start, end).includes(" ") ? /[A-Za-z]{2}\d{2} $|\d{3} $/ : /(?:^|[^\p{L}])-$/u).test(before);
}

/** Lengths that record numbers have too (13 and 19: milliseconds, 64-bit integers) say less. */
function formScore(length: number): number {
  if (length === 15 || length === 16) return 0.85;
  return length === 14 ? 0.5 : 0.4;
}

function isPan(value: string): boolean {
  return digitsOf(value).length >= 12;
}

function surrogate(value: string, random: RandomInt): string {
  if (/^\d{1,2} ?[/-]/.test(value)) return `0${random(9) + 1}/4${random(10)}`;
  // A number does not start with 0.
  if (!isPan(value)) return (value.startsWith("9") ? "0" : "9").repeat(value.length);
  const digits = digitsOf(value);
  const others = published.filter((number) => number !== digits);
  const sameLength = others.filter(({ length }) => length === digits.length);
  const choice = sameLength.length > 0 ? sameLength : others.filter(({ length }) => length === 16);
  return inLayoutOf(value, choice[random(choice.length)] ?? "");
}

export default defineRule({
  id: "credit-card",
  title: "Payment card number",
  legal: "G3",
  statement: "bankgegevens",
  precedence: PRECEDENCE.card,
  trigger: [{ digits: [12, 13, 14, 15, 16, 17, 18, 19] }, { digits: [4], least: 12, after: /[ .-]/ }],
  match,
  maxLength: 30,
  // A card verification code or month of expiry, known by its key, has no check digit.
  validate: (value) => !isPan(value) || isCardNumber(digitsOf(value)),
  score: { checked: 0.85, context: 0.98, contextUnchecked: 0.55, field: 0.98 },
  context: words(
    "creditcard creditcardnummer creditcards kaartnummer kaart betaalkaart betaalpas bankpas pasnummer pas card cardnumber visa mastercard maestro amex pan debit",
  ).concat("credit card", "american express"),
  counterContext: words("imei iccid sim betalingskenmerk acceptgiro kenmerk ean barcode isbn trackingnummer tracking"),
  fields: words(
    "cardnumber cardno creditcard creditcardnumber creditcardnummer ccnumber ccnum ccno pan cardpan kaartnummer kaartnr pasnummer pasnr " +
      "cvc cvv cvc2 cvv2 cvccode cvvcode cardcvc cardcvv securitycode cardsecuritycode expmonth expyear cardexpmonth cardexpyear cardexpiry cardexpirydate vervaldatumkaart cclast4",
  ),
  fieldValue: /^(?:\d[\d .-]{10,24}\d|\d{1,4}|(?:0?[1-9]|1[0-2]) ?[/-] ?(?:20)?\d{2})$/,
  isTestValue: (value) => published.includes(digitsOf(value)) || /^(?:0{1,4}|9{1,4}|0\d\/4\d)$/.test(value),
  partial: (value) => (isPan(value) ? lastShown(value, 4) : hidden(3)),
  surrogate,
  presidio: "CREDIT_CARD",
  examples: {
    match: [
      "[[4111111111111111]]",
      "betaald met [[4111 1111 1111 1111]] 12/27",
      "Amex [[3782-822463-10005]], Mastercard [[5555.5555.5555.4444]]",
      "[[378282246310005]] [[30569309025904]] [[2223003122003222]] [[6759649826438453]] [[6200000000000005]] [[3566002020360505]]",
      "creditcard: [[4111 1111 1111 1112]]",
      '{"cvc":"[[123]]","cardExpiry":"[[12/27]]"}',
    ],
    ignore: [
      "4111111111111112",
      "411111111111111",
      "0000000000000000",
      "490154203237518",
      "8931000000000000018",
      "1234567812345670",
      "4111 1111 1111",
      "EAN 8712345678906",
      "betalingskenmerk 4242424242424242",
      "id 4111111111111111a",
    ],
  },
  references: ["ISO/IEC 7812-1", "PCI DSS v4.0, requirements 3.3 and 3.4 (at most BIN and last four shown)", "Stripe and Adyen, test card numbers"],
});
