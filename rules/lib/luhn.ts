/** The Luhn check of ISO/IEC 7812-1: from the right every second digit is doubled, its digits are added, and the sum is a multiple of ten. */
export function luhn(digits: string): boolean {
  let sum = 0;
  let isDoubled = false;
  for (let place = digits.length - 1; place >= 0; place--) {
    const digit = digits.charCodeAt(place) - ZERO;
    sum += isDoubled ? crossSum(2 * digit) : digit;
    isDoubled = !isDoubled;
  }
  return digits !== "" && sum % 10 === 0;
}

const ZERO = 48;

function crossSum(upTo18: number): number {
  return upTo18 > 9 ? upTo18 - 9 : upTo18;
}
