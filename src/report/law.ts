import type { Reason } from "../finding.js";
import type { LegalClass, StatementCategory } from "../rule.js";

/** What the law says about a class of data. AVG is the Dutch name of the GDPR, UAVG the Dutch act that goes with it. */
export interface LegalBasis {
  readonly name: string;
  readonly article: string;
  readonly meaning: string;
  /** How much harm a leak does, as GitHub counts it: 9 and more is critical, 7 high, 4 medium. */
  readonly severity: number;
}

export const LEGAL: { readonly [C in LegalClass]: LegalBasis } = {
  G1: {
    name: "Special or criminal data",
    article: "AVG art. 9 and 10, UAVG art. 22-33",
    meaning: "Forbidden, unless one of the exceptions of the law holds. Test data and logs are none.",
    severity: 9.5,
  },
  G2: {
    name: "National identification number",
    article: "AVG art. 87, UAVG art. 46",
    meaning: "Only where an act prescribes it, for the purpose it names.",
    severity: 9,
  },
  GX: { name: "Secret", article: "AVG art. 32", meaning: "Opens the door to other data: withdraw it, do not only delete it.", severity: 9 },
  G3: {
    name: "Identity document, bank or card data",
    article: "AVG art. 4(1), 5(1)(f) and 32",
    meaning: "Good enough for identity fraud, so a leak has to be reported as a rule (art. 33 and 34).",
    severity: 8,
  },
  G4: { name: "Direct identifier", article: "AVG art. 4(1) and 5(1)(c)", meaning: "Points to one person. Not needed in tests and logs.", severity: 6.5 },
  G5: { name: "Indirect or online identifier", article: "AVG art. 4(1), recital 30", meaning: "Points to a person together with other data.", severity: 4.5 },
  G6: { name: "Company identifier", article: "AVG art. 4(1), recital 14", meaning: "Personal when the firm is one person.", severity: 3 },
};

/** Why a finding counts, in words that need no knowledge of the program. */
export const REASONS: { readonly [R in Reason]: string } = {
  form: "it has the form of one",
  "check-digit": "its check digit is right",
  context: "a word near it says so",
  field: "its field name says so",
  list: "it stands on a list, such as one of first names",
  repeat: "it stands elsewhere with stronger evidence",
  "test-value": "it is a known test value",
  decoded: "it was found in encoded text",
  path: "its place was configured",
  subject: "it belongs to a known person",
  "special-context": "health, religion or the like stands near",
};

/** The categories of a Dutch privacy statement, for readers of English. */
export const CATEGORIES: { readonly [C in StatementCategory]: string } = {
  naam: "Name",
  functie: "Job title", // zwartlak-ignore-line: the name of a category
  identificatiegegevens: "Accounts and secrets",
  klantnummer: "Customer number",
  adres: "Address", // zwartlak-ignore-line: the name of a category
  "e-mailadres": "E-mail address",
  telefoonnummer: "Phone number",
  bankgegevens: "Bank data",
  "kvk-btw": "Company and VAT number",
  "nationaal nummer": "National number",
  identiteitsbewijs: "Identity document",
  zorg: "Health care",
  "technische gegevens": "Technical data",
  overig: "Other",
};
