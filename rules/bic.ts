import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { isDutchBic } from "./lib/bic-list.js";
import { codeAt, isAsciiCapital } from "./lib/chars.js";
import { compact, hidden } from "./lib/digits.js";
import { late } from "./lib/late.js";
import { isBic } from "./lib/validator.js";

const written = late(String.raw`[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?(?![\p{L}\p{N}_])`, "uy");
const label = /\b(?:(?:bic|swift)[-_ ]?(?:code|nr)?|bank[-_ ]?code)["']?[ :=/>]{1,3}["']?$/i;

/** Bank TEST, which does not exist: what `surrogate` puts in place of a Dutch bank. */
const isTestBic = /^TESTNL\d[A-Z]/;

/**
 * Half of all Dutch words of eight or eleven letters are a valid BIC: outside the list of Dutch banks a code of letters only counts
 * directly behind its label.
 */
function match(text: string, at: number): Match | undefined {
  if (!isAsciiCapital(codeAt(text, at + 5))) return undefined;
  written().lastIndex = at;
  const bic = written().exec(text)?.[0];
  if (bic === undefined) return undefined;
  const end = at + bic.length;
  if (isDutchBic(bic) || isTestBic.test(bic)) return { start: at, end, score: 0.9 };
  if (label.test(text.slice(Math.max(at - 20, 0), at))) return { start: at, end, score: 0.95, reason: "context" };
  return /\d/.test(bic) ? { start: at, end, score: 0.05 } : undefined;
}

/** The bank changes; country and length stay. */
function surrogate(value: string, random: RandomInt): string {
  const bic = compact(value);
  const place = `${random(10)}${"ABCDEFGHJKLMNPQRSTUVWXYZ".charAt(random(24))}`;
  return `TEST${isBic(bic) ? bic.slice(4, 6) : "NL"}${place}${bic.length > 8 ? "XXX" : ""}`;
}

export default defineRule({
  id: "bic",
  title: "Bank identifier (BIC, SWIFT code)",
  legal: "G6",
  statement: "bankgegevens",
  precedence: PRECEDENCE.other,
  trigger: { word: "capital", after: /[A-Z]/, twoAfter: /[A-Z]/ },
  match,
  maxLength: 16,
  validate: (value) => isBic(compact(value)),
  score: { context: 0.95, field: 0.95 },
  context: ["bic", "swift", "bic code", "swift code", "bank code"],
  fields: ["bic", "biccode", "swift", "swiftcode", "consumerbic", "idealbic"],
  weakFields: ["bankcode"],
  fieldValue: /^[A-Za-z]{4} ?[A-Za-z]{2} ?[A-Za-z\d]{2} ?(?:[A-Za-z\d]{3})?$/,
  isTestValue: (value) => compact(value).startsWith("TEST"),
  // The bank is no secret; which branch or country office holds the account narrows the owner down.
  partial: (value) => `${compact(value).slice(0, 4)}${hidden(4)}`,
  surrogate,
  presidio: "BIC_CODE",
  examples: {
    match: [
      "BIC: [[ABNANL2A]]",
      "betalen via [[INGBNL2A]]",
      "swift [[DEUTDEFF]]",
      "BIC [[BOFSNL21002]]",
      "[[ABNANL2AXXX]]",
      "bic=[[trionl2u]]",
      "bank_code=[[BNPAFRPP]]",
      "BIC/SWIFT: [[TESTDE7A]]",
    ],
    ignore: ["ABNANL2", "ABNANL2AX", "ABNAZZ2A", "TELEFOON", "POSTCODE EN GEGEVENS", "FEBRUARI", "SERVER1A START", "BIC van de DATABASE", "swift DOWNLOAD"],
  },
  references: ["ISO 9362", "mdomke/schwifty: list of the Dutch IBAN-BIC service"],
});
