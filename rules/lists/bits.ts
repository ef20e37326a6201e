/**
 * The layout of the number that lookup() returns, and the questions to ask it. What is exported is looked up and checked wherever it is used, at home too, and
 * these questions are asked hundreds of times for a text: so the layout is private, and goes out as one object.
 */

/** Two bits each: 0 no, 1 rare, 2 common. */
const GIVEN_SHIFT = 0;
const SURNAME_SHIFT = 2;
/** Two bits each: 0 not an everyday word, 1 known, 2 frequent (about the first 2,500), 3 very frequent (about the first 400). */
const DUTCH_SHIFT = 4;
const ENGLISH_SHIFT = 6;
/** Two bits: 0 hardly ever a name when it stands alone ... 3 hardly ever anything but a name. */
const NAMENESS_SHIFT = 8;
const PLACE = 1 << 10;
const ORGANISATION = 1 << 11;
const CALENDAR = 1 << 12;
const TITLE = 1 << 13;
const ROLE = 1 << 14;
const STREET_SUFFIX = 1 << 15;
const TECHNOLOGY = 1 << 16;
const EPONYM = 1 << 17;
const PREFIX = 1 << 18;

/** Whatever else than a name a word may be. */
const OTHER_KINDS = PLACE | ORGANISATION | CALENDAR | TITLE | ROLE | STREET_SUFFIX | TECHNOLOGY | EPONYM;

/** For those who write such numbers. */
export const layout = {
  GIVEN_SHIFT,
  SURNAME_SHIFT,
  DUTCH_SHIFT,
  ENGLISH_SHIFT,
  NAMENESS_SHIFT,
  PLACE,
  ORGANISATION,
  CALENDAR,
  TITLE,
  ROLE,
  STREET_SUFFIX,
  TECHNOLOGY,
  EPONYM,
  PREFIX,
} as const;

/** A value from 0 to 3. */
export type Band = 0 | 1 | 2 | 3;

function band(bits: number, shift: number): Band {
  return ((bits >> shift) & 3) as Band;
}

/** 0 no given name, 1 rare, 2 common in the Netherlands or Flanders. */
const givenStrength = (bits: number): Band => band(bits, GIVEN_SHIFT);
/** 0 no surname, 1 rare, 2 common; for "van den Berg" ask for "berg". */
const surnameStrength = (bits: number): Band => band(bits, SURNAME_SHIFT);
const isGivenName = (bits: number): boolean => band(bits, GIVEN_SHIFT) > 0;
const isSurname = (bits: number): boolean => band(bits, SURNAME_SHIFT) > 0;
/** How often the word is a name rather than something else: 0 hardly ever, 1 sometimes, 2 mostly, 3 nearly always. */
const nameness = (bits: number): Band => band(bits, NAMENESS_SHIFT);
const dutchWordBand = (bits: number): Band => band(bits, DUTCH_SHIFT);
const englishWordBand = (bits: number): Band => band(bits, ENGLISH_SHIFT);

/** How frequent the word is in Dutch or English, whichever is more. */
function commonWordBand(bits: number): Band {
  return Math.max(band(bits, DUTCH_SHIFT), band(bits, ENGLISH_SHIFT)) as Band;
}

const isPlace = (bits: number): boolean => (bits & PLACE) !== 0;
const isOrganisationWord = (bits: number): boolean => (bits & ORGANISATION) !== 0;
const isCalendarWord = (bits: number): boolean => (bits & CALENDAR) !== 0;
const isTitle = (bits: number): boolean => (bits & TITLE) !== 0;
const isRole = (bits: number): boolean => (bits & ROLE) !== 0;
const isStreetSuffix = (bits: number): boolean => (bits & STREET_SUFFIX) !== 0;
const isTechnology = (bits: number): boolean => (bits & TECHNOLOGY) !== 0;
const isEponym = (bits: number): boolean => (bits & EPONYM) !== 0;
const isPrefixWord = (bits: number): boolean => (bits & PREFIX) !== 0;

/** Whether a word is something else than a name, whatever it is. */
const isOtherKind = (bits: number): boolean => (bits & OTHER_KINDS) !== 0;
/** What else is known, where it does not matter that somebody gave his name to a disease, or that streets end so. */
const withoutEponym = (bits: number): number => bits & ~EPONYM;
const withoutStreetSuffix = (bits: number): number => bits & ~STREET_SUFFIX;

/** Taken apart where they are used, as `letters` are. */
export const kinds = {
  givenStrength,
  surnameStrength,
  isGivenName,
  isSurname,
  nameness,
  dutchWordBand,
  englishWordBand,
  commonWordBand,
  isPlace,
  isOrganisationWord,
  isCalendarWord,
  isTitle,
  isRole,
  isStreetSuffix,
  isTechnology,
  isEponym,
  isPrefixWord,
  isOtherKind,
  withoutEponym,
  withoutStreetSuffix,
} as const;
