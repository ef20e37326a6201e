/**
 * An identifier of one company: the customer codes of a web shop, `WS-204511-7`. One file says all that zwartlak has to know, in the shape of the built-in
 * rules, and `npx zwartlak rules --check` with this folder holds it to the same gate.
 */
import { defineRule, PRECEDENCE } from "zwartlak";

/** The last digit is the sum of the six before it, modulo 10. */
function hasCheckDigit(code: string): boolean {
  const digits = code.replace(/\D/g, "");
  return sumOf(digits.slice(0, 6)) % 10 === Number(digits[6]);
}

function sumOf(digits: string): number {
  return [...digits].reduce((sum, digit) => sum + Number(digit), 0);
}

export default defineRule({
  id: "klantcode",
  title: "Customer code of the web shop",
  legal: "G5",
  statement: "klantnummer",
  precedence: PRECEDENCE.other,
  trigger: { prefix: ["WS-", "ws-"] },
  pattern: /ws-\d{6}-\d(?![\w-])/iy,
  maxLength: 11,
  validate: hasCheckDigit,
  score: { checked: 0.9, contextUnchecked: 0.6, field: 0.95 },
  context: ["klant", "klantcode", "customer"],
  fields: ["klantcode", "customercode"],
  fieldValue: /^(?:ws-)?\d{6}-?\d$/i,
  // Codes that start with 000 are never given out.
  isTestValue: (code) => /^ws-000/i.test(code),
  partial: (code) => `WS-••••••-${code.at(-1)}`,
  surrogate: (_code, random) => {
    const digits = `000${random(10)}${random(10)}${random(10)}`;
    return `WS-${digits}-${sumOf(digits) % 10}`;
  },
  presidio: "WEBSHOP_CUSTOMER_CODE",
  examples: {
    match: ["Klant [[WS-204511-3]] belde terug", "klantcode: [[WS-204511-9]]", '{"customerCode":"[[2045113]]"}'],
    ignore: ["WS-204511-9", "WS-2045-3", "NEWS-204511-3", "klant WS"],
  },
  references: ["Handbook of the shop, chapter 3"],
});
