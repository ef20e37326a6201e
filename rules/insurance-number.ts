import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { hidden, isDateLike, randomDigits } from "./lib/digits.js";
import { isBirthDate } from "./lib/dutch-date.js";
import { standsFree } from "./lib/edges.js";
import { late } from "./lib/late.js";
import { words } from "./lib/words.js";

const context = [
  "polis",
  "polisnummer",
  "polisnr",
  "polis nr",
  "polis nummer",
  "zorgpolis",
  "verzekerdennummer",
  "verzekerdenummer",
  "verzekerdennr",
  "verzekeringsnummer",
  "verzekeringsnr",
  "verzekerdenr",
  "relatienummer",
  "klantnr verzekering",
  "klantnummer verzekering",
  "policy number",
  "policy no",
  "insurance number",
  "uzovi",
];

const written = /\d{4,12}/y;
/** The four-digit code of an insurer; it tells with whom somebody is insured. */
const insurer = /\buzovi[-_ ]?(?:code|nummer|nr\.?)?[ :=]{1,2}$/i;

/** With letters or in groups only directly behind its label. */
const labelled = late(
  String.raw`(?:zorg)?(?:polis|(?:polis|verzekerden?|verzekerings)[- ]?(?:nummer|nr\.?))(?: is)?["']?[ :=#]{1,3}["']?((?=[A-Z]|\d{1,6}[-.])[A-Z]{0,4}[-.]?\d[\dA-Z]{0,12}(?:[-.]\d{1,12}){0,3})(?![\p{L}\p{N}_])`,
  "iuy",
);

function match(text: string, at: number): Match | undefined {
  return /\d/.test(text.charAt(at)) ? digitsOnly(text, at) : behindLabel(text, at);
}

function behindLabel(text: string, at: number): Match | undefined {
  labelled().lastIndex = at;
  const found = labelled().exec(text);
  const value = found?.[1] ?? "";
  const end = at + (found?.[0].length ?? 0);
  return value.replace(/\D/g, "").length < 5 || isBirthDate(value) ? undefined : { start: end - value.length, end, score: 0.86, reason: "context" };
}

function digitsOnly(text: string, at: number): Match | undefined {
  written.lastIndex = at;
  const value = written.exec(text)?.[0];
  if (value === undefined || isDateLike(value)) return undefined;
  const end = at + value.length;
  if (!standsFree(text, at, end, context) || /^0{1,12}$/.test(value)) return undefined;
  if (value.length === 4) return insurer.test(text.slice(Math.max(at - 20, 0), at)) ? { start: at, end, score: 0.85, reason: "context" } : undefined;
  return value.length > 5 ? { start: at, end } : undefined;
}

/** Same length and signs; no insurer numbers its policies with nines in front. */
function surrogate(value: string, random: RandomInt): string {
  let place = 0;
  const digits = value.replace(/\D/g, "").length;
  const made = digits > 5 ? `999${randomDigits(digits - 3, random)}` : `99${randomDigits(digits, random)}`;
  return value.replace(/[A-Za-z\d]/g, (char) => (/\d/.test(char) ? made.charAt(place++) : "X"));
}

export default defineRule({
  id: "insurance-number",
  title: "Policy or insured person's number (polisnummer, verzekerdennummer)",
  legal: "G3",
  statement: "zorg",
  precedence: PRECEDENCE.other,
  trigger: [
    { digits: [4, 6, 7, 8, 9, 10, 11, 12], nearContext: true },
    { prefix: words("polis Polis POLIS zorgpolisn Zorgpolisn verzekerd Verzekerd verzekeringsn Verzekeringsn") },
  ],
  match,
  maxLength: 30,
  // A little more than a customer number: a "relatienummer" of six digits and more is mostly that of an insurer.
  score: { context: 0.86, field: 0.95 },
  context,
  counterContext: ["bsn", "burgerservicenummer", "premie", "bedrag", "eur", "euro", "tel", "telefoon", "telefoonnummer", "kvk", "datum", "agb"],
  fields: [
    "polisnummer",
    "polisnr",
    "polis",
    "zorgpolis",
    "verzekerdennummer",
    "verzekerdenummer",
    "verzekeringsnummer",
    "verzekeringsnr",
    "verzekerdennr",
    "verzekerdenr",
    "verznr",
    "policynumber",
    "policyno",
    "insurancenumber",
    "insuranceno",
    "uzovi",
    "uzovicode",
  ],
  fieldValue: /^(?![0 .-]{1,30}$)(?=[^\d]{0,20}\d)[A-Za-z\d](?:[ ./-]?[A-Za-z\d]){3,24}$/,
  isTestValue: (value) => /^(?:999|99\d\d$)/.test(value.replace(/\D/g, "")),
  partial: () => hidden(8),
  surrogate,
  presidio: "INSURANCE_NUMBER",
  examples: {
    match: [
      "polisnummer [[12345678]]",
      "Verzekerdennummer: [[1234567890]]",
      "zorgpolis [[123456789]] loopt door, schade op polis [[882.114.002]]",
      "klantnr. verzekering [[200012345]]",
      "UZOVI [[3311]]",
      "polis [[87654321]] is opgezegd",
      "Polisnummer: [[ZP-2024-00123]], verzekerdennr. [[12-345678]]",
      '"policyNumber": "[[ZP-2024-00123]]"',
    ],
    ignore: [
      "polisblad 2024",
      "polis",
      "polisvoorwaarden 3.2",
      "eigen risico 385",
      "zorgverzekering 12",
      "premie 149,95",
      "polisnummer aangevraagd op 20240115",
      "polisnummer per 01-01-2024",
    ],
  },
  references: ["Vektis: UZOVI-register", "Zorgverzekeringswet"],
});
