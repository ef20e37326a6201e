import { defineRule, type Match, PRECEDENCE } from "../src/rule.js";
import { digitsOf, hidden, inLayoutOf, unissuedNumber } from "./lib/digits.js";
import { standsFree } from "./lib/edges.js";
import { namedBeside } from "./lib/named-beside.js";

const context = ["bignummer", "big nummer", "bignr", "big nr", "big register", "big registratie", "big registratienummer", "big geregistreerd", "cibg"];

/** The register writes itself in capitals; "big" in small letters is an English word. */
const label = /\bBIG[ :(-]{0,3}$/;

function match(text: string, at: number): Match | undefined {
  const span = { start: at, end: at + 11 };
  if (!standsFree(text, span.start, span.end, ["big", ...context]) || text.startsWith("00000000000", at)) return undefined;
  return label.test(text.slice(Math.max(at - 6, 0), at)) || namedBeside(text, at) === "big" ? { ...span, score: 0.85, reason: "context" } : span;
}

export default defineRule({
  id: "big",
  title: "Register number of a care professional (BIG-nummer)",
  // Article 46 UAVG is read to cover it: a number that the law prescribes to identify a person.
  legal: "G2",
  statement: "zorg",
  precedence: PRECEDENCE.other,
  trigger: { digits: [11], nearContext: true },
  match,
  maxLength: 16,
  score: { context: 0.85, field: 0.95 },
  context,
  counterContext: ["rijksregisternummer", "rijksregister", "niss", "insz", "tel", "telefoon", "phone", "bytes", "order", "ordernummer"],
  fields: ["big", "bignummer", "bignr", "bigregistratie", "bigregistratienummer", "bigcode"],
  fieldValue: /^(?![0 .-]{1,16}$)\d(?:[ .-]?\d){8,12}$/,
  isTestValue: (value) => digitsOf(value).startsWith("99999"),
  partial: () => hidden(11),
  surrogate: (value, random) => inLayoutOf(value, unissuedNumber(11, random)),
  presidio: "NL_BIG",
  examples: {
    match: [
      "BIG-nummer [[19012345601]]",
      "huisarts, BIG [[99012345630]]",
      "BIG: [[49012345604]]",
      "BIG[[49012345604]]",
      '"system": "http://fhir.nl/fhir/NamingSystem/big", "value": "[[49012345604]]"',
      '"bigNummer": "[[5901234560]]"',
    ],
    ignore: ["BIG 1901234560", "BIG 190123456010", "big data 2024", "19012345601", "BIG: n.v.t.", "big table of 59012345602 bytes", "big endian 12345678901"],
  },
  references: ["CIBG: BIG-register", "NORA online: BIG-register (11 digits)"],
});
