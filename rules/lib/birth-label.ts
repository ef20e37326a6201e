import { codeBefore } from "./chars.js";
import { late } from "./late.js";

/** How far before a date its label may start, and the record that is named for it. */
const reach = 130;
const recordReach = 100;
const lineLabel = /(?:geboortedatum|geboortedag|geboren(?: op)?|geb\.? ?datum|date of birth|birth ?date|dob)[ :]{0,3}\r?\n[ \t]{0,8}$/i;
const recordLabel = late(
  String.raw`(?:^|[^\p{L}\p{N}_])(?:geboorte|geboorte_?datum|birth|birth_?date|date_?of_?birth|dob)["'\u0001]?\s{0,2}[:=]\s{0,2}$`,
  "iu",
);
const partLabel = late(String.raw`(?:day|month|year|dag|maand|jaar)["'\u0001]?\s{0,2}[:=]\s{0,2}["'\u0001]?$`, "i");
const longestLabel = 24;
const yearLabel = /(?:geboortejaar|geboren (?:in|anno)|birth ?year|year of birth|born in)(?: is| was| [a-z]{3,9})?["']?[ :=]{1,3}["']?$/i;

/** On the line above stands a label and nothing more, as in forms; other words on another line say nothing. */
export function isUnderBirthLabel(text: string, at: number): boolean {
  let start = at;
  while (codeBefore(text, start) === 32 || codeBefore(text, start) === 9) start--;
  return codeBefore(text, start) === 10 && lineLabel.test(text.slice(Math.max(0, at - reach), at));
}

/** `"geboorte":{"datum":{"datum":"1985-12-01"`: the record around the date is named for it. */
export function isInBirthRecord(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - recordReach), at);
  const inRecord = near.slice(near.lastIndexOf("}") + 1);
  for (let open = inRecord.indexOf("{"); open >= 0; open = inRecord.indexOf("{", open + 1)) {
    const place = at - inRecord.length + open;
    if (recordLabel().test(text.slice(Math.max(0, place - longestLabel), place))) return true;
  }
  return false;
}

const birthElement =
  /<(?:[\w.-]{1,20}:)?(?:geboorte(?:datum|dat)?|birth(?:_?date)?|date_?of_?birth)(?:\s[^<>]{0,60})?>\s{0,20}(?:<(?:[\w.-]{1,20}:)?\w{1,20}>[^<>]{0,40}<\/[\w.:-]{1,40}>\s{0,20})?<(?:[\w.-]{1,20}:)?(?:datum|date)(?:\s[^<>]{0,60})?>$/i;

/** `<Geboorte><Datum>19850312</Datum>`: the element around the date is named for it. */
export function isInBirthElement(text: string, at: number): boolean {
  return codeBefore(text, at) === GREATER && birthElement.test(text.slice(Math.max(0, at - elementReach), at));
}

const GREATER = 62;
const elementReach = 300;

/** `"dob":{"day":1`: one number of a date of birth. */
export function isPartOfBirthRecord(text: string, at: number): boolean {
  return partLabel().test(text.slice(Math.max(0, at - longestLabel), at)) && isInBirthRecord(text, at);
}

/** A year that the text calls one of birth. */
export function isBehindYearLabel(text: string, at: number): boolean {
  return yearLabel.test(text.slice(Math.max(0, at - 24), at));
}
