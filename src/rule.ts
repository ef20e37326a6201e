/**
 * The shape of a rule: everything that zwartlak knows about one identifier, as data plus pure functions of a string.
 * `rules/<id>.ts` holds one each; custom rules have exactly the same shape and pass the same gate (`zwartlak rules --check`).
 */

/**
 * How sensitive the law (AVG/GDPR) makes a value.
 * G1 special or criminal data (art. 9, 10), G2 national identification number (art. 87), G3 identity documents, bank and card data,
 * G4 direct identifier, G5 indirect or online identifier, G6 company identifier, GX secret or credential.
 */
export type LegalClass = "G1" | "G2" | "G3" | "G4" | "G5" | "G6" | "GX";

/** The category of a Dutch privacy statement that a rule answers for. */
export type StatementCategory =
  | "naam"
  | "functie"
  | "identificatiegegevens"
  | "klantnummer"
  | "adres"
  | "e-mailadres"
  | "telefoonnummer"
  | "bankgegevens"
  | "kvk-btw"
  | "nationaal nummer"
  | "identiteitsbewijs"
  | "zorg"
  | "technische gegevens"
  | "overig";

/**
 * The cheap condition without which a rule is not tried. The scanner finds these places in one pass over the text.
 * - `{ digits: [3, 9] }`: the first digit of a run of exactly 3 or 9 digits (`"any"`: of a run of any length), which is the first
 *   run of its word. `least` digits in all have to follow, counted over spaces and punctuation; with `nearContext` the rule is tried only where one
 *   of its context words stands near, with `wordLengths` only in words (of ASCII letters, digits and `_`) of one of these lengths, up to 8
 * - `{ char: "@" }`: that character (one of `@ $ { * < :`)
 * - `{ word: "capital" }`: the first letter of a word that starts with a capital
 * - `{ prefix: ["ghp_"] }`: a word that starts with this literal (two characters or more, case-sensitive); with a space at its end, that word with another behind it
 * A rule without a trigger is found by field name only.
 *
 * Most places are ruled out by their `before` and `after`, so a rule that can say what must stand there costs next to nothing.
 */
export type Trigger =
  | ({
      readonly digits: readonly number[] | "any";
      readonly least?: number;
      readonly nearContext?: boolean;
      readonly wordLengths?: readonly number[];
    } & Neighbours)
  | ({ readonly char: string } & Neighbours)
  | ({ readonly word: "capital" } & Neighbours)
  | { readonly prefix: readonly string[] };

/**
 * Tests of one character each: of the two before and the two behind the digits, character or capital; `before` and `after` are the nearer ones. At and
 * beyond the edge of the text they get the empty string, characters above U+00FF always pass, and for a number directly behind a JSON key (`"a":1`) the
 * quote counts as the one before.
 */
export interface Neighbours {
  readonly twoBefore?: RegExp;
  readonly before?: RegExp;
  readonly after?: RegExp;
  readonly twoAfter?: RegExp;
}

/** What a match itself can say about its evidence. */
export type MatchReason = "context" | "list" | "form" | "subject";

/** Where a rule's form stands in the text, half-open. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** Score of this form without other evidence, when it differs from the rule's `score.alone` and `score.checked`. */
  readonly score?: number;
  /** Rank of this form among overlapping findings, when it differs from the rule's. */
  readonly precedence?: number;
  /** The evidence was words of the text itself, such as a salutation or a list of names; more than one may have spoken. */
  readonly reason?: MatchReason | readonly MatchReason[];
}

/** How a value that was found with strong evidence is mentioned again, in the same text or object. */
export interface Mentions {
  /** Words of the value, in small letters: a weaker candidate whose words are all among them is the same one. Asked for where there is such a candidate. */
  readonly words: () => readonly string[];
  /** Spellings in small letters and without spaces, such as user names: found wherever they stand as a word of their own. */
  readonly spellings: () => readonly string[];
  /** What all spellings hold; they are worked out only where it stands. Empty when there are none. */
  readonly core: string;
}

/** Scores from 0 to 1. A missing entry means: no finding on that evidence alone. */
export interface Scores {
  /** The form alone, where there is no check or it is not decisive. */
  readonly alone?: number;
  /** The form with a passed `validate`. */
  readonly checked?: number;
  /** With one of the context words near. */
  readonly context?: number;
  /** With a context word near while `validate` fails: a typing error is still personal. */
  readonly contextUnchecked?: number;
  /** As the value of one of the `fields`. A strong field name beats a failed check. */
  readonly field?: number;
}

/** A source of whole numbers: `random(n)` is at least 0 and below n. */
export interface RandomInt {
  (below: number): number;
  /**
   * The replacement of something that is written in several ways or stands inside other values, such as one word of a name: what `make` gave for
   * `text` first, and as far as possible something else for every other `text` of that `kind`. `make` is told how many tries were taken already.
   * Absent where values are replaced one by one.
   */
  readonly same?: (kind: string, text: string, make: (random: RandomInt, tries: number) => string) => string;
}

export interface Rule {
  /** Stable kebab-case id, as a Dutch developer would type it. */
  readonly id: string;
  /** What the `label` mask shows between square brackets; the id in capitals when left out. */
  readonly label?: string;
  readonly title: string;
  readonly legal: LegalClass | ((value: string) => LegalClass);
  readonly statement: StatementCategory;
  /** Who wins when two findings overlap: the higher one. See `PRECEDENCE`. */
  readonly precedence: number;
  readonly trigger?: Trigger | readonly Trigger[];
  /** What may stand directly before the trigger and belongs to the value, such as `+` before digits; ends in `$`. */
  readonly lead?: RegExp;
  /** Sticky (`y`) and linear: tried at the trigger (or where `lead` starts). */
  readonly pattern?: RegExp;
  /** Instead of `pattern`: finds the value at or around a trigger; pure, bounded by `maxLength`. */
  readonly match?: (text: string, at: number) => Match | undefined;
  /** Explains the score of a match by what was weighed for it; asked by `explain` only. */
  readonly evidence?: (text: string, start: number, end: number) => { readonly [weight: string]: number } | undefined;
  /** Longest value in UTF-16 code units. */
  readonly maxLength: number;
  /** Shape and check digit of a value as written; says nothing about its existence. */
  readonly validate?: (value: string) => boolean;
  readonly score: Scores;
  /** Words near (same line, about 40 characters) that speak for the rule; lower case, a phrase may hold spaces. */
  readonly context?: readonly string[];
  /** Words near that speak against it, when they are nearer than a context word. */
  readonly counterContext?: readonly string[];
  /** Normalised key names (lower case, letters and digits only) whose value is this identifier. */
  readonly fields?: readonly string[];
  /** Key names that fit but say little (`name`, `id`): the value needs evidence of its own. */
  readonly weakFields?: readonly string[];
  /** The value of such a field runs to the end of the line (headers), not to the next comma or semicolon. */
  readonly fieldLine?: boolean;
  /** What a value in one of the `fields` looks like, loosely, so that a typing error still passes; tried on the whole trimmed value. */
  readonly fieldValue?: RegExp;
  /** Its context words raise the legal class of findings near to this rule's class (health, religion, …); they are no finding themselves. */
  readonly raisesClass?: boolean;
  /** Reserved or published test values: reported with reason `test-value`. */
  readonly isTestValue?: (value: string) => boolean;
  /** The part of a `Subject` whose known values are findings of this rule. */
  readonly subject?: "name" | "email" | "phone" | "other";
  /** All written forms of a known value: with and without initials, spaces, country code. The value itself when left out. */
  readonly writtenForms?: (value: string) => readonly string[];
  /** Opts in to repeats: once a value is found with strong evidence, its weaker mentions near it are found too. */
  readonly mentions?: (value: string) => Mentions;
  /** The value with only what its class allows left readable; may not be a valid value any more. */
  readonly partial: (value: string) => string;
  /** A valid value of the same form that belongs to nobody. */
  readonly surrogate: (value: string, random: RandomInt) => string;
  /** Entity name that Presidio users know. */
  readonly presidio: string;
  /** Both lists are needed. Spans are marked `[[ ]]`. `match` holds at the default threshold; in `ignore` the rule finds nothing. */
  readonly examples: { readonly match: readonly string[]; readonly ignore: readonly string[] };
  readonly references: readonly string[];
}

/**
 * Order in which overlapping findings win (dutch-identifiers §0.1): a secret hides everything inside it, a name gives way to all.
 * Findings typed by a field name or context word rise to `typed` when their own precedence is lower.
 */
export const PRECEDENCE = {
  secret: 100,
  email: 95,
  iban: 90,
  mrz: 88,
  card: 86,
  assessment: 84,
  vat: 82,
  dateTime: 80,
  network: 78,
  phone: 76,
  /** A value whose key names it covers all that stands inside it, save a secret. */
  field: 97,
  typed: 70,
  national: 60,
  landline: 55,
  address: 50,
  other: 40,
  name: 30,
} as const;

/**
 * Declares a rule. Returns it unchanged; it gives the type, and the one place to search for when looking for rules.
 *
 * @example
 * export default defineRule({ id: "lidnummer", title: "Membership number", … });
 */
export function defineRule<const R extends Rule>(rule: R): R {
  return rule;
}
