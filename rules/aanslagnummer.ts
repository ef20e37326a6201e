import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { compact, digitsOf, hidden, inLayoutOf, randomDigits } from "./lib/digits.js";
import { standsFree } from "./lib/edges.js";
import { isElfproef } from "./lib/elfproef.js";
import { reservedFor } from "./lib/reserved-bsn.js";

const context = [
  "aanslag",
  "aanslagnummer",
  "aanslagbiljet",
  "aangiftenummer",
  "aangifte",
  "betalingskenmerk",
  "beschikkingsnummer",
  "beschikking",
  "belastingdienst",
  "belastingaanslag",
  "inkomstenbelasting",
  "loonheffing",
  "loonheffingen",
  "omzetbelasting",
  "zorgtoeslag",
  "huurtoeslag",
  "toeslag",
  "toeslagen",
  "tax assessment",
  "payment reference",
];

/** BSN or RSIN, the letter of the tax, year and status, period. */
const assessment = /(?:\d{9}|\d{4}\.\d\d\.\d{3}|\d{4} \d\d \d{3})([. ]?)[ABFHJ-OSTVWYZ]\1\d\d(?:\1\d{1,4})?/iy;
/** `B01` and `L01` alone make a VAT or payroll tax number, which are rules of their own. */
const isOtherNumber = /[BL][ .]?\d\d$/i;
const parts = /^(\d{9})([A-Z])(\d{2,6})$/;
const reference = /(?<!\d[ .])\d{4}([ .]?)\d{4}\1\d{4}\1\d{4}(?! ?\d)/y;

function match(text: string, at: number): Match | undefined {
  assessment.lastIndex = at;
  const number = assessment.exec(text)?.[0];
  if (number !== undefined)
    return !isOtherNumber.test(number) && standsFree(text, at, at + number.length, context) ? { start: at, end: at + number.length } : undefined;
  reference.lastIndex = at;
  const kenmerk = reference.exec(text)?.[0];
  if (kenmerk === undefined || !standsFree(text, at, at + kenmerk.length, context)) return undefined;
  return { start: at, end: at + kenmerk.length, score: 0.02 };
}

/** A payment reference has no test that is known to hold. */
function validate(value: string): boolean {
  if (digitsOf(value).length === 16 && /^[\d .]{16,19}$/.test(value)) return !/^0{1,16}$/.test(compact(value));
  return isElfproef(parts.exec(compact(value))?.[1] ?? "");
}

/** Behind the reserved BSN the letter and the period say nothing about a person. */
function surrogate(value: string, random: RandomInt): string {
  const [, , tax, period] = parts.exec(compact(value)) ?? [];
  if (tax !== undefined && validate(value)) return inLayoutOf(value, `${reservedFor(value, random)}${tax}${period}`);
  return tax === undefined ? inLayoutOf(value, `99999${randomDigits(11, random)}`) : `${reservedFor(value, random)}H56`;
}

export default defineRule({
  id: "aanslagnummer",
  title: "Tax assessment number and 16-digit payment reference (aanslagnummer, betalingskenmerk)",
  legal: "G2",
  statement: "nationaal nummer",
  precedence: PRECEDENCE.assessment,
  trigger: [{ digits: [16] }, { digits: [9], after: /[A-Za-z. ]/ }, { digits: [4], least: 9, after: /[. ]/ }],
  match,
  maxLength: 26,
  validate,
  score: { checked: 0.85, context: 0.95, contextUnchecked: 0.6, field: 0.97 },
  context,
  counterContext: ["kaart", "card", "creditcard", "pan", "bag", "iban", "imei"],
  fields: ["aanslagnummer", "aanslagnr", "aangiftenummer", "betalingskenmerk", "betaalkenmerk", "taxassessmentnumber", "assessmentnumber"],
  weakFields: ["paymentreference", "kenmerk", "remittancereference"],
  fieldValue: /^(?![0 .-]{1,24}$)\d(?:[ .-]?\d){7,17}(?:[ .-]?[A-Za-z](?:[ .-]?\d){1,8})?$/,
  isTestValue: (value) => compact(value).startsWith("99999"),
  partial: () => hidden(12),
  surrogate,
  presidio: "NL_TAX_ASSESSMENT_NUMBER",
  examples: {
    match: [
      "[[9999.90.019.H.56]]",
      "aanslagnummer [[9999.90.032.W.56]]",
      "[[999990019H56]]",
      "[[9999.90.020.T.51.1]]",
      "aangifte [[9999.90.019.B.01.5110]]",
      "[[8575.87.973.L.01.5050]]",
      "betalingskenmerk [[1124 9754 6920 1120]]",
      "betalen aan de Belastingdienst o.v.v. [[4000000000000017]]",
      '"aanslagnummer": "[[9999.90.018.H.56]]"',
    ],
    ignore: [
      "request c8971a9f-371d-4634-870a-999990019f12",
      "9999.90.018.H.56",
      "9999.90.019.G.56",
      "999990019H",
      "1.2.3.H.4",
      "2124 9754 6920 1120",
      "betalingskenmerk 112497546920112",
      "betalingskenmerk 11249754692011201",
      "0599200000219678",
    ],
  },
  references: ["Belastingdienst: opbouw aanslagnummer", "belastingkenmerk.nl, mijnbedrijfs.nl (conversion of the payment reference)"],
});
