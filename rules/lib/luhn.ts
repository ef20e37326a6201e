/** The Luhn check of ISO/IEC 7812-1: from the right every second digit is doubled, its digits are added, and the sum is a multiple of ten. */
export function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => total + (place % 2 === 1 ? crossSum(2 * Number(digit)) : Number(digit)), 0);
  return digits !== "" && sum % 10 === 0;
}

function crossSum(upTo18: number): number {
  return upTo18 > 9 ? upTo18 - 9 : upTo18;
}
