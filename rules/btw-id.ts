import { defineRule, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { compact, hidden, inLayoutOf } from "./lib/digits.js";
import { isElfproef, reservedNonBsn } from "./lib/elfproef.js";
import { closingDigits, mod97 } from "./lib/mod97.js";
import { reservedFor } from "./lib/reserved-bsn.js";

const parts = /^(?:NL)?(\d{9})B(\d\d)$/;

/** `person`: issued to a natural person since 2020, holds no BSN. `number`: RSIN inside, or the BSN of a sole trader. */
function kindOf(value: string): "person" | "number" | undefined {
  const [, nine = "", suffix] = parts.exec(compact(value)) ?? [];
  if (suffix === undefined || suffix === "00") return undefined;
  if (isElfproef(nine)) return "number";
  return mod97(`NL${nine}B${suffix}`) === 1 ? "person" : undefined;
}

function surrogate(value: string, random: RandomInt): string {
  const plain = kindOf(value) === "person" ? withClosing(reservedNonBsn(random)) : `${reservedFor(value, random)}B01`;
  const written = compact(value);
  return parts.test(written) ? inLayoutOf(value, written.startsWith("NL") ? `NL${plain}` : plain) : `NL${plain}`;
}

function withClosing(nine: string): string {
  return `${nine}B${closingDigits(`NL${nine}B`)}`;
}

const published = new Set(["000099998B57", "004495445B01", "857587973B01", "123456789B13"]);

function isTestValue(value: string): boolean {
  const plain = compact(value).replace(/^NL/, "");
  return kindOf(value) !== undefined && (plain.startsWith("99999") || published.has(plain));
}

export default defineRule({
  id: "btw-id",
  title: "Dutch VAT number (btw-id, omzetbelastingnummer)",
  legal: (value) => (kindOf(value) === "person" ? "G6" : "G2"),
  statement: "kvk-btw",
  precedence: PRECEDENCE.vat,
  trigger: [
    { digits: [9], after: /[ .Bb-]/ },
    { digits: [3, 4], least: 9, after: /[ .-]/ },
  ],
  lead: /NL[ .-]?$/i,
  pattern: /(?:NL[ .-]?)?(?:\d{9}|\d{4}[ .-]\d\d[ .-]\d{3}|\d{3}[ .-]\d{3}[ .-]\d{3})[ .-]?B[ .-]?\d\d/iy,
  maxLength: 24,
  validate: (value) => kindOf(value) !== undefined,
  score: { checked: 0.97, context: 0.98, contextUnchecked: 0.6, field: 0.97 },
  context: [
    "btw",
    "btwnr",
    "btwnummer",
    "btw id",
    "btw identificatienummer",
    "omzetbelasting",
    "omzetbelastingnummer",
    "ob nummer",
    "obnummer",
    "vat",
    "vat id",
    "vat number",
    "tax number",
  ],
  fields: [
    "btw",
    "btwnummer",
    "btwnr",
    "btwid",
    "btwidentificatienummer",
    "omzetbelastingnummer",
    "obnummer",
    "vat",
    "vatid",
    "vatnumber",
    "vatcode",
    "taxvat",
    "taxnumber",
    "taxid",
    "taxidentificationnumber",
    "billingvatnumber",
  ],
  // Also the VAT numbers of other countries: two letters in front, or the bare nine digits of ours.
  fieldValue: /^(?:[A-Za-z]{2}[ .-]?(?:[\dA-Za-z][ .-]?){6,13}[\dA-Za-z]|(?:\d[ .-]?){8}\d(?:[ .-]?[A-Za-z](?:[ .-]?\d){0,3})?)$/,
  isTestValue,
  partial: (value) => (kindOf(value) === "person" ? `NL${hidden(9)}${compact(value).slice(-3)}` : hidden(14)),
  surrogate,
  presidio: "NL_VAT",
  examples: {
    match: [
      "[[NL000099998B57]]",
      "btw-nummer [[NL 0000.99.998.B.57]]",
      "btw [[nl857587973b01]]",
      "ob-nummer [[999990019B01]]",
      "KvK 68750110, btw [[NL001234567B01]]",
      "[[NL004495445B01]] en [[NL123456789B13]]",
      '"vat_id": "[[BE0697449992]]"',
    ],
    ignore: [
      "request c8971a9f-371d-4634-870a-000099998b57",
      "NL123456789B01",
      "NL000099998B58",
      "NL000099998B5",
      "NL000099998C57",
      "NL00099998B57",
      "NL000099998B00",
      "BE0697449992",
      "vat: 21",
      "xNL000099998B57",
    ],
  },
  references: ["Belastingdienst: btw-identificatienummer since 1 January 2020", "arthurdejong/python-stdnum stdnum/nl/btw.py", "yolk/valvat, DragonBe/vies"],
});
