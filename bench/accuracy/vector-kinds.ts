/** The rules that answer for a kind of vector whose name is not a rule id with hyphens. The first is the rule itself, the others may finish its value. */
const RULES: { readonly [kind: string]: readonly string[] } = {
  nl_bank_account: ["bank-account"],
  phone_nl: ["phone"],
  phone_foreign: ["phone"],
  email_obfuscated: ["email"],
  btw: ["btw-id"],
  driving_licence: ["rijbewijs"],
  ipv4: ["ip"],
  ipv6: ["ip"],
  // An API key in a header and a password in a URL are among these vectors.
  authorization_header: ["authorization", "api-key", "password"],
  // A JWT in an Authorization header goes with the whole header.
  jwt: ["jwt", "authorization"],
  name: ["person-name"],
  username: ["username", "klantnummer", "functie", "email"],
  be_postcode: ["postcode"],
  tax_assessment_number: ["aanslagnummer"],
  payment_reference_16: ["aanslagnummer"],
  address: ["address", "postcode"],
  postbus: ["postbus", "postcode"],
};

/** Kinds that no rule promises to find. */
const UNPROMISED = new Set(["bag_id"]);

/** The kind that raises the class of what stands near it and is no finding itself. */
export const SPECIAL = "special_category";

/** Vectors whose note says that the plain rule (valid is found, invalid is not) does not hold for them. */
const OTHERWISE: readonly { readonly kind: RegExp; readonly note: RegExp; readonly rules?: readonly string[]; readonly reason: string }[] = [
  { kind: /^phone|^ipv4/, note: /\bnot personal\b/, reason: "is not personal data" },
  { kind: /^btw$/, note: /treat as BSN/, rules: ["btw-id", "bsn"], reason: "is a BSN too" },
  { kind: /^v_nummer$/, note: /not the V-nummer/, rules: ["v-nummer", "travel-document"], reason: "is a document number" },
  { kind: /^kvk$/, note: /do not reject with context/, reason: "is a typing error beside its own key word" },
  { kind: /^email$/, note: /may still catch/, reason: "holds a valid address" },
  { kind: /^be_postcode$/, note: /^Dutch$/, reason: "is a valid postcode of the same rule" },
];

/** What is expected of a vector: which rules count, or why it is not counted at all. */
export interface Expectation {
  readonly rules: readonly string[];
  /** Not counted, because. */
  readonly aside?: string;
}

export function expectationOf(kind: string, note: string): Expectation {
  const otherwise = OTHERWISE.find((entry) => entry.kind.test(kind) && entry.note.test(note));
  if (otherwise && !otherwise.rules) return { rules: rulesOf(kind), aside: otherwise.reason };
  return { rules: otherwise?.rules ?? rulesOf(kind) };
}

export function rulesOf(kind: string): readonly string[] {
  return RULES[kind] ?? (UNPROMISED.has(kind) ? [] : [kind.replaceAll("_", "-")]);
}
