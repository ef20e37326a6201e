import { defineRule, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { hidden, randomDigits } from "./lib/digits.js";

/** Same length and signs; hospitals number upwards from 1 and have not come to 999…. */
function surrogate(value: string, random: RandomInt): string {
  let place = 0;
  const digits = value.replace(/\D/g, "").length;
  const made = `999${randomDigits(Math.max(digits - 3, 0), random)}`;
  return value.replace(/[A-Za-z\d]/g, (char) => (/\d/.test(char) ? made.charAt(place++) : "X"));
}

export default defineRule({
  id: "patient-number",
  title: "Patient number of a hospital or practice",
  // That somebody is a patient at all is a fact about health.
  legal: "G1",
  statement: "zorg",
  precedence: PRECEDENCE.other,
  trigger: { digits: [5, 6, 7, 8, 9, 10], nearContext: true },
  pattern: /(?!0{5,10}(?!\d))\d{5,10}/y,
  maxLength: 30,
  score: { context: 0.85, field: 0.95 },
  context: [
    "patientnummer",
    "patiëntnummer",
    "patient nummer",
    "patiënt nummer",
    "patientnr",
    "patiëntnr",
    "patnr",
    "pat nr",
    "pat nummer",
    "pat id",
    "pt nr",
    "ptnr",
    "pt nummer",
    "pt id",
    "patient id",
    "patiënt id",
    "mrn",
    "medical record number",
    "zisnummer",
    "zis nummer",
    "epd nummer",
    "epd nr",
    "ziekenhuisnummer",
    "zis nr",
  ],
  counterContext: ["bsn", "burgerservicenummer", "datum", "tel", "telefoon", "telefoonnummer", "agb", "big", "polisnummer", "postcode"],
  fields: [
    "patientnummer",
    "patientnr",
    "patientid",
    "patientnumber",
    "patnr",
    "patid",
    "ptnr",
    "mrn",
    "medicalrecordnumber",
    "epdnummer",
    "epdnr",
    "ziekenhuisnummer",
    "ziekenhuisnr",
    "zisnummer",
    "zisnr",
    "zisid",
    "clientnummer",
    "clientnr",
  ],
  fieldValue: /^(?![0 .-]{1,30}$)(?=[^\d]{0,20}\d)[A-Za-z\d](?:[ ./-]?[A-Za-z\d]){2,24}$/,
  isTestValue: (value) => /^\D{0,12}999/.test(value),
  partial: () => hidden(8),
  surrogate,
  presidio: "MEDICAL_RECORD_NUMBER",
  examples: {
    match: [
      "patiëntnummer [[1234567]]",
      "patnr. [[0012345]]",
      "Pt.nr. [[4471203]], pat.nr: [[0012345]]",
      "MRN [[87654321]]",
      '"patientId": "[[P-2024-0012]]"',
      "zisnummer: [[7654321]]",
    ],
    ignore: ["1234567", "patientnummer 0000000", "patiënt 3 van 12", "mrn 1234", "12345 patiënten in 2024"],
  },
  references: ["HL7 v2 PID-3, FHIR Patient.identifier", "NEN 7513"],
});
