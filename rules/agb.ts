import { defineRule, type Match, PRECEDENCE } from "../src/rule.js";
import { digitsOf, hidden, inLayoutOf, unissuedNumber } from "./lib/digits.js";
import { standsFree } from "./lib/edges.js";
import { namedBeside } from "./lib/named-beside.js";

const context = ["agb", "agbcode", "agb code", "agb nummer", "agb z", "vektis", "zorgverlenerscode", "praktijkcode"];
const written = /(?!0{8})\d{8}|(?!00 0{6})\d\d[ -]\d{6}/y;

function match(text: string, at: number): Match | undefined {
  written.lastIndex = at;
  const value = written.exec(text)?.[0];
  if (value === undefined || !standsFree(text, at, at + value.length, context)) return undefined;
  const span = { start: at, end: at + value.length };
  return /^agb(?:-z)?$/.test(namedBeside(text, at) ?? "") ? { ...span, score: 0.95, reason: "context" } : span;
}

export default defineRule({
  id: "agb",
  title: "Code of a care provider or practice (AGB-code)",
  legal: "G5",
  statement: "zorg",
  precedence: PRECEDENCE.other,
  trigger: [
    { digits: [8], nearContext: true },
    { digits: [2], least: 8, nearContext: true, after: /[ -]/ },
  ],
  match,
  maxLength: 12,
  score: { context: 0.85, field: 0.95 },
  context,
  counterContext: [
    "datum",
    "date",
    "d d",
    "vanaf",
    "geldig",
    "kvk",
    "tel",
    "telefoon",
    "order",
    "ordernummer",
    "factuur",
    "factuurnummer",
    "ura",
    "polisnummer",
  ],
  fields: [
    "agb",
    "agbcode",
    "agbz",
    "agbnummer",
    "agbcodezorgverlener",
    "agbcodepraktijk",
    "agbpraktijk",
    "agbzorgverlener",
    "agbhuisarts",
    "praktijkagb",
    "zorgverleneragb",
    "huisartsagb",
  ],
  fieldValue: /^(?![0 .-]{1,12}$)\d(?:[ .-]?\d){5,9}$/,
  isTestValue: (value) => digitsOf(value).startsWith("99999"),
  partial: () => hidden(8),
  surrogate: (value, random) => inLayoutOf(value, unissuedNumber(8, random)),
  presidio: "NL_AGB",
  examples: {
    match: [
      "AGB-code [[01012345]]",
      "fysiotherapeut (AGB [[04012345]])",
      "AGB: [[91012345]]",
      "agb-z [[12-012345]]",
      '"agbCode": "[[0101234]]"',
      '{"system":"http://fhir.nl/fhir/NamingSystem/agb-z","value":"[[01012345]]"}',
    ],
    ignore: ["AGB 0101234", "AGB 010123456", "01012024", "01012345", "AGB-register", "AGB geldig vanaf 01012024", "agb 00000000"],
  },
  references: ["Vektis: AGB-register", "Nictiz FHIR NamingSystem agb-z"],
});
