import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { compact, digitsOf, hidden, inLayoutOf, randomDigits, unissuedNumber } from "./lib/digits.js";
import { standsFree, startsFree } from "./lib/edges.js";
import { late } from "./lib/late.js";

const context = [
  "v nummer",
  "vnummer",
  "v nr",
  "vnr",
  "vreemdelingennummer",
  "vreemdelingnummer",
  "vreemdelingennr",
  "vreemdelingnr",
  "vreemdelingen nummer",
  "vreemdeling",
  "ind",
  "coa",
  "asiel",
  "asielzoeker",
  "asielaanvraag",
  "verblijfsvergunning",
  "verblijfsdocument",
  "alien number",
];

const number = /\d{10}/y;
/** Kind of residence permit in Roman numerals, which tells an asylum permit from others, then the number of the card. */
const document = late(String.raw`(?:I{1,3}|IV|V|EU)-V[A-Z\d]{7}\d(?![\p{L}\p{N}_])`, "uy");

function match(text: string, at: number): Match | undefined {
  document().lastIndex = at;
  const card = document().exec(text)?.[0];
  if (card !== undefined) return startsFree(text, at, context) ? { start: at, end: at + card.length, score: 0.85 } : undefined;
  number.lastIndex = at;
  if (!number.test(text) || !standsFree(text, at, at + 10, context)) return undefined;
  return { start: at, end: at + 10 };
}

function surrogate(value: string, random: RandomInt): string {
  const card = /^(I{1,3}|IV|V|EU)-?V[A-Z\d]{8}$/i.exec(value.trim());
  return card ? `${card[1]}-V999AA${randomDigits(3, random)}` : inLayoutOf(value, unissuedNumber(10, random));
}

export default defineRule({
  id: "v-nummer",
  title: "Number of a foreign national or residence card (V-nummer)",
  legal: "G2",
  statement: "nationaal nummer",
  precedence: PRECEDENCE.national,
  trigger: [
    { digits: [10], nearContext: true },
    { word: "capital", after: /[IVU-]/, twoAfter: /[IV-]/ },
  ],
  match,
  maxLength: 14,
  score: { context: 0.9, field: 0.97 },
  context,
  counterContext: [
    "timestamp",
    "epoch",
    "ts",
    "tel",
    "telefoon",
    "telefoonnummer",
    "order",
    "ordernummer",
    "a nummer",
    "anummer",
    "rijbewijs",
    "rijbewijsnummer",
  ],
  fields: ["vnummer", "vnr", "vreemdelingennummer", "vreemdelingnummer", "vreemdelingennr", "vreemdelingnr", "vnumber", "aliennumber", "anpidentificatie"],
  fieldValue: /^(?:(?![0 .-]{1,16}$)\d(?:[ .-]?\d){7,11}|(?:[IV]{1,3}|EU)-?V[A-Za-z\d]{6,9})$/,
  isTestValue: (value) => digitsOf(value).startsWith("99999") || /V999AA\d{3}$/.test(compact(value)),
  partial: () => hidden(10),
  surrogate,
  presidio: "NL_V_NUMMER",
  examples: {
    match: [
      "V-nummer [[2012345678]]",
      "V-NR. [[1234567890]]",
      "vreemdelingennummer: [[2012345678]]",
      "asielaanvraag van [[2987654321]] bij de IND",
      "verblijfsdocument [[III-V123AL568]]",
    ],
    ignore: ["V-nummer 123456789", "V-nummer 12345678901", "1234567890", "v1.2.3", "V8 2012", "III-V123AL5"],
  },
  references: ["BKWI: V-nummer in the Suwi data register", "RvIG: numbers of residence documents since October 2019"],
});
