import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { codeAt, isAsciiCapital, isDigit } from "./lib/chars.js";
import { hidden, randomDigits } from "./lib/digits.js";
import { isElfproef } from "./lib/elfproef.js";
import { late } from "./lib/late.js";
import { isMrz, isNameLine, mrzDigit, mrzLines, mrzPersonalNumber } from "./lib/mrz.js";
import { reservedFor } from "./lib/reserved-bsn.js";

const char = "[A-Z\\d<]";
const eol = "[ \\t]{0,2}\\r?\\n[ \\t]{0,4}";
/** Longest first: identity card (3 × 30), passport (2 × 44), older card (2 × 36), then a line of any of these that holds numbers or a name. */
const shapes = [
  `${char}{30}(?:${eol}${char}{30}){1,2}`,
  `${char}{44}${eol}${char}{44}`,
  `${char}{36}${eol}${char}{36}`,
  `${char}{44}`,
  `${char}{36}`,
  `${char}{30}`,
].map((shape) => late(`${shape}(?![\\p{L}\\p{N}_]|<(?!/))`, "uy"));

/** Every zone opens with more characters of its alphabet than nearly all words in capitals have. */
const opened = 12;

function opensZone(text: string, at: number): boolean {
  for (let place = at; place < at + opened; place++) if (!isZoneChar(codeAt(text, place))) return false;
  return true;
}

function isZoneChar(code: number): boolean {
  return isAsciiCapital(code) || isDigit(code) || code === 60;
}

function match(text: string, at: number): Match | undefined {
  if (!opensZone(text, at) || /[\p{L}\p{N}_<]/u.test(text.charAt(at - 1))) return undefined;
  for (const shape of shapes) {
    shape().lastIndex = at;
    const zone = shape().exec(text)?.[0];
    // Lines that do not belong together fail as a whole; the first may still hold alone.
    if (zone !== undefined && isMrz(zone)) return { start: at, end: at + zone.length };
  }
  return lineOf(text, at);
}

/** A line that opens as a machine-readable zone does, with a typing error in it. */
const opening = late(String.raw`(?:[PIACV][A-Z<][A-Z<]{3}|D1NLD)[A-Z\d<]{25,39}(?![\p{L}\p{N}_]|<(?!\/))`, "uy");

function lineOf(text: string, at: number): Match | undefined {
  opening().lastIndex = at;
  const line = opening().exec(text)?.[0];
  return line?.includes("<") || line?.startsWith("D1NLD") ? { start: at, end: at + line.length } : undefined;
}

const name = "VOORBEELD<<JAN";

/** The same zone of the specimen: document SPECI…, name VOORBEELD, reserved BSN where there was a number. */
function surrogate(value: string, random: RandomInt): string {
  const lines = mrzLines(value);
  const breaks = value.trim().match(/\s{1,8}/g) ?? [];
  const document = `SPECI${randomDigits(4, random)}`;
  const number = mrzPersonalNumber(value);
  const bsn = number === undefined ? "" : reservedFor(number, random);
  const made =
    lines[0]?.length === 30 ? cardLines(lines, document, bsn) : lines.map((line) => pageLine(line.padEnd(line.length > 36 ? 44 : 36, "<"), document, bsn));
  return made.map((line, place) => `${line}${place < made.length - 1 ? (breaks[place] ?? "\n") : ""}`).join("");
}

function cardLines(lines: readonly string[], document: string, bsn: string): string[] {
  if (lines[0]?.startsWith("D1NLD")) return [withDigit(`D1NLD1${document.replace(/\D/g, "9")}${"VW87Z78NB8".slice(0, 14)}`.padEnd(29, "9"))];
  const first = `I<NLD${document}${mrzDigit(document)}${bsn === "" ? "<".repeat(15) : withDigit(bsn.padEnd(14, "<"))}`;
  const second = `${withDigit("650310")}F${withDigit("310802")}NLD${"<".repeat(11)}`;
  const composite = first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18);
  const zone = [first, `${second}${mrzDigit(composite)}`, name.padEnd(30, "<")];
  return lines.length === 1 && isNameLine(lines[0] ?? "") ? zone.slice(2) : zone.slice(0, Math.max(lines.length, 2));
}

function pageLine(line: string, document: string, bsn: string): string {
  if (/^[PIACV][A-Z<]/.test(line) && line.includes("<<") && !/\d/.test(line)) return `P<NLD${name}`.padEnd(line.length, "<");
  const head = `${withDigit(document)}NLD${withDigit("650310")}F${withDigit("310802")}`;
  const rest = line.length === 44 ? withDigit(bsn.padEnd(14, "<")) : "<".repeat(7);
  const numbers = head + rest;
  return `${numbers}${mrzDigit(numbers.slice(0, 10) + numbers.slice(13, 20) + numbers.slice(21))}`;
}

function withDigit(field: string): string {
  return `${field}${mrzDigit(field)}`;
}

export default defineRule({
  id: "mrz",
  title: "Machine-readable zone of a passport, identity card or driving licence",
  legal: (value) => (isElfproef(mrzPersonalNumber(value) ?? "") ? "G2" : "G3"),
  statement: "identiteitsbewijs",
  precedence: PRECEDENCE.mrz,
  trigger: [
    { word: "capital", before: /[^\p{L}\p{N}_<]|^$/u, after: /[A-Z\d<]/, twoAfter: /[A-Z\d<]/ },
    { digits: [6, 7], after: /[A-Z<]/, twoAfter: /[A-Z\d<]/ },
  ],
  match,
  maxLength: 120,
  validate: isMrz,
  score: { checked: 0.98, context: 0.99, contextUnchecked: 0.8, field: 0.97 },
  context: ["mrz", "machine readable", "machineleesbare", "paspoort", "passport", "identiteitskaart", "rijbewijs"],
  fields: ["mrz", "mrz1", "mrz2", "mrz3", "mrzline1", "mrzline2", "mrzline3", "mrzregel1", "mrzregel2", "mrzregel3", "machinereadablezone"],
  fieldValue: /^[A-Za-z\d<\s]{20,110}$/,
  isTestValue: (value) =>
    /SPECI\d{4}/.test(value) || value.startsWith("D1NLD1999") || mrzLines(value).every((line) => line.replace(/<{1,40}$/, "").endsWith(name)),
  partial: () => hidden(9),
  surrogate,
  presidio: "MRZ",
  examples: {
    match: [
      "[[P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<\nSPECI20142NLD6503101F2403096999999990<<<<<84]]",
      "scan: [[I<NLDSPECI20212999999990<<<<<8\n6503101F3108022NLD<<<<<<<<<<<8\nDE<BRUIJN<<WILLEKE<LISELOTTE<<]]",
      "gelezen [[D1NLD15094962111659VW87Z78NB84]]",
      "tweede regel [[NTLBCL7312NLD8001014M3001019<<<<<<<<<<<<<<<8]]",
      "[[P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<]]",
      "mrz [[P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<]]",
    ],
    ignore: [
      "SPECI20143NLD6503101F2403096999999990<<<<<84",
      "P<NLD",
      "SPECI20142NLD6503102F2403096999999990<<<<<84",
      "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
      "D1NLD15094962111659VW87Z78NB85",
      "template List<Map<String>> is fine",
    ],
  },
  references: ["ICAO Doc 9303", "RvIG: documents issued before 30 August 2021 carry the BSN in the zone", "RDW: specimen of the driving licence"],
});
