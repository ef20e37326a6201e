import { luhn } from "./luhn.js";

/** First digits and lengths per brand; the first digit of the list that fits decides. */
const brands: readonly { readonly starts: RegExp; readonly lengths: readonly number[] }[] = [
  { starts: /^4/, lengths: [13, 16, 19] },
  { starts: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { starts: /^3[47]/, lengths: [15] },
  { starts: /^3(?:0[0-5]|095|6|8|9)/, lengths: [14, 16, 19] },
  { starts: /^(?:6011|64[4-9]|65)/, lengths: [16, 19] },
  { starts: /^35(?:2[89]|[3-8])/, lengths: [16, 19] },
  { starts: /^62/, lengths: [16, 17, 18, 19] },
  { starts: /^(?:5018|5020|5038|5893|6304|67)/, lengths: [12, 13, 14, 15, 16, 17, 18, 19] },
];

/** Whether a brand issues numbers that start so and are this long. */
export function hasBrand(digits: string): boolean {
  return brands.some(({ starts, lengths }) => starts.test(digits) && lengths.includes(digits.length));
}

/** A brand's range and length, and the Luhn check. */
export function isCardNumber(digits: string): boolean {
  return hasBrand(digits) && luhn(digits);
}
