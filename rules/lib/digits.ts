import type { RandomInt } from "../../src/rule.js";
import { isDigit } from "./chars.js";

/** The value without what people write between its characters, in capitals. */
export function compact(value: string): string {
  return value.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
}

/** The digits of the value. */
export function digitsOf(value: string): string {
  return isDigits(value) ? value : value.replace(/\D/g, "");
}

/** Most values are nothing but digits, and a pattern makes a string of each. */
function isDigits(value: string): boolean {
  for (let at = 0; at < value.length; at++) if (!isDigit(value.charCodeAt(at))) return false;
  return true;
}

/** That many random digits. */
export function randomDigits(count: number, random: RandomInt): string {
  return Array.from({ length: count }, () => random(10)).join("");
}

/** The first number that `make` accepts, counting up from a random start and round: it ends for every source of randomness. */
export function countedUp(count: number, random: RandomInt, make: (number: number) => string | undefined): string {
  const start = random(count);
  for (let step = 0; step < count; step++) {
    const made = make((start + step) % count);
    if (made !== undefined) return made;
  }
  throw new RangeError("No number of this form passes its check.");
}

/** No register issues numbers that start with five nines, so a surrogate does. */
export const unissued = "99999";

/** A number of that many digits that no register issues. */
export function unissuedNumber(length: number, random: RandomInt): string {
  return `${unissued}${randomDigits(Math.max(length - unissued.length, 0), random)}`.slice(0, length);
}

/** Digits that people type to fill a field: one digit repeated, or a run up from 0 or 1. */
export function isFiller(digits: string): boolean {
  return /^(\d)\1*$/.test(digits) || "0123456789".startsWith(digits) || "1234567890".startsWith(digits);
}

/** Eight digits that read as a date of our time, year first or day first. */
export function isDateLike(eight: string): boolean {
  const [, year, month, day] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(eight) ?? dayFirst(eight);
  return year !== undefined && inRange(month, 1, 12) && inRange(day, 1, 31);
}

function dayFirst(eight: string): readonly (string | undefined)[] {
  const [, day, month, year] = /^(\d\d)(\d\d)((?:19|20)\d\d)$/.exec(eight) ?? [];
  return [eight, year, month, day];
}

function inRange(number: string | undefined, least: number, most: number): boolean {
  return Number(number) >= least && Number(number) <= most;
}

/** A mask of that many characters that shows nothing. */
export function hidden(count: number): string {
  return "•".repeat(count);
}

/** The value without separators, all hidden but the last characters. */
export function lastShown(value: string, shown: number): string {
  const plain = compact(value);
  return plain.length <= shown ? hidden(plain.length) : `${hidden(plain.length - shown)}${plain.slice(-shown)}`;
}

/** The characters of `plain` with the separators and the case of `written`; as they are when the two do not fit. */
export function inLayoutOf(written: string, plain: string): string {
  if (compact(written).length !== plain.length) return plain;
  const lower = written === written.toLowerCase();
  let place = 0;
  return written.replace(/[A-Za-z0-9]/g, () => {
    const char = plain.charAt(place++);
    return lower ? char.toLowerCase() : char;
  });
}
