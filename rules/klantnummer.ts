import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { digitsOf } from "./lib/digits.js";
import { late } from "./lib/late.js";
import { hiddenSecret } from "./lib/secrets.js";
import { words } from "./lib/words.js";

const owner =
  "(?:klant|relatie|debiteur(?:en)?|crediteur(?:en)?|lid|lidmaatschaps|personeels|medewerkers?|werknemers?|student(?:en)?|leerling(?:en)?|deelnemers?|abonnee|dossier|zaak|customer|member|employee)";
const number = "(?:[ -]?(?:nummer|nr|no|number|id|code)(?![\\p{L}\\p{N}]))\\.?";
const filler = "(?: \\([\\p{L} ]{1,20}\\))?(?: (?:bij|ons|onze|is|was|van|met|uw|jouw|het|de|wordt|luidt)){0,4}";
/** The number has a digit, so that what a sentence says about numbers is none. */
const labelled = late(`${owner}${number}${filler}["']?[ :=#]{1,3}["']?([A-Za-z]{0,6}[-./]?\\d[\\w./-]{0,40})`, "iuy");
/** "klant K-10023": the owner alone is label enough for a code of letters, a hyphen and digits. */
const coded = late(`${owner} ([A-Z]{1,3}-\\d{4,10})(?![\\w-])`, "uy");

function match(text: string, at: number): Match | undefined {
  return behind(labelled(), text, at) ?? behind(coded(), text, at);
}

function behind(pattern: RegExp, text: string, at: number): Match | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const written = found[1] ?? "";
  const value = written.replace(/[./-]{1,5}$/, "");
  const start = at + found[0].length - written.length;
  return value.length < 3 ? undefined : { start, end: start + value.length, score: 0.85, reason: "context" };
}

/** Nines up to the last three digits: no count gets there. */
function surrogate(value: string, random: RandomInt): string {
  const digits = digitsOf(value).length;
  let place = 0;
  return value.replace(/\d/g, (digit) => {
    place++;
    if (place === digits) return String((Number(digit) + 1 + random(9)) % 10);
    return place > digits - 3 && place > 3 ? String(random(10)) : "9";
  });
}

const labels = words(
  "klant relatie debiteur crediteur lidnummer lidnr lid- lidmaatschaps personeels medewerker werknemer student leerling deelnemer abonnee dossiern dossier- zaakn zaak- customer member employee",
);

export default defineRule({
  id: "klantnummer",
  title: "Customer, member, staff or file number",
  legal: "G5",
  statement: "klantnummer",
  precedence: PRECEDENCE.typed,
  trigger: { prefix: labels.flatMap((label) => [label, `${label.charAt(0).toUpperCase()}${label.slice(1)}`, label.toUpperCase()]) },
  match,
  maxLength: 64,
  score: { alone: 0.85, field: 0.95 },
  fields: words(
    "klantnummer klantnr klantid klantcode relatienummer relatienr relatieid debiteurnummer debiteurennummer debiteurnr debnr crediteurnummer crediteurennummer crediteurnr lidnummer lidnr lidmaatschapsnummer lidmaatschapsnr " +
      "personeelsnummer personeelsnr persnr persnummer medewerkernummer medewerkernr medewerkerid werknemernummer werknemersnummer werknemernr studentnummer studentennummer studentnr leerlingnummer leerlingennummer leerlingnr deelnemernummer deelnemersnummer deelnemernr deelnemersnr cursistnummer cursistnr abonneenummer abonneenr " +
      "dossiernummer dossiernr zaaknummer zaaknr zaakidentificatie subjectnummer subjectnr machtigingskenmerk mndtid mandaatid mandateid mandatereference customerid customernumber customerno customercode customerref shopperreference employeeid employeenumber employeeno memberid membernumber memberno membershipnumber " +
      "externalid crmid contactid studentid studentnumber partijnummer anpidentificatie personid persoonid persoonsid inwonernummer bewonernummer",
  ),
  fieldValue: /^(?!0$)[A-Za-z_#/-]{0,20}\d[\w./ -]{0,60}$/,
  subject: "other",
  isTestValue: (value) => /^(?:9{3}\d|9{1,2}\d$)/.test(digitsOf(value)),
  partial: () => hiddenSecret,
  surrogate,
  presidio: "CUSTOMER_ID",
  examples: {
    match: [
      "mevrouw A. de Groot (klant [[K-10023]])",
      "klantnummer [[12345678]]",
      "klantnr. [[K-204511]]",
      "personeelsnummer: [[004512]]",
      "Uw klantnummer bij ons is [[12345678]].",
      "lidnummer [[998877]], zaaknummer [[ZAAK-2024-0000012]]",
      '{"customerId":"[[cst_8wmqcHMN4U]]"}',
      "Debiteurennr: [[50012]]",
      '{"subjectnummer":"[[204511]]"} <MndtId>[[MND-000412]]</MndtId>',
      "klantnummer (oud) [[204511]]",
      '{"zaaknr":"[[Z/24/001234]]","personId":"[[P-000412]]"}',
    ],
    ignore: [
      "klantnummer onbekend",
      "klantnummer is verplicht",
      "klantnummer: n.v.t.",
      "klanten 12345678",
      "zaak 12345678 is gesloten",
      "customer no longer active",
      "order 12345678",
    ],
  },
  references: ["Privacy statement, introduction: klantnummer"],
});
