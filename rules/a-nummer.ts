import { defineRule, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { isANumber, isUnissuedANumber } from "./lib/a-number.js";
import { brpColumns } from "./lib/brp-columns.js";
import { countedUp, digitsOf, hidden, inLayoutOf } from "./lib/digits.js";

const published = new Set(["1019579813", "1905728741", "2843145278", "3681802628", "4697295490", "5657046598", "8940402024"]);

/** Valid by the wider description of the check only, which the municipalities never used. */
function surrogate(value: string, random: RandomInt): string {
  const number = countedUp(1_000_000_000, random, (tail) => {
    // Neighbours in the count lie far apart, or a start such as 911 would have to walk past ten million numbers with a double digit.
    const ten = `9${String((tail * 7_654_321) % 1_000_000_000).padStart(9, "0")}`;
    return isUnissuedANumber(ten) ? ten : undefined;
  });
  return inLayoutOf(value, number);
}

export default defineRule({
  id: "a-nummer",
  title: "Administration number in the population register (A-nummer)",
  legal: "G2",
  statement: "nationaal nummer",
  precedence: PRECEDENCE.national,
  trigger: [{ digits: [10] }, { digits: [4], least: 10, after: / / }],
  pattern: /[1-9]\d{9}|[1-9]\d{3} \d{3} \d{3}(?! \d)/y,
  maxLength: 14,
  validate: (value) => isANumber(digitsOf(value)),
  score: { checked: 0.4, context: 0.95, contextUnchecked: 0.6, field: 0.99 },
  context: ["a nummer", "anummer", "a nr", "anr", "administratienummer", "administratienr", "brp", "gba", "persoonslijst"],
  counterContext: ["timestamp", "epoch", "ts", "tel", "telefoon", "order", "ordernummer", "rijbewijs", "rijbewijsnummer", "v nummer", "vreemdelingennummer"],
  fields: [
    "anummer",
    "anr",
    "administratienummer",
    "administratienummerpersoon",
    "administratienr",
    "inpanummer",
    "vorigeanummer",
    "voriganummer",
    "vorigeadministratienummer",
    "volgendeanummer",
    ...brpColumns("0110"),
    "012010",
    "012020",
  ],
  fieldValue: /^(?![0 .-]{1,16}$)\d(?:[ .-]?\d){7,11}$/,
  isTestValue: (value) => isUnissuedANumber(digitsOf(value)) || published.has(digitsOf(value)),
  partial: () => hidden(10),
  surrogate,
  presidio: "NL_A_NUMMER",
  examples: {
    match: [
      "A-nummer [[1019579813]]",
      "anr: [[1905728741]]",
      '"aNummer":"[[8940402024]]"',
      "persoonslijst van [[2843145278]] opgevraagd",
      "A-nummer: [[1019579814]]",
    ],
    ignore: ["1019579813", "0123456789", "A-nummer 0612345678", "1700000000", "1123456789", "101957981", "10195798131"],
  },
  references: ["MinBZK/operatieBRP AnrGenerator.java", "RvIG test set of persons, 2022-05-02", "Logisch Ontwerp BRP, element 01.10"],
});
