import { PRECEDENCE } from "../rule.js";
import { codeBefore, isDigit, isWord } from "./chars.js";

import type { Judged } from "./judge.js";

/** A stretch that belongs to machines: numbers inside it are no identifiers unless they cover it whole. */
interface Noise {
  readonly start: number;
  readonly end: number;
}

/** How far back the start of a token may lie from the digits that led here. */
const TOKEN_REACH = 48;

const UUID = "[\\da-fA-F]{8}-[\\da-fA-F]{4}-[\\da-fA-F]{4}-[\\da-fA-F]{4}-[\\da-fA-F]{12}";
/** Hexadecimal of 16 digits or more with at least one letter; pure digits may be a card or a payment reference. */
const HEX = "(?=\\d{0,64}[a-fA-F])[\\da-fA-F]{16,128}";
const CLOCK = "\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?";
const ZONE = "(?: ?(?:Z|UTC|[+-]\\d{2}:?\\d{2}))?";
const ISO_DATE = "(?:19|20)\\d{2}[-/.]\\d{2}[-/.]\\d{2}";
const DUTCH_DATE = "\\d{1,2}[-/.]\\d{1,2}[-/.](?:19|20)\\d{2}";
const DATE_TIME = `(?:${ISO_DATE}|${DUTCH_DATE})(?:(?:T|[ ,]{1,2})${CLOCK}${ZONE})?`;
const VERSION = "v?\\d{1,4}\\.\\d{1,6}\\.\\d{1,10}(?:-[\\da-zA-Z](?:[\\da-zA-Z.-]{0,39}[\\da-zA-Z])?|\\+[\\da-zA-Z.-]{1,40})";
const AMOUNT = "\\d{1,3}(?:[.,]\\d{3}){1,4}[.,]\\d{2}";
const [uuid, ...others] = [UUID, DATE_TIME, HEX, VERSION, AMOUNT, CLOCK].map((source) => new RegExp(`(?:${source})(?![\\da-zA-Z_])`, "y")) as [
  RegExp,
  ...RegExp[],
];
const PATTERNS = [uuid, ...others];

/** Dates, UUIDs and hexadecimal come after secrets, e-mail, IBAN, cards and tax numbers, and before the rest. */
const NOISE_PRECEDENCE = PRECEDENCE.dateTime;

/** Whether a finding overlaps machine text that it does not cover, and has no rank above it. What fits in the last group of a UUID has none. */
export function isPartOfNoise(text: string, { start, end, precedence }: Judged): boolean {
  if (precedence > NOISE_PRECEDENCE) return isEndOfUuid(text, start, end);
  let before = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const isFirst = code >= ZERO && code <= NINE && !(before >= ZERO && before <= NINE);
    before = code;
    if (!isFirst) continue;
    const noise = noiseAt(text, at);
    if (noise !== undefined && noise.end > start && !(start <= noise.start && end >= noise.end)) return true;
  }
  return false;
}

const HYPHEN = 45;
const ZERO = 48;
const NINE = 57;
/** Where the last group of a UUID begins, and how long it is. */
const LAST_GROUP = 24;
const LAST_LENGTH = 12;

/** Twelve hexadecimal digits may be nine digits, a letter and a year: a tax number by form and check. */
function isEndOfUuid(text: string, start: number, end: number): boolean {
  if (end - start > LAST_LENGTH || start < LAST_GROUP || text.charCodeAt(start - 1) !== HYPHEN) return false;
  uuid.lastIndex = start - LAST_GROUP;
  return uuid.test(text);
}

/** Machine text that holds the digit at `at`: a UUID, date and time, hexadecimal, version or amount. */
function noiseAt(text: string, at: number): Noise | undefined {
  const start = tokenStart(text, at);
  return longest(text, start) ?? (start === at ? undefined : longest(text, at));
}

function longest(text: string, start: number): Noise | undefined {
  if (start > 0 && isWord(text.charCodeAt(start - 1))) return undefined;
  for (const pattern of PATTERNS) {
    pattern.lastIndex = start;
    const hit = pattern.exec(text);
    if (hit !== null) return { start, end: start + hit[0].length };
  }
  return undefined;
}

/** First character of the run of letters, digits and hyphens around a digit. */
function tokenStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < TOKEN_REACH && (isWord(text.charCodeAt(start - 1)) || (text[start - 1] === "-" && isHexBefore(text, start - 1)))) start--;
  return start;
}

/** Only inside a UUID or a date does a hyphen join. */
function isHexBefore(text: string, hyphen: number): boolean {
  const code = codeBefore(text, hyphen);
  return isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}
