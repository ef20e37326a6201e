import { defineRule, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { compact, digitsOf, hidden, inLayoutOf, lastShown } from "./lib/digits.js";
import { isElfproef } from "./lib/elfproef.js";
import { reservedFor } from "./lib/reserved-bsn.js";

/** Passes for an RSIN, and for the BSN of a sole trader before August 2022; later numbers of sole traders need not pass. */
function mayHoldBsn(value: string): boolean {
  return isElfproef(digitsOf(value));
}

function surrogate(value: string, random: RandomInt): string {
  const plain = `NL${reservedFor(value, random)}`;
  return /^NL\d{9}$/.test(compact(value)) ? inLayoutOf(value, plain) : plain;
}

export default defineRule({
  id: "eori",
  title: "Customs number (EORI)",
  legal: (value) => (mayHoldBsn(value) ? "G2" : "G6"),
  statement: "kvk-btw",
  precedence: PRECEDENCE.vat,
  trigger: { digits: [9], before: /[Ll ]/ },
  lead: /NL ?$/i,
  pattern: /NL ?(?!0{9})\d{9}/iy,
  maxLength: 20,
  validate: (value) => /^NL\d{9}$/.test(compact(value)) && mayHoldBsn(value),
  score: { checked: 0.6, context: 0.95, contextUnchecked: 0.9, field: 0.95 },
  context: ["eori", "eorinummer", "eori nummer", "eori number", "douane", "douanenummer", "customs"],
  counterContext: ["tracking", "pakket", "zending", "order", "artikel", "bestelling"],
  fields: ["eori", "eorinummer", "eorinumber", "eorinr", "eoricode", "economicoperatorid"],
  // Other countries have up to fifteen characters behind their code.
  fieldValue: /^[A-Za-z]{2} ?(?!0{1,15}$)[\dA-Za-z]{6,15}$/,
  isTestValue: (value) => /^(?:NL)?(?:99999\d{4}|857587973|517439943|159351741|706284513|851002705|000099998)$/.test(compact(value)),
  partial: (value) => (mayHoldBsn(value) ? hidden(11) : `${compact(value).slice(0, 2)}${lastShown(compact(value).slice(2), 4)}`),
  surrogate,
  presidio: "NL_EORI",
  examples: {
    match: [
      "EORI [[NL857587973]]",
      "EORI: [[NL 159351741]]",
      "[[NL999990019]]",
      "aangifte door [[nl706284513]]",
      "douanenummer [[NL000099998]]",
      "eori=[[NL000099998]]",
    ],
    ignore: ["NL85758797", "NL8575879730", "NL000099998", "NL1234AB", "EORI 857587973", "EORI NL000000000", "zending NL857587973"],
  },
  references: ["business.gov.nl: EORI number", "KVK: EORI-nummer and customs number of sole traders since 2022"],
});
