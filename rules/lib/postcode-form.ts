import { belgianPostcodeAt } from "./belgian-postcode.js";
import { late } from "./late.js";
import { type Place, placeAt } from "./place.js";
import { words } from "./words.js";

/** Units, countries, screen sizes and words that stand behind four digits as well. */
export const otherUse: ReadonlySet<string> = new Set(
  words("MB GB KB TB KG MG ML CM MM KM MS PX HZ KW MW GW VA LM HD OK AM PM NL EN DE BE IS IN OP TE OF AL AN ER ZE WE EU US UK BC AD CE PC ST II IV VI IX XI"),
);

/** Four digits that do not start with 0 and two letters; SA, SD and SS are not used. */
const form = late(String.raw`[1-9]\d{3} {0,2}(?!S[ADS]|s[ads])[A-Za-z]{2}(?![\p{L}\p{N}_])`, "uy");
const beforePlace = /(?: {1,3}|, ?| {0,2}\| {0,2}|\n)/y;

/** A postcode as written, and the place that follows it. */
export interface Postcode {
  readonly start: number;
  readonly end: number;
  readonly letters: string;
  readonly place: Place | undefined;
}

/** The postcode that starts at `at`, whatever stands before it. */
export function postcodeAt(text: string, at: number): Postcode | undefined {
  form().lastIndex = at;
  const value = form().exec(text)?.[0];
  if (value === undefined) return undefined;
  const end = at + value.length;
  beforePlace.lastIndex = end;
  const gap = beforePlace.exec(text)?.[0];
  return { start: at, end, letters: value.slice(-2), place: gap === undefined ? undefined : placeAt(text, end + gap.length) };
}

const joint = /(?:[,|;]? {0,3}\r?\n[ \t]{0,8}| {0,2}[,|/;] {0,2}| ?<br ?\/?> ?| {1,3})(?:(?:NL|BE?) ?- ?)?/y;

/** "Kerkstraat 5 te Zwolle". */
const beforeTown = /(?:te|in) /y;

/** Postcode and place, or a known place, behind the first line of an address: where they end. */
export interface SecondLine {
  readonly end: number;
  readonly hasPostcode: boolean;
}

/** `, 8011 PK Zwolle`, also on the next line or behind a bar. A place alone has to be a known one. */
export function secondLineAt(text: string, at: number): SecondLine | undefined {
  joint.lastIndex = at;
  const gap = joint.exec(text)?.[0];
  if (gap === undefined) return undefined;
  const postcode = postcodeAt(text, at + gap.length);
  if (postcode !== undefined && isPlain(postcode)) return { end: placeEnd(postcode), hasPostcode: true };
  const belgian = belgianPostcodeAt(text, at + gap.length);
  if (belgian !== undefined) return { end: belgian.townEnd, hasPostcode: true };
  beforeTown.lastIndex = at + gap.length;
  const place = placeAt(text, at + gap.length + (beforeTown.exec(text)?.[0].length ?? 0));
  return place?.known ? { end: place.end, hasPostcode: false } : undefined;
}

/** In small letters the two letters may be a word, and some capitals a unit, so the place has to be known. */
function isPlain({ letters, place }: Postcode): boolean {
  return place?.known === true || (/^[A-Z]{2}$/.test(letters) && !otherUse.has(letters));
}

function placeEnd({ end, place }: Postcode): number {
  return place?.end ?? end;
}
