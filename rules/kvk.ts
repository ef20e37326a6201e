import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { countedUp, digitsOf, inLayoutOf, isDateLike, lastShown } from "./lib/digits.js";
import { standsFree } from "./lib/edges.js";
import { kvkRest } from "./lib/elfproef.js";

/** The government's organisation number (OIN) wraps a KvK number: register code 3, the number, four zeros. */
function numberIn(value: string): string {
  const digits = digitsOf(value);
  return digits.length === 20 ? digits.slice(8, 16) : digits;
}

const context = [
  "kvk",
  "kvknr",
  "kvknummer",
  "k v k",
  "kamer van koophandel",
  "handelsregister",
  "handelsregisternummer",
  "inschrijfnummer",
  "inschrijvingsnummer",
  "chamber of commerce",
  "coc",
  "company number",
  "company registration",
  "company registration number",
  "registration number",
  "trade register",
  "oin",
  "hr nr",
  "hr nummer",
  "eenmanszaak",
];

const written = /00000003\d{8}0000|\d{8}|(?<!\d[ .-])\d{4} \d{4}(?! \d)/y;
/** Old letterheads print the trade register as HR; the personnel department is called so too, so the number has to pass its check. */
const tradeRegister = /\bH\.?R\.?(?:-?nr\.?|-nummer)?:? $/;

function match(text: string, at: number): Match | undefined {
  written.lastIndex = at;
  const value = written.exec(text)?.[0];
  const end = at + (value?.length ?? 0);
  if (value === undefined || !standsFree(text, at, end, context)) return undefined;
  // Twelve fixed digits around a number that passes its test.
  if (value.length === 20) return { start: at, end, score: isNational(value) ? 0.6 : 0.2 };
  const isRegister = isNational(value) && tradeRegister.test(text.slice(Math.max(at - 14, 0), at));
  return isRegister ? { start: at, end, score: 0.6, reason: "context" } : { start: at, end, score: isNational(value) ? 0.2 : 0.05 };
}

function isNational(value: string): boolean {
  return numberIn(value) >= "50000000";
}

/** Numbers from 50000000 on obey a rule that is observed and not published; the older ones of the chambers (01 to 41) obey none. */
function validate(value: string): boolean {
  const number = numberIn(value);
  if (number.length !== 8 || number === "00000000" || isDateLike(number)) return false;
  return !isNational(value) || kvkRest(number) === 0;
}

/** The test environment of the KvK answers in 9000xxxx; its other numbers are listed. */
function isTestValue(value: string): boolean {
  return /^9000\d{4}$/.test(numberIn(value)) || published.has(numberIn(value));
}

const published = new Set(["69599084", "68750110", "69599068", "69599076", "68727720", "55505201", "96354429"]);

function surrogate(value: string, random: RandomInt): string {
  const number = testNumber(random);
  return digitsOf(value).length === 20 ? `00000003${number}0000` : inLayoutOf(value, number);
}

function testNumber(random: RandomInt): string {
  return countedUp(1000, random, (tail) => {
    const seven = `9000${String(tail).padStart(3, "0")}`;
    const check = (11 - kvkRest(`${seven}0`)) % 11;
    return check < 10 ? `${seven}${check}` : undefined;
  });
}

export default defineRule({
  id: "kvk",
  title: "Chamber of Commerce number (KvK-nummer)",
  legal: "G6",
  statement: "kvk-btw",
  precedence: PRECEDENCE.other,
  trigger: [{ digits: [8], nearContext: true }, { digits: [4], least: 8, nearContext: true, after: / / }, { digits: [20] }],
  match,
  maxLength: 20,
  validate,
  score: { checked: 0.2, context: 0.85, contextUnchecked: 0.45, field: 0.95 },
  context,
  counterContext: [
    "datum",
    "peildatum",
    "date",
    "d d",
    "agb",
    "factuur",
    "factuurnummer",
    "order",
    "ordernummer",
    "artikel",
    "polisnummer",
    "bsn",
    "tel",
    "telefoon",
    "poort",
    "port",
  ],
  fields: [
    "kvk",
    "kvknummer",
    "kvkdossier",
    "kvkdossiernummer",
    "dossiernummerkvk",
    "inschrijvingsnummerkvk",
    "nummerhandelsregister",
    "kamervankoophandelnummer",
    "kvknr",
    "kvkid",
    "handelsregisternummer",
    "handelsregister",
    "coc",
    "cocnumber",
    "chamberofcommerce",
    "chamberofcommercenumber",
    "companyregistrationnumber",
    "companyregistration",
    "entityconcernedidkvknr",
  ],
  weakFields: [
    "dossiernummer",
    "inschrijfnummer",
    "registrationnumber",
    "registrationid",
    "companynumber",
    "companyid",
    "legalentityid",
    "entityconcernedid",
    "legalsubjectid",
    "objectid",
  ],
  fieldValue: /^(?![0 .-]{1,16}$)\d(?:[ .-]?\d){5,11}$/,
  isTestValue,
  partial: (value) => lastShown(value, 4),
  surrogate,
  presidio: "NL_KVK",
  examples: {
    match: [
      "KvK [[69599084]]",
      "KvK-nummer: [[68750110]]",
      "kvk: [[6875 0110]]",
      "ingeschreven in het handelsregister onder nummer [[90001354]]",
      "KVK[[69599084]]",
      "afnemer [[00000003695990840000]]",
      "Handelsregister Utrecht [[69599084]], voorheen HR [[68727720]]",
      "HR [[69599084]] te Utrecht",
      "eenmanszaak, KvK [[12345678]], btw-plichtig",
      '{"kvkNummer":"[[68750111]]"}',
    ],
    ignore: [
      "69599084",
      "KvK 00000000",
      "KvK-tarief 687501100 en 6875011",
      "het KvK-nummer 68750111 klopt niet",
      "KvK-uittreksel, datum 20240115",
      "KvK-uittreksel 20240115.pdf",
      "HR-dossier 12345678 van personeelszaken",
      "kvk 6875-0110-1",
      "poort 68727720 bij de kvk",
    ],
  },
  references: ["KVK API: test environment and OpenAPI (developers.kvk.nl)", "Handelsregisterwet 2007, art. 9", "Logius: OIN, organisatie-identificatienummer"],
});
