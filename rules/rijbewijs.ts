import { defineRule, type Match, PRECEDENCE } from "../src/rule.js";
import { digitsOf, hidden, inLayoutOf, unissuedNumber } from "./lib/digits.js";
import { endsFree, startsFree } from "./lib/edges.js";

const context = [
  "rijbewijs",
  "rijbewijsnummer",
  "rijbewijsnr",
  "rijbewijs nummer",
  "rijbewijsno",
  "rijb nr",
  "rybewys",
  "driving licence",
  "driver license",
  "drivers license",
  "driver s license",
  "driver s licence",
  // What a key is cut to at its apostrophe.
  "s license",
  "s licence",
  "driving license",
];

/** The back of the licence prints `BSN / licence number`. */
const bsnBefore = /(?<!\d)\d{9}\/$/;

function match(text: string, at: number): Match | undefined {
  const end = at + 10;
  const starts = startsFree(text, at, context) || bsnBefore.test(text.slice(Math.max(at - 11, 0), at));
  return starts && endsFree(text, end) ? { start: at, end } : undefined;
}

export default defineRule({
  id: "rijbewijs",
  title: "Number of a Dutch driving licence (rijbewijsnummer)",
  legal: "G3",
  statement: "identiteitsbewijs",
  precedence: PRECEDENCE.other,
  trigger: { digits: [10], nearContext: true },
  match,
  maxLength: 14,
  // Without a public check digit ten digits say nothing, but all zeros is no number.
  validate: (value) => !/^0{1,14}$/.test(digitsOf(value)),
  score: { context: 0.9, field: 0.95 },
  context,
  counterContext: ["tel", "telefoon", "telefoonnummer", "mobiel", "timestamp", "epoch", "a nummer", "order", "ordernummer", "v nummer"],
  fields: [
    "rijbewijsnummer",
    "rijbewijsnr",
    "nummerrijbewijs",
    "rijbewijsno",
    "rijbnr",
    "rijbewijs",
    "driverslicense",
    "driverslicensenumber",
    "driverlicense",
    "driverlicensenumber",
    "drivinglicence",
    "drivinglicencenumber",
    "drivinglicense",
    "drivinglicensenumber",
    "licencenumber",
  ],
  fieldValue: /^(?![0 .-]{1,14}$)\d(?:[ .-]?\d){7,11}$/,
  isTestValue: (value) => digitsOf(value).startsWith("99999") || digitsOf(value) === "5094962111",
  partial: () => hidden(10),
  surrogate: (value, random) => inLayoutOf(value, unissuedNumber(10, random)),
  presidio: "NL_DRIVING_LICENCE",
  examples: {
    match: [
      "rijbewijsnummer [[5094962111]]",
      "BSN/rijbewijsnummer 999999990/[[5094962111]]",
      "zijn rijbewijs ([[4999999999]]) is verlopen",
      '"rijbewijsnr": "[[5123456789]]"',
      "driver's license: [[5094962111]]",
    ],
    ignore: ["5094962111", "rijbewijsnummer 509496211", "rijbewijsnummer 50949621111", "1700000000", "rijbewijs 0000000000", "rijbewijs B sinds 2012"],
  },
  references: ["RDW: specimen of the driving licence", "ISO/IEC 18013-1"],
});
