import { defineRule, PRECEDENCE } from "../src/rule.js";
import { compact, hidden, inLayoutOf } from "./lib/digits.js";
import { isElfproef } from "./lib/elfproef.js";
import { reservedFor } from "./lib/reserved-bsn.js";

const parts = /^(\d{9})L(\d\d)$/;

function validate(value: string): boolean {
  const [, nine = "", suffix] = parts.exec(compact(value)) ?? [];
  return suffix !== undefined && suffix !== "00" && isElfproef(nine);
}

export default defineRule({
  id: "loonheffingennummer",
  title: "Payroll tax number (loonheffingennummer)",
  // An employer without a legal person has his BSN in it.
  legal: "G2",
  statement: "kvk-btw",
  precedence: PRECEDENCE.vat,
  trigger: [
    { digits: [9], after: /[ .Ll-]/ },
    { digits: [4], least: 9, after: /[ .]/ },
  ],
  pattern: /(?:\d{9}|\d{4}[ .]\d\d[ .]\d{3})[ .-]?L[ .-]?\d\d/iy,
  maxLength: 18,
  validate,
  score: { checked: 0.9, context: 0.97, contextUnchecked: 0.6, field: 0.97 },
  context: ["loonheffing", "loonheffingen", "loonheffingennummer", "loonheffingnummer", "loonbelasting", "loonbelastingnummer", "lh nummer", "payroll tax"],
  fields: [
    "loonheffingennummer",
    "loonheffingnummer",
    "lhnr",
    "lbnummer",
    "loonheffingsnummer",
    "loonheffingen",
    "loonbelastingnummer",
    "lhnummer",
    "payrolltaxnumber",
    "wagetaxnumber",
  ],
  fieldValue: /^\d(?:[ .-]?\d){7,9}(?:[ .-]?[A-Za-z](?:[ .-]?\d){0,3})?$/,
  isTestValue: (value) => validate(value) && /^(?:99999|857587973)/.test(compact(value)),
  partial: () => hidden(12),
  surrogate: (value, random) => (parts.test(compact(value)) ? inLayoutOf(value, `${reservedFor(value, random)}L01`) : `${reservedFor(value, random)}L01`),
  presidio: "NL_PAYROLL_TAX_NUMBER",
  examples: {
    match: [
      "loonheffingennummer [[857587973L01]]",
      "[[999990019L02]]",
      "aangifte over [[8575.87.973.L.01]] ontvangen",
      '"loonheffingennummer": "[[857587974L01]]"',
    ],
    ignore: ["857587974L01", "857587973L00", "857587973L1", "857587973M01", "product 123456789L10"],
  },
  references: ["Belastingdienst: Handboek Loonheffingen"],
});
