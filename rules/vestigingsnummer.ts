import { defineRule, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { countedUp, digitsOf, inLayoutOf, lastShown } from "./lib/digits.js";
import { branchRest } from "./lib/elfproef.js";

/** The rule for numbers that start with 0000 is observed, not published; the ones that start otherwise obey none. */
function validate(value: string): boolean {
  const digits = digitsOf(value);
  return /^0000\d{8}$/.test(digits) && digits !== "000000000000" && branchRest(digits) === 0;
}

const published = new Set(["000038509504", "000038509520", "000037178598", "000037178601", "000037143557", "000038509474"]);

/** Branch numbers have come as far as 00006…; 00009… is out of reach for decades. The last digit makes the rule hold. */
function testNumber(random: RandomInt): string {
  return countedUp(1_000_000, random, (tail) => {
    const eleven = `00009${String(tail).padStart(6, "0")}`;
    const check = (11 - branchRest(`${eleven}0`)) % 11;
    return check < 10 ? `${eleven}${check}` : undefined;
  });
}

export default defineRule({
  id: "vestigingsnummer",
  title: "Branch number of the Chamber of Commerce (vestigingsnummer)",
  legal: "G6",
  statement: "kvk-btw",
  precedence: PRECEDENCE.other,
  trigger: [{ digits: [12] }, { digits: [4], least: 12, after: / / }],
  pattern: /(?!0{12})\d{12}|(?<!\d[ .-])(?!0000 0000 0000)\d{4} \d{4} \d{4}(?! \d)/y,
  maxLength: 14,
  validate,
  score: { checked: 0.3, context: 0.9, contextUnchecked: 0.85, field: 0.95 },
  context: [
    "vestiging",
    "vestigingsnummer",
    "vestigingsnr",
    "hoofdvestigingsnummer",
    "nummervestiging",
    "subjectvestigingsnummer",
    "vestigings nr",
    "vestigings nummer",
    "vestigingen",
    "vest nr",
    "branch number",
    "establishment number",
  ],
  counterContext: ["tel", "telefoon", "telefoonnummer", "sim", "tijdstip", "timestamp"],
  fields: [
    "vestigingsnummer",
    "vestigingsnr",
    "vestnr",
    "vestnummer",
    "kvkvestigingsnummer",
    "kvkvestigingsnr",
    "vestigingsid",
    "vestiging",
    "branchnumber",
    "establishmentnumber",
  ],
  weakFields: ["subunit", "branch"],
  fieldValue: /^(?![0 .-]{1,24}$)\d(?:[ .-]?\d){9,13}$/,
  isTestValue: (value) => /^(?:9900\d|00009)\d{7}$/.test(digitsOf(value)) || published.has(digitsOf(value)),
  partial: (value) => lastShown(value, 4),
  surrogate: (value, random) => inLayoutOf(value, testNumber(random)),
  presidio: "NL_VESTIGINGSNUMMER",
  examples: {
    match: [
      "vestigingsnummer [[000038509504]]",
      "vestigingsnr. [[990000541921]]",
      "hoofdvestiging, vestiging [[0000 3714 3557]]",
      '{"vestigingsnummer":"[[000037178598]]"}',
    ],
    ignore: ["00003850950", "000037178598", "0031612345678", "202401151023", "097012345678", "vestigingsnummer 000000000000"],
  },
  references: ["KVK API: test environment and OpenAPI (developers.kvk.nl)"],
});
