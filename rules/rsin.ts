import { defineRule, PRECEDENCE } from "../src/rule.js";
import { digitsOf, inLayoutOf, lastShown } from "./lib/digits.js";
import { isElfproef, isReservedBsn } from "./lib/elfproef.js";
import { reservedFor } from "./lib/reserved-bsn.js";

/** The government's organisation number (OIN) wraps an RSIN: register code 1, the number, three zeros. */
function numberIn(value: string): string {
  const digits = digitsOf(value);
  return digits.length === 20 ? digits.slice(8, 17) : digits;
}

const published = new Set(["517439943", "159351741", "706284513", "857587973", "851002705"]);

export default defineRule({
  id: "rsin",
  title: "Number of a legal person or partnership (RSIN)",
  legal: "G6",
  statement: "kvk-btw",
  precedence: PRECEDENCE.other,
  trigger: [{ digits: [9, 20] }, { digits: [3, 4], least: 9, after: /[. ]/ }],
  pattern: /00000001\d{9}000|\d{9}|\d{4}\.\d\d\.\d{3}|\d{3}[ .]\d{3}[ .]\d{3}/y,
  maxLength: 20,
  // The test is that of the BSN: without a word or key that says otherwise such a number is a BSN.
  validate: (value) => isElfproef(numberIn(value)),
  score: { checked: 0.2, context: 0.9, contextUnchecked: 0.5, field: 0.95 },
  context: ["rsin", "rsinnummer", "fiscaal nr", "bronorganisatie", "verantwoordelijkeorganisatie", "opdrachtgevendeorganisatie", "innnnpid", "oin", "nnp id"],
  counterContext: ["bsn", "burgerservicenummer", "order", "ordernummer", "factuur", "factuurnummer", "uzi", "artikel"],
  fields: [
    "rsin",
    "rsinnummer",
    "finummer",
    "organisatiersin",
    "fiscaalnr",
    "innnnpid",
    "annidentificatie",
    "bronorganisatie",
    "verantwoordelijkeorganisatie",
    "opdrachtgevendeorganisatie",
    "entityconcernedidrsin",
  ],
  weakFields: ["eigenaar", "organisatie", "opdrachtgever", "legalentityid", "entityconcernedid"],
  fieldValue: /^(?![0 .-]{1,16}$)\d(?:[ .-]?\d){6,10}$/,
  isTestValue: (value) => isReservedBsn(numberIn(value)) || published.has(numberIn(value)),
  partial: (value) => lastShown(value, 4),
  surrogate: (value, random) =>
    digitsOf(value).length === 20 ? `00000001${reservedFor(numberIn(value), random)}000` : inLayoutOf(value, reservedFor(value, random)),
  presidio: "NL_RSIN",
  examples: {
    match: [
      "RSIN [[857587973]]",
      '"bronorganisatie": "[[517439943]]"',
      '"verantwoordelijkeOrganisatie": "[[159351741]]"',
      "gemeente met RSIN [[706284513]] als eigenaar",
      "RSIN: [[851002705]]",
      "OIN [[00000001857587973000]]",
    ],
    ignore: ["857587973", "85758797", "8575879730", "rsin 000000000", "RSIN onbekend, BSN 999990019", "NL857587973"],
  },
  references: ["Belastingdienst: RSIN", "VNG Realisatie ZGW APIs (open-zaak/open-zaak)", "Logius: OIN, organisatie-identificatienummer"],
});
