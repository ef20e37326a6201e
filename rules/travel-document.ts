import { defineRule, type Match, PRECEDENCE } from "../src/rule.js";
import { codeAt, isDigit } from "./lib/chars.js";
import { compact, hidden, randomDigits } from "./lib/digits.js";
import { startsFree } from "./lib/edges.js";
import { late } from "./lib/late.js";

const context = [
  "paspoort",
  "paspoortnummer",
  "paspoortnr",
  "documentnummer",
  "document nummer",
  "documentnr",
  "id kaart",
  "idkaart",
  "id nummer",
  "identiteitskaart",
  "identiteitsbewijs",
  "nik",
  "reisdocument",
  "reisdocumentnr",
  "idbewijs",
  "id bewijs",
  "idnr",
  "pasp nr",
  "legitimatienr",
  "reisdocumentnummer",
  "legitimatie",
  "legitimatiebewijs",
  "legitimatienummer",
  "geldig tot",
  "passport",
  "passport number",
  "passport no",
  "document no",
  "document number",
  "id card",
  "identity card",
];

/** Two letters, six of either, a digit; the letter O is never used. */
const written = late(String.raw`[A-NP-Z]{2}[\dA-NP-Z]{6}\d(?![\p{L}\p{N}_]|[-.]\d)`, "uy");

function match(text: string, at: number): Match | undefined {
  if (!isDigit(codeAt(text, at + 8))) return undefined;
  written().lastIndex = at;
  const value = written().exec(text)?.[0];
  if (value === undefined || !startsFree(text, at, context)) return undefined;
  // Passports start with N and identity cards with I, and nearly all have a digit in the middle.
  return { start: at, end: at + 9, score: /^[IN].{1,6}\d.{0,5}\d$/.test(value) ? 0.2 : 0.1 };
}

export default defineRule({
  id: "travel-document",
  title: "Number of a Dutch passport or identity card",
  legal: "G3",
  statement: "identiteitsbewijs",
  precedence: PRECEDENCE.other,
  trigger: { word: "capital", after: /[A-NP-Z]/, twoAfter: /[\dA-NP-Z]/ },
  match,
  maxLength: 14,
  score: { context: 0.9, field: 0.95 },
  context,
  counterContext: ["licentie", "license key", "serial", "serienummer", "artikel", "product", "build", "factuur", "order"],
  fields: [
    "reisdocumentnummer",
    "nummerreisdocument",
    "nummeridentiteitsbewijs",
    "identiteitsdocumentnummer",
    "iddocumentnumber",
    "paspoortnummer",
    "paspoortnr",
    "paspoortno",
    "paspnr",
    "paspoort",
    "reisdocument",
    "reisdocumentnr",
    "idkaartnr",
    "idbewijs",
    "idbewijsnr",
    "idbewijsnummer",
    "legitimatienr",
    "nridentiteitsbewijs",
    "idkaartnummer",
    "idkaart",
    "identiteitskaartnummer",
    "identiteitskaart",
    "identiteitsbewijsnummer",
    "legitimatienummer",
    "legitimatiebewijs",
    "legitimatiebewijsnummer",
    "passport",
    "passportnumber",
    "passportno",
    "idcardnumber",
    "identitycard",
    "identitycardnumber",
    "kopieid",
    "idcopy",
    "123520",
    "623520",
  ],
  weakFields: ["documentnummer", "documentnumber", "documentnr", "documentno", "docnr", "idnr"],
  fieldValue: /^(?=[A-Za-z]{0,13}\d)[A-Za-z\d]{8,10}$/,
  isTestValue: (value) => /^SPECI\d{4}$/.test(compact(value)),
  partial: () => hidden(9),
  // The specimen documents that the government publishes are numbered SPECI2014 and SPECI2021.
  surrogate: (_value, random) => `SPECI${randomDigits(4, random)}`,
  presidio: "NL_PASSPORT",
  examples: {
    match: [
      "documentnummer [[SPECI2014]]",
      "paspoort [[NTLBCL731]] verloopt in 2030",
      "ID-kaart nr. [[IX34JH673]]",
      "legitimatie: [[IR7LK4HB7]]",
      '"reisdocumentnummer": "[[T03276591]]"',
      "passport no. [[NV7968PR6]]",
    ],
    ignore: ["SPECI2014", "IX34JH673", "IX34JH67", "paspoort IX34JH6733", "paspoort 999990019", "DOWNLOAD1", "IX34JH67A", "serienummer NV7968PR6"],
  },
  references: ["RvIG: document numbers, category 12 of the BRP", "arthurdejong/python-stdnum stdnum/nl (identity documents)"],
});
