import { codeBefore } from "./chars.js";
import { late } from "./late.js";

/** How far before a date its label may start. */
const reach = 130;
const lineLabel = /(?:geboortedatum|geboortedag|geboren(?: op)?|geb\.? ?datum|date of birth|birth ?date|dob)[ :]{0,3}\r?\n[ \t]{0,8}$/i;
const quote = "[\"'\\u0001]?";
const parent = `(?:geboorte|geboorte_?datum|birth|birth_?date|date_?of_?birth|dob)${quote}\\s{0,2}[:=]\\s{0,2}\\{[^}]{0,100}`;
const recordLabel = late(`(?:^|[^\\p{L}\\p{N}_])${parent}$`, "iu");
const partLabel = late(`(?:^|[^\\p{L}\\p{N}_])${parent}(?:day|month|year|dag|maand|jaar)${quote}\\s{0,2}[:=]\\s{0,2}${quote}$`, "iu");
const yearLabel = /(?:geboortejaar|geboren (?:in|anno)|birth ?year|year of birth|born in)(?: is| was| [a-z]{3,9})?["']?[ :=]{1,3}["']?$/i;

/** On the line above stands a label and nothing more, as in forms; other words on another line say nothing. */
export function isUnderBirthLabel(text: string, at: number): boolean {
  let start = at;
  while (codeBefore(text, start) === 32 || codeBefore(text, start) === 9) start--;
  return codeBefore(text, start) === 10 && lineLabel.test(before(text, at));
}

/** `"geboorte":{"datum":{"datum":"1985-12-01"`: the record around the date is named for it. */
export function isInBirthRecord(text: string, at: number): boolean {
  return recordLabel().test(before(text, at));
}

/** `"dob":{"day":1`: one number of a date of birth. */
export function isPartOfBirthRecord(text: string, at: number): boolean {
  return partLabel().test(before(text, at));
}

/** A year that the text calls one of birth. */
export function isBehindYearLabel(text: string, at: number): boolean {
  return yearLabel.test(text.slice(Math.max(0, at - 24), at));
}

function before(text: string, at: number): string {
  return text.slice(Math.max(0, at - reach), at);
}
