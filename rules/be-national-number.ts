import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { digitsOf, hidden, inLayoutOf } from "./lib/digits.js";
import { standsFree } from "./lib/edges.js";

const context = [
  "rijksregisternummer",
  "rijksregisternr",
  "rijksregister",
  "rrn",
  "niss",
  "insz",
  "inss",
  "bisnummer",
  "bis nummer",
  "numéro national",
  "registre national",
  "nrn",
  "national number",
];

const written = /\d\d([.  -])\d\d\1\d\d[- .]\d{3}[-. ]\d\d|\d{11}/y;

function match(text: string, at: number): Match | undefined {
  written.lastIndex = at;
  const value = written.exec(text)?.[0];
  if (value === undefined || !standsFree(text, at, at + value.length, context)) return undefined;
  const span = { start: at, end: at + value.length };
  // A phone number such as 31 20 … reads as a bis number, which has 20 or 40 added to its month.
  return value.length === 11 && Number(value.slice(2, 4)) > 12 ? { ...span, score: 0.3 } : span;
}

/** Month 00 to 12, also with the 20 or 40 of a bis number; unknown dates have zeros. */
function hasDate(digits: string): boolean {
  return Number(digits.slice(2, 4)) % 20 <= 12 && Number(digits.slice(2, 4)) <= 52 && Number(digits.slice(4, 6)) <= 31;
}

/** For who was born from 2000 on, a 2 comes in front. */
function checkDigits(nine: string, from2000: boolean): number {
  return 97 - (Number(from2000 ? `2${nine}` : nine) % 97);
}

function validate(value: string): boolean {
  const digits = digitsOf(value);
  if (digits.length !== 11 || !hasDate(digits)) return false;
  const check = Number(digits.slice(9));
  return [true, false].some((from2000) => checkDigits(digits.slice(0, 9), from2000) === check);
}

/** The counter of a day runs to 998; 999 is nobody. */
function surrogate(value: string, random: RandomInt): string {
  const date = [random(100), 1 + random(12), 1 + random(28)].map((part) => String(part).padStart(2, "0")).join("");
  const nine = `${date}999`;
  return inLayoutOf(value, `${nine}${String(checkDigits(nine, false)).padStart(2, "0")}`);
}

const published = new Set(["85073003328", "17073003384"]);

export default defineRule({
  id: "be-national-number",
  title: "Belgian national number (rijksregisternummer)",
  legal: "G2",
  statement: "nationaal nummer",
  precedence: PRECEDENCE.national,
  trigger: [{ digits: [11] }, { digits: [2], least: 11, after: /[ .-]/ }],
  match,
  maxLength: 18,
  validate,
  score: { checked: 0.8, context: 0.95, contextUnchecked: 0.6, field: 0.98 },
  context,
  counterContext: ["tel", "telefoon", "phone", "big", "bignummer", "order", "ordernummer"],
  fields: [
    "rijksregisternummer",
    "rijksregisternr",
    "rijksregister",
    "rrn",
    "niss",
    "insz",
    "inss",
    "nrn",
    "nationaalnummer",
    "numeronational",
    "registrenational",
    "bisnummer",
  ],
  fieldValue: /^(?![0 .-]{1,20}$)\d(?:[ .-]?\d){7,12}$/,
  isTestValue: (value) => /^\d{6}999/.test(digitsOf(value)) || published.has(digitsOf(value)),
  partial: () => hidden(11),
  surrogate,
  presidio: "BE_NATIONAL_NUMBER",
  examples: {
    match: [
      "[[85.07.30-033.28]]",
      "[[85073003328]]",
      "rijksregisternummer [[85 07 30 033 28]]",
      "[[17 07 30 033 84]]",
      "NISS [[85.07.30-033.28]] et INSZ [[17073003384]]",
      '"rijksregisternummer": "[[85.07.30-033.29]]"',
    ],
    ignore: ["85.07.30-033.29", "8507300332", "850730033288", "12345678901", "85.13.30-033.28", "19012345601", "31612345678"],
  },
  references: ["arthurdejong/python-stdnum stdnum/be/nn.py", "Koninklijk besluit van 3 april 1984 (identificatienummer)"],
});
