import { ESCAPED_QUOTE } from "./escapes.js";
import type { RecordRead, RecordValue } from "./record.js";

/** Parts of a field by their place, between `^`: XPN, XAD, XTN, XCN of HL7 2. */
const NAME = ["achternaam", "voornaam", "voornaam"];
const ADDRESS = ["adres", "adres", "woonplaats", "", "postcode"];
const PHONE = ["telefoonnummer", "", "", "email"];
const DOCTOR = ["", "achternaam", "voornaam", "voornaam"];
const BIRTH = ["geboortedatum"];
/** A number with the scheme and the authority that it belongs to behind it. */
const IDENTIFIER = ["patientnummer"];

type Parts = readonly string[];

/** Fields of segments about people, by number. */
const SEGMENTS: { readonly [segment: string]: { readonly [field: number]: Parts } } = {
  PID: {
    2: IDENTIFIER,
    3: IDENTIFIER,
    4: IDENTIFIER,
    5: NAME,
    6: NAME,
    7: BIRTH,
    9: NAME,
    11: ADDRESS,
    13: PHONE,
    14: PHONE,
    19: ["bsn"],
    23: ["geboorteplaats"],
  },
  NK1: { 2: NAME, 4: ADDRESS, 5: PHONE, 6: PHONE, 16: BIRTH, 30: NAME, 31: PHONE, 32: ADDRESS },
  GT1: { 3: NAME, 4: NAME, 5: ADDRESS, 6: PHONE, 7: PHONE, 8: BIRTH, 12: ["bsn"] },
  IN1: { 16: NAME, 18: BIRTH, 19: ADDRESS, 36: ["polisnummer"] },
  PV1: { 7: DOCTOR, 8: DOCTOR, 9: DOCTOR, 17: DOCTOR },
  OBR: { 10: DOCTOR, 16: DOCTOR, 28: DOCTOR },
  ORC: { 10: DOCTOR, 11: DOCTOR, 12: DOCTOR },
};

/** What Dutch hospitals write behind a citizen service number. */
const BSN = /\^(?:NLMINBIZA|NNNLD|BSN)(?=[&^~|]|$)/i;
const BEFORE = `\n\r"'\u000b${ESCAPED_QUOTE}`;
const LINE_END = new RegExp(`[\\n\\r"${ESCAPED_QUOTE}]`);
const LONGEST = 8000;

/** The values of the segment of HL7 2 that begins at `at`: `PID|1||999990019^^^NLMINBIZA^NNNLD||Jansen^Jan`. */
export function segmentAt(text: string, at: number): RecordRead | undefined {
  const fields = SEGMENTS[text.slice(at, at + 3)];
  if (fields === undefined || !(at === 0 || BEFORE.includes(text[at - 1] as string))) return undefined;
  const written = text.slice(at, at + LONGEST);
  const length = written.search(LINE_END);
  const end = length < 0 ? at + written.length : at + length;
  const values: RecordValue[] = [];
  let start = at;
  for (const [number, field] of text.slice(at, end).split("|").entries()) {
    const parts = fields[number];
    if (parts !== undefined) values.push(...valuesOf(field, start, parts));
    start += field.length + 1;
  }
  return { values, end };
}

/** A field may be repeated, with `~` between. */
function valuesOf(field: string, start: number, parts: Parts): RecordValue[] {
  const values: RecordValue[] = [];
  let from = start;
  for (const written of field.split("~")) {
    let place = from;
    for (const [index, part] of written.split("^").entries()) {
      const key = keyOf(parts, index, written);
      if (key !== "" && part !== "") values.push({ key, start: place, end: place + part.length });
      place += part.length + 1;
    }
    from += written.length + 1;
  }
  return values;
}

function keyOf(parts: Parts, index: number, written: string): string {
  return parts === IDENTIFIER && index === 0 && BSN.test(written) ? "bsn" : (parts[index] ?? "");
}
