/**
 * What each sign is worth, in log-odds: 0 is as likely as not, +1 is 73 %, +2 is 88 %, +3 is 95 %. Signs add up; `scoreOf` makes a probability of the sum.
 *
 * Set by hand. The reasons stand beside the numbers; none is fitted to a text.
 */
import { kinds } from "../../lists/bits.js";

const {
  commonWordBand,
  givenStrength,
  isCalendarWord,
  isEponym,
  isGivenName,
  isOrganisationWord,
  isOtherKind,
  isPlace,
  isStreetSuffix,
  isSurname,
  isTechnology,
  nameness,
  surnameStrength,
  withoutStreetSuffix,
} = kinds;

export const scoreOf = (sum: number): number => 1 / (1 + Math.exp(-sum));

/** Below this a name is not worth telling; above it, it may be raised by the same name elsewhere: "Mark is ziek" next to a field "Mark". */
export const LEAST = 0.01;
/** The same as a sum of weights, and a little less, since sums are rounded. */
export const LEAST_SUM = Math.log(LEAST / (1 - LEAST)) - 1e-9;

/** Before anything is known: most capitalised words, and most pairs of them, are no people. */
export const PRIOR = { one: -2.3, more: -2 } as const;

/** A given name in front; by how often the word is a name when it stands alone (nameness), and how common it is as a given name. */
const GIVEN_COMMON = [0.4, 1.2, 3, 3.4] as const;
const GIVEN_RARE = [-0.2, 0.7, 2.3, 2.6] as const;
/** A surname where a given name is expected: people are called by it, and many are both. */
const SURNAME_FIRST = [-0.6, 0.3, 0.9, 1.4] as const;
/** A surname alone, as colleagues and newspapers use it. */
const SURNAME_ALONE = [-0.6, 0.3, 2.35, 2.6] as const;
/** A surname at the end. */
const SURNAME_COMMON = [0.6, 1.4, 1.9, 2.2] as const;
const SURNAME_RARE = [-0.1, 1, 1.5, 1.9] as const;
/** A given name at the end: Anne Marie, Jan Peter, Ali Hassan. */
const GIVEN_LAST = [-0.6, 0.5, 1.1, 1.3] as const;
/** A word that no list knows: it is no Dutch or English word, so a name of something; two of them in a sentence name a person more often than a thing. */
const UNKNOWN = { first: 0.8, last: 1.3, only: 0.8 } as const;
/** Everyday words; places, months, products, organisations and functions, when they are hardly a name. */
const ORDINARY = -1.6;
const KIND = { organisation: -2.4, calendar: -2, technology: -2, street: -2, place: -1.6, eponym: -0.8, role: -0.6 } as const;

/** What the first word of a name says. */
export function firstWord(bits: number): number {
  if (bits === 0) return UNKNOWN.first;
  const band = nameness(bits);
  const given = givenStrength(bits);
  // In front of a surname it does not matter that Wei also means meadow.
  const other = kind(withoutStreetSuffix(bits), band);
  if (given === 2) return GIVEN_COMMON[band] + other * SHARE_OF_GIVEN;
  if (given === 1) return GIVEN_RARE[band] + other;
  return (isSurname(bits) ? SURNAME_FIRST[band] : ORDINARY) + other;
}

/** What the last word of a name of two words or more says. */
export function lastWord(bits: number): number {
  if (bits === 0) return UNKNOWN.last;
  const band = nameness(bits);
  const surname = surnameStrength(bits);
  // Bos ends streets, Vries is a place and Bakker a trade, but behind a name they are surnames.
  if (surname === 2) return SURNAME_COMMON[band] + (isOrganisationWord(bits) || isCalendarWord(bits) ? kind(bits, band) / 2 : 0);
  if (surname > 0) return SURNAME_RARE[band] + kind(bits, band);
  if (commonWordBand(bits) === 3 && band === 0) return ORDINARY;
  return (isGivenName(bits) ? GIVEN_LAST[band] : ORDINARY) + kind(bits, band);
}

/** A single word: a given name, or a surname as people are called at work and in the news. */
export function onlyWord(bits: number): number {
  if (bits === 0) return UNKNOWN.only;
  const band = nameness(bits);
  const surname = isSurname(bits) ? SURNAME_ALONE[band] + (surnameStrength(bits) === 2 ? 0.4 : 0) + kind(bits, band) : Number.NEGATIVE_INFINITY;
  const given = firstWord(bits) + (givenStrength(bits) === 2 ? kind(bits, band) * (1 - SHARE_OF_GIVEN) : 0);
  const street = isStreetSuffix(bits) && band < 2 ? KIND.street : 0;
  return Math.max(given + street, surname);
}

/** What else the word is takes away, less so when it is mostly a name. */
function kind(bits: number, band: number): number {
  if (band === 3) return 0;
  const share = band === 2 ? 0.4 : 1;
  return isOtherKind(bits) ? share * worstKind(bits) : 0;
}

/** What weighs most, without a list of all that holds: this is asked for every name. */
function worstKind(bits: number): number {
  if (isOrganisationWord(bits)) return KIND.organisation;
  if (isCalendarWord(bits)) return KIND.calendar;
  if (isTechnology(bits)) return KIND.technology;
  if (isStreetSuffix(bits)) return KIND.street;
  if (isPlace(bits)) return KIND.place;
  return isEponym(bits) ? KIND.eponym : KIND.role;
}

/** Mark is a region and Jordan a country, but in front of a surname they are given names. */
const SHARE_OF_GIVEN = 0.4;

/** A word that the lists know and that is hardly ever a name. */
export const isOrdinary = (bits: number): boolean => bits !== 0 && nameness(bits) === 0;

/** The way a name is written, and what touches it. */
export const FORM = {
  /** J. Bakker; abbreviations of other things are taken out before. */
  initials: 3.2,
  /** "B. Organisaties" is a heading: behind initials, too, an everyday word is no surname. */
  leastBehindInitials: -2,
  /** A. C. M. Bakker */
  moreInitials: 0.5,
  /** J Bakker */
  bareInitial: 0.3,
  /** Jan *van der* Berg: by strength of the prefix. */
  prefix: [-1.2, 0.5, 1.6],
  /** Lower-case "de Vries" without a given name: also "the Frisian". */
  lowerPrefix: [-2, -0.6, 0.4],
  /** De Vries in the middle of a sentence: an article would have a small letter. */
  capitalPrefix: 1.8,
  /** At the start of a sentence "De" and "Van" are mostly no part of a name: De Bakker, but De Gucht (surnames that are no other word). By nameness. */
  capitalPrefixAtStart: [-0.8, -0.8, 0, 0.6],
  /** De Waterwolf, In de Scuola: no surname behind it, or a preposition. */
  capitalPrefixUnknown: -1,
  sentenceStart: -0.5,
  /** "Operateur: Kuiken" */
  labelled: 0.3,
  /** There an unknown word can also be a rare one or a new compound. */
  unknownAtStart: -0.4,
  /** "huisarts Kok", "volgens Visser": a common noun has no capital in the middle of a sentence, so that it is some name. */
  nounWithCapital: 1,
  /** Who writes "je" and "ik" writes about people: a word that no list holds is more often a name than a thing. */
  conversation: 1.5,
  allCaps: -0.9,
  allCapsUnknown: -2.5,
  allCapsAlone: -2.6,
  /** Time Warner, Old Vic: an everyday word with a capital in the middle of a sentence is part of a proper noun. */
  titleCaseBefore: -1,
  /** AS Roma, FC Groningen */
  acronymBefore: -1.5,
  /** What the run goes on with. A word of a title makes it a title; of an organisation, its name; a degree follows people only. */
  behind: { "title-case": -0.8, organisation: -3, degree: 1.5 },
  /** The whole is a place in the lists: Den Haag, Ter Apel. */
  place: -6,
  thing: -4,
  /** Europese, Belgische: a word for a people that the lists do not hold. */
  demonym: -1.5,
  /** Luchtstrijdkrachten: an unknown word that ends in a Dutch word is a Dutch word. */
  compound: -1.3,
  /** "Het varken (Sus scrofa)" */
  species: -1,
  inParentheses: -0.4,
  /** What an everyday word takes away at the end: "Michael Reiziger"; "Freddie Mercury", behind a word that is hardly anything but a given name. */
  rareWordLast: -0.5,
  thingLast: -0.8,
  /** Titles of films and songs. */
  quotedAlone: -1.3,
  quoted: -0.5,
} as const;
