import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { codeAt, codeBefore, digitsEnd, isAsciiCapital, isAsciiLetter, isDigit } from "./lib/chars.js";
import { compact } from "./lib/digits.js";
import { standsFree } from "./lib/edges.js";
import { late } from "./lib/late.js";
import { type PlateKind, plateKind } from "./lib/number-plate.js";
import { words } from "./lib/words.js";

const formScore: { readonly [K in PlateKind]: number } = { newer: 0.6, older: 0.5, unsure: 0.1 };
const longest = 8;
/** Without the two hyphens. */
const bareLength = 6;
const letters = "GHJKLNPRTXZ";
const spaced = late(String.raw`[A-Z\d]{1,3} [A-Z\d]{1,3} [A-Z\d]{1,3}(?![\p{L}\p{N}_]|[-.,:/]\d)`, "uy");

function match(text: string, at: number): Match | undefined {
  return joined(text, at) ?? withSpaces(text, at);
}

/** The whole run of letters, digits and hyphens around the digits. */
function joined(text: string, at: number): Match | undefined {
  let start = at;
  let end = at;
  while (at - start <= longest && isPart(codeBefore(text, start))) start--;
  while (end - start <= longest && isPart(codeAt(text, end))) end++;
  const length = end - start;
  if (length !== longest && length !== bareLength) return undefined;
  if (!hasLetters(text, start, end) || hyphensIn(text, start, end) !== length - bareLength) return undefined;
  return standsFree(text, start, end) ? judged(text, start, end) : undefined;
}

function hyphensIn(text: string, start: number, end: number): number {
  let hyphens = 0;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 45) hyphens++;
  return hyphens;
}

/** Most numbers have none. */
function hasLetters(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (isAsciiLetter(text.charCodeAt(at))) return true;
  return false;
}

function isPart(code: number): boolean {
  return isDigit(code) || isAsciiLetter(code) || code === 45;
}

/** In capitals: the digits stand in the first, second or third group. */
function withSpaces(text: string, at: number): Match | undefined {
  const end = digitsEnd(text, at);
  if (end - at > 3 || !(isCapitalOver(text, end, 1) || isCapitalOver(text, at - 1, -1))) return undefined;
  for (let start = at; start >= at - 6; start--) {
    if (start < at && !/[A-Z\d ]/.test(text.charAt(start))) return undefined;
    spaced().lastIndex = start;
    const value = startsGroup(text, start) ? spaced().exec(text)?.[0] : undefined;
    if (value?.length === longest && start + value.length > at) return judged(text, start, start + value.length);
  }
  return undefined;
}

function startsGroup(text: string, start: number): boolean {
  return start === 0 || SPACES_AND_QUOTES.includes(text.charAt(start - 1));
}

const SPACES_AND_QUOTES = " \"'\u0001";

/** A capital on the other side of a space. */
function isCapitalOver(text: string, space: number, step: number): boolean {
  return codeAt(text, space) === 32 && isAsciiCapital(codeAt(text, space + step));
}

function judged(text: string, start: number, end: number): Match | undefined {
  const kind = plateKind(text.slice(start, end));
  return kind === undefined ? undefined : { start, end, score: formScore[kind] };
}

/** Series start at 001, so 000 is never issued. */
function surrogate(value: string, random: RandomInt): string {
  const letter = () => letters.charAt(random(letters.length));
  const drawn = `${letter()}-000-${letter()}${letter()}`;
  const other = drawn === value.toUpperCase() ? `H${drawn.slice(1, 6)}${drawn.endsWith("GH") ? "HG" : "GH"}` : drawn;
  const separated = value.includes("-") ? other : other.replaceAll("-", value.includes(" ") ? " " : "");
  return value === value.toLowerCase() ? separated.toLowerCase() : separated;
}

export default defineRule({
  id: "kenteken",
  title: "Number plate",
  legal: "G5",
  statement: "overig",
  precedence: PRECEDENCE.other,
  trigger: [
    { digits: [1, 2, 3], wordLengths: [bareLength] },
    // Somewhere digits stand beside letters, with a hyphen or a space between them.
    { digits: [1, 2, 3], wordLengths: [1, 2, 3], twoBefore: /[A-Za-z]/, before: /-/ },
    { digits: [1, 2, 3], wordLengths: [1, 2, 3], after: /-/, twoAfter: /[A-Za-z]/ },
    { digits: [1, 2, 3], wordLengths: [1, 2, 3], twoBefore: /[A-Z]/, before: / / },
    { digits: [1, 2, 3], wordLengths: [1, 2, 3], after: / /, twoAfter: /[A-Z]/ },
  ],
  match,
  maxLength: 20,
  validate: (value) => plateKind(value) !== undefined,
  score: { checked: 0.6, context: 0.9, field: 0.95 },
  context: words(
    "kenteken kentekens kentekenplaat plaat kentekennummer nummerbord voertuig voertuigen auto wagen bestelbus motor aanhanger rdw parkeren geparkeerd parkeervergunning registration",
  ).concat("license plate", "licence plate", "number plate"),
  counterContext: words("artikel artikelnummer artikelnr art productcode product model serie serienummer onderdeel onderdeelnummer sku partnumber"),
  fields: words(
    "kenteken kentekenvoertuig autokenteken voertuigkenteken kentekennummer kentekenplaat kentekennr nummerbord licenseplate licenceplate licenseplatenumber numberplate plate platenumber vehicleregistration registrationplate vehicleregistrationnumber " +
      "meldcode vin chassisnummer voertuigidentificatienummer",
  ),
  fieldValue: /^[A-Za-z\d][A-Za-z\d -]{2,18}$/,
  isTestValue: (value) => /^[A-Z]000[A-Z]{2}$/.test(compact(value)),
  partial: (value) => value.replace(/[A-Za-z\d]/g, "•"),
  surrogate,
  presidio: "NL_LICENSE_PLATE",
  examples: {
    match: [
      "[[GB-001-B]], [[g-001-bb]] en [[12-GBB-1]]",
      "[[ND-00-01]] [[12-34-BD]] [[BD-FG-12]] [[V-01-BBB]] [[001-BB-1]]",
      "kenteken [[GBB01B]]",
      "auto met kenteken [[GB 001 B]]",
      '{"kenteken":"[[12gbb1]]","plaat":"[[GB 001 B]]"}',
    ],
    ignore: [
      "AE-12-IO",
      "GVD-12-B",
      "12-PVV-1",
      "B-1234-C",
      "12-345-B",
      "1-MRT-24",
      "a1b2c3",
      "GBB01B",
      "ABC-1234",
      "GBB-01-BB",
      "artikel BD-12-FG",
      "WW-12-34",
      "x-12-BD-34-y",
      "2024-BD-12",
    ],
  },
  references: ["Regeling kentekens en kentekenplaten", "RDW, sidecodes 1 to 14"],
});
