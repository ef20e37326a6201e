import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { endsFree } from "./lib/edges.js";
import { inventedPlace } from "./lib/invented-place.js";
import { late } from "./lib/late.js";
import { secondLineAt } from "./lib/postcode-form.js";
import { unissuedPostcode } from "./lib/unissued-postcode.js";
import { words } from "./lib/words.js";

const box = /(?:postbus|antwoord(?:nummer|nr\.?)|p\.? ?o\.? ?box):?(?: (?:nr|nummer)\.?)? {1,2}(?:\d{1,2}\.\d{3}|\d{1,5})/iy;
/** Two letters say too little without a postcode behind. */
const abbreviated = /pb\.? {1,2}\d{1,5}/iy;

function match(text: string, at: number): Match | undefined {
  const written = ending(box, text, at);
  const end = written ?? ending(abbreviated, text, at);
  if (end === undefined) return undefined;
  const second = secondLineAt(text, end);
  if (written === undefined && !second?.hasPostcode) return undefined;
  if (isOffice(text, at)) return { start: at, end: second?.end ?? end, score: 0.4 };
  return { start: at, end: second?.end ?? end, score: second?.hasPostcode ? 0.95 : 0.85 };
}

const office = late(
  String.raw`(?<![\p{L}\d])(?:Belastingdienst|Douane|Ministerie|Minister|Inspectie|Inspecteur|Rechtbank|Gerechtshof|Raad|Autoriteit|Instellingen|Gemeente|Provincie|Waterschap|afdeling|team|kantoor|dienst|serviceteam)(?![\p{L}\d])`,
  "iu",
);
const officeReach = 70;

/** The PO box of an authority or department is nobody's: its name stands before it in the same sentence. */
function isOffice(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - officeReach), at);
  return office().test(before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf(". ")) + 1));
}

function ending(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  const length = pattern.exec(text)?.[0].length;
  return length !== undefined && endsFree(text, at + length) ? at + length : undefined;
}

function surrogate(value: string, random: RandomInt): string {
  const box = (written: string) => [99_000 + random(999), 99_999].map(String).find((number) => number !== written.replace(".", "")) ?? "";
  const [whole, before = "", number = "", behind = ""] = /^(\D{0,40}?)(\d{1,2}\.\d{3}|\d{1,5})(?!\d)(.{0,80})$/s.exec(value) ?? [];
  if (whole === undefined) return `Postbus ${box("")}`;
  const place = inventedPlace(behind, random).replace(/\d{4} {0,2}[A-Za-z]{2}(?!\p{L})/gu, (written) => unissuedPostcode(written, random));
  return before + box(number) + place;
}

export default defineRule({
  id: "postbus",
  title: "PO box or reply number",
  legal: "G6",
  statement: "adres",
  // "Antwoordnr. 12" also reads as a street and a number.
  precedence: PRECEDENCE.address + 1,
  trigger: { prefix: words("Postbus postbus POSTBUS Antwoordn antwoordn ANTWOORDN P.O. PO PB Pb") },
  match,
  maxLength: 120,
  score: { alone: 0.85, field: 0.95 },
  fields: words("postbus postbusnummer postbusnr antwoordnummer pobox poboxnumber"),
  fieldValue: /^(?:[A-Za-z. ]{0,20})\d{1,2}\.?\d{0,3}$/,
  isTestValue: (value) => /^\D{0,40}99\d{3}(?!\d)/.test(value),
  partial: () => "•••",
  surrogate,
  presidio: "PO_BOX",
  examples: {
    match: [
      "[[Postbus 626, 1000 AP Amsterdam]]",
      "[[Postbus 93374]] te",
      "[[postbus 95.500]].",
      "[[PB 626 1000 AP]]",
      "[[P.O. Box 626]]",
      "[[Antwoordnummer 123]], [[Antwoordnr. 45]]",
      "Postadres: [[Postbus 626, 1000 AP Amsterdam]]",
      '{"postbusnummer":"[[626]]"}',
      "[[Postbus 626\n1000 AP Amsterdam]]",
    ],
    ignore: [
      "Belastingdienst/kantoor Buitenland, Postbus 626, 6401 DJ Heerlen",
      "postbus",
      "postbussen 12",
      "PB 626",
      "Postbus A12",
      "box 626",
      "postbus: vol",
      "PO 12",
    ],
  },
  references: ["PostNL, addressing guidelines"],
});
