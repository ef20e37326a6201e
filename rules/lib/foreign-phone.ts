import { createRequire } from "node:module";
import type * as LibPhoneNumber from "libphonenumber-js/max";

/** National numbers that the authorities of their country keep free for films and books, as they follow the `+`. */
const drama = /^(?:4420794600\d\d|4420794[56]0\d{3}|441134960\d{3}|4930(?:23125)\d{3}|496990009\d{3}|494066969\d{3}|1\d{3}55501\d\d|3532091\d{5})$/;

/** Whether a number in the form `+…` is assigned in the country of its prefix. */
export function isForeignNumber(international: string): boolean {
  return library().parsePhoneNumberFromString(international)?.isValid() ?? isDramaNumber(international.slice(1));
}

/** Whether ten digits are a Dutch number that is assigned. */
export function isAssignedDutchNumber(digits: string): boolean {
  return library().isValidPhoneNumber(digits, "NL");
}

/** Whether the country of the prefix has numbers of this length. */
export function isForeignLength(international: string): boolean {
  return library().parsePhoneNumberFromString(international)?.isPossible() ?? false;
}

/** @param digits the number from its country code on */
export function isDramaNumber(digits: string): boolean {
  return drama.test(digits);
}

let loaded: typeof LibPhoneNumber | undefined;

/** Loaded at the first foreign number: its numbering plans take 30 ms, and most texts hold none. */
function library(): typeof LibPhoneNumber {
  loaded ??= createRequire(import.meta.url)("libphonenumber-js/max") as typeof LibPhoneNumber;
  return loaded;
}
