import { defineRule, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { countedUp, digitsOf, hidden, inLayoutOf } from "./lib/digits.js";
import { elfproefRest } from "./lib/elfproef.js";

const prefix = "10999";

function validate(value: string): boolean {
  const digits = digitsOf(value);
  return /^10\d{7}$/.test(digits) && elfproefRest(digits) === 5;
}

/** No range is reserved; these numbers are handed out upwards from 10 1…, and pupils without a BSN are few. */
function surrogate(value: string, random: RandomInt): string {
  const number = countedUp(1000, random, (tail) => {
    const eight = `${prefix}${String(tail).padStart(3, "0")}`;
    const check = (elfproefRest(`${eight}0`) + 6) % 11;
    return check < 10 ? `${eight}${check}` : undefined;
  });
  return inLayoutOf(value, number);
}

const published = new Set(["101222331", "101000000", "101000012", "101000024", "101000036", "101000048"]);

export default defineRule({
  id: "onderwijsnummer",
  title: "Education number of pupils without a BSN (onderwijsnummer)",
  legal: "G2",
  statement: "nationaal nummer",
  precedence: PRECEDENCE.national,
  trigger: [{ digits: [9] }, { digits: [3, 4], least: 9, after: /[. ]/ }],
  pattern: /10\d{7}|10\d\d\.\d\d\.\d{3}|10\d[ .]\d{3}[ .]\d{3}/y,
  maxLength: 16,
  validate,
  score: { checked: 0.3, context: 0.95, contextUnchecked: 0.6, field: 0.99 },
  context: ["onderwijsnummer", "onderwijs nummer", "onderwijsnr", "ond nr", "pgn", "persoonsgebonden nummer", "duo", "bron"],
  counterContext: ["order", "ordernummer", "factuur", "factuurnummer", "artikel", "artikelnummer"],
  fields: ["onderwijsnummer", "onderwijsnr", "ondnr", "pgn", "persoonsgebondennummer", "pgnnummer", "educationnumber"],
  fieldValue: /^(?![0 .-]{1,16}$)\d(?:[ .-]?\d){5,10}$/,
  isTestValue: (value) => digitsOf(value).startsWith(prefix) || published.has(digitsOf(value)),
  partial: () => hidden(9),
  surrogate,
  presidio: "NL_ONDERWIJSNUMMER",
  examples: {
    match: [
      "onderwijsnummer [[101222331]]",
      "PGN [[101000012]]",
      "leerling met PGN-nummer [[101 000 036]]",
      '"onderwijsnummer": "[[101222332]]"',
      "PGN[[101000024]]",
    ],
    ignore: ["101222331", "100252333", "201222337", "onderwijsnummer onbekend, telefoon 10122233", "1012223310", "ordernummer 101000048"],
  },
  references: ["DUO: persoonsgebonden nummer", "arthurdejong/python-stdnum stdnum/nl/onderwijsnummer.py"],
});
