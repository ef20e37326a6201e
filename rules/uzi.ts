import { defineRule, type Match, PRECEDENCE } from "../src/rule.js";
import { digitsOf, hidden, inLayoutOf } from "./lib/digits.js";
import { standsFree } from "./lib/edges.js";
import { reservedNonBsn } from "./lib/elfproef.js";
import { namedBeside } from "./lib/named-beside.js";

const context = ["uzi", "uzinummer", "uzi nummer", "uzi nr", "uzi nr pers", "uzi pas", "uzi register", "2 16 528 1 1007 3 1"];
const written = /(?!0{9})\d{9}/y;
const namesUzi = /^(?:uzi-nr-(?:pers|sys)|2\.16\.528\.1\.1007\.3\.1)$/;

function match(text: string, at: number): Match | undefined {
  written.lastIndex = at;
  if (!written.test(text) || !standsFree(text, at, at + 9, context)) return undefined;
  const span = { start: at, end: at + 9 };
  return namesUzi.test(namedBeside(text, at) ?? "") ? { ...span, score: 0.95, reason: "context" } : span;
}

export default defineRule({
  id: "uzi",
  title: "Number of a care professional's card (UZI-nummer)",
  legal: "G5",
  statement: "zorg",
  precedence: PRECEDENCE.other,
  trigger: { digits: [9], nearContext: true },
  match,
  maxLength: 14,
  score: { context: 0.85, field: 0.95 },
  context,
  counterContext: ["bsn", "burgerservicenummer", "ura", "order", "ordernummer", "factuur", "factuurnummer", "polisnummer"],
  fields: ["uzi", "uzinummer", "uzinr", "uzinrpers", "uzipas", "uzipasnummer"],
  fieldValue: /^(?![0 .-]{1,14}$)\d(?:[ .-]?\d){6,10}$/,
  isTestValue: (value) => digitsOf(value).startsWith("99999"),
  partial: () => hidden(9),
  // Fails the test of the BSN, so that nobody reads one into it.
  surrogate: (value, random) => inLayoutOf(value, reservedNonBsn(random)),
  presidio: "NL_UZI",
  examples: {
    match: [
      "UZI-nummer [[000012345]]",
      "UZI-nummer [[123456782]]",
      "uzi-nr-pers [[900000123]]",
      '"uziNummer": "[[00012345]]"',
      '<id root="2.16.528.1.1007.3.1" extension="[[900000123]]"/>',
    ],
    ignore: ["UZI 12345", "UZI 1234567890", "uzi-pas", "000012345", "2.16.528.1.1007.3.1", "URA 00012345", "UZI 000000000"],
  },
  references: ["CIBG: UZI-register", "Nictiz FHIR NamingSystem uzi-nr-pers"],
});
