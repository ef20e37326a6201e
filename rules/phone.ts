import { defineRule, type LegalClass, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { digitsOf, hidden, randomDigits } from "./lib/digits.js";
import { isTestNumber, phoneKind } from "./lib/dutch-phone.js";
import { isDramaNumber } from "./lib/foreign-phone.js";
import { type PhoneSpan, phoneAt } from "./lib/phone-scan.js";
import { same } from "./lib/same.js";
import { words } from "./lib/words.js";

function match(text: string, at: number): Match | undefined {
  const span = phoneAt(text, at);
  return span && { start: span.start, end: span.end, score: formScore(span), precedence: isLandline(span) ? PRECEDENCE.landline : PRECEDENCE.phone };
}

/** Ten digits with an area code in front may be many things; a word near decides. */
function isLandline({ kind, international }: PhoneSpan): boolean {
  return kind === "fixed" && !international;
}

function formScore({ kind, international, grouped }: PhoneSpan): number {
  if (kind === "municipality" || kind === "prefixless") return 0.2;
  if (kind === "foreign") return grouped ? 0.9 : 0.75;
  if (international) return 0.9;
  if (kind === "mobile") return grouped ? 0.9 : 0.8;
  if (kind === "fixed") return grouped ? 0.75 : 0.5;
  return grouped || kind === "device" ? 0.6 : 0.4;
}

/** The digits of a Dutch number with a leading 0 and without country code; other numbers as they are. */
function nationalOf(value: string): string {
  const digits = digitsOf(value).replace(/^00/, "");
  return /^31\d{9}/.test(digits) ? `0${digits.slice(2).replace(/^0/, "")}` : digitsOf(value);
}

function legal(value: string): LegalClass {
  return phoneKind(nationalOf(value)) === "service" || nationalOf(value).startsWith("14") ? "G6" : "G4";
}

/** Country and the 6 of a mobile number show what kind of number it is; the last two digits let staff ask for it. */
function partial(value: string): string {
  const shown = /^\D{0,3}(?:00 ?31|31)?\D{0,3}(?:\(?0\)?)?\D{0,2}6?/.exec(value)?.[0] ?? "";
  const rest = value.slice(shown.length);
  const digits = digitsOf(rest).length;
  let place = 0;
  const masked = rest.replace(/\d/g, (digit) => (++place > digits - 2 ? digit : "•"));
  return masked === rest ? hidden(value.length) : shown + masked;
}

/** Also without the leading 0, which a number loses. */
function isTest(value: string): boolean {
  return isTestNumber(nationalOf(value)) || (/^[1-9]\d{8}$/.test(value) && isTestNumber(`0${value}`));
}

/** Written as it was, with other digits at the end. */
function withLastDigits(value: string, digits: string): string {
  let left = digitsOf(value).length;
  return value.replace(/\d/g, (digit) => digits.at(-left--) ?? digit);
}

/** Amsterdam numbers that start with 0 are never connected; London's 7946 0xxx is kept free for fiction. */
function surrogate(value: string, random: RandomInt): string {
  const plus = /^\D{0,2}\+/.test(value) ? "+" : "00";
  const isGrouped = /\d\D{1,3}\d/.test(value);
  const spaced = (...groups: string[]) => groups.join(isGrouped ? " " : "");
  const national = nationalOf(value);
  const isDutch = phoneKind(national) !== undefined || !/^\D{0,2}(?:\+|00)/.test(value);
  if (random.same !== undefined && isDutch && /^[\d ()./+-]{9,40}$/.test(value) && digitsOf(value).length >= 9) {
    const nine = same(random, "phone", national.slice(-9), (draw) => `200${randomDigits(6, draw)}`);
    const made = withLastDigits(value, nine);
    if (isTest(made)) return made;
  }
  if (!isDutch) return spaced(`${plus}44`, "20", "7946", `0${randomDigits(3, random)}`);
  const subscriber = `0${randomDigits(6, random)}`;
  if (/^31\d{9}$/.test(value)) return `3120${subscriber}`;
  return /^\D{0,2}(?:\+|00)/.test(value) ? spaced(`${plus}31`, "20", subscriber) : `020${isGrouped ? "-" : ""}${subscriber}`;
}

export default defineRule({
  id: "phone",
  title: "Telephone number",
  legal,
  statement: "telefoonnummer",
  precedence: PRECEDENCE.phone,
  trigger: [
    { digits: [8, 9, 10, 11, 12, 13, 14, 15, 16, 17] },
    { digits: [1, 2, 3, 4, 5, 6, 7], least: 8, after: /[ ./()\r\n-]/ },
    { digits: [2, 5, 6], least: 5, nearContext: true },
  ],
  match,
  maxLength: 40,
  score: { alone: 0.75, context: 0.95, field: 0.97 },
  context: words(
    "tel telnr telefoon telefoonnr telefoonnummer telefonisch telefoonnummers mobiel mobiele mobielnummer mob gsm bel bellen gebeld belt bereikbaar nummerweergave whatsapp whatsappen app appen sms fax faxnummer " +
      "vast terugbellen teruggebeld doorkiesnummer phone telephone mobile cell call called caller msisdn",
  ).concat("06 nummer", "contact number", "wa me", "bereiken op", "bereik mij op", "bereik me op", "te bereiken", "mijn nummer", "uw nummer"),
  counterContext: words(
    "order ordernr ordernummer factuur factuurnr factuurnummer bestelling bestelnr bestelnummer kenmerk betalingskenmerk dossier dossiernummer zaak zaaknummer ref referentie versie " +
      "artikel artikelnr artikelnummer serienummer klantnummer klantnr relatienummer polisnummer invoice ean isbn imei barcode",
  ),
  fields: words(
    "tel telnr telno telefoon telefoonnr telefoonnummer telefoonthuis telefoonwerk telefoonmobiel telefoonvast telefoonprive mobiel mobielnr mobielnummer mobieltje gsm gsmnr gsmnummer 06nummer 06nr vastnummer fax faxnr faxnummer " +
      "subtelefoonnummer contacttelefoon phone phoneno phonenr phonenumber telephone telephoneno telephonenumber mobile mobileno mobilenumber mobilephone cell cellphone cellnumber homephone workphone otherphone " +
      "assistantphone contactphone msisdn whatsapp smsto calledid callerid calledparty callingparty ani personmobilephone personhomephone daytimephone shippingphone billingphone",
  ),
  // Not the date of a line in a chat.
  fieldValue:
    /^(?!\d{1,2}([-./])\d{1,2}\1(?:19|20)\d{2}$|(?:19|20)\d{2}([-./])\d{1,2}\2\d{1,2}$)[+(]{0,2}\d[\d ()./+-]{4,29}\d(?:(?:tst|toestel|ext|#)[. ]{0,2}\d{1,6})?$/,
  isTestValue: (value) =>
    isTest(value) ||
    isDramaNumber(
      digitsOf(value)
        .replace(/^00/, "")
        .replace(/^(49)0/, "$1"),
    ),
  subject: "phone",
  partial,
  surrogate,
  presidio: "PHONE_NUMBER",
  examples: {
    match: [
      "Bel [[06-12345678]].",
      "[[0612345678]], [[06 12 34 56 78]], [[06.12.34.56.78]], [[06/12345678]], [[(06) 12345678]]",
      "[[+31612345678]] of [[+31 (0)6 12345678]] of [[0031612345678]]",
      "url=tel:[[%2B31612345678]]",
      "[[020-1234567]]/[[06-12345678]]",
      "[[0172-123456]] tst. 12, [[+31 (0)10 123 4567]], [[085 123 4567]]",
      "whatsapp [[31612345678]], https://wa.me/[[31612345678]]",
      "Mijn klantnummer is 7781203. U kunt mij bereiken op [[038 123 45 67]].",
      "bel [[14 020]] of [[0800-1234]]",
      "Marieke ([[06-12345678]]) en Kees ([[+31612345678]])",
      "[[097012345678]]",
      "Mijn nummer is [[0 6 1 2 3 4 5 6 7 8]].",
      "[[+44 20 7946 0018]], [[0049 30 23125 000]], [[+32 450 00 12 34]]",
      "Telefoonnummer: [[06-1234567]]",
    ],
    ignore: [
      "WhatsApp: [01-05-2024 12:00:00] ok; mobiel: 2024-05-01",
      "061234567",
      "06123456789",
      "0602345678",
      "0491234567",
      "2024-06-12345678",
      "02-07-1939 22:29",
      "108.4.22.117",
      "NL62 ABNA 0186 5368 46",
      "order 100012345",
      "id=612345678",
      "a0612345678",
      "0612345678abcdef",
      "factuur 2024000123",
      "0470 12 34 56",
      "+999 12345678",
      "+44 20 7946",
      "1700000000123",
      "cpu 0 6 1 2 3 4 5 6 7 8",
    ],
  },
  references: [
    "ACM, Nummerplan telefoon- en ISDN-diensten (wetten.overheid.nl BWBR0010198)",
    "ITU-T E.164",
    "google/libphonenumber, PhoneNumberMetadata (examples and foreign plans)",
    "Ofcom and BNetzA, numbers for drama use",
  ],
});
