import { isAssigned, isOfRightLength, plannedNumber } from "./numbering-plan.js";

/** National numbers that the authorities of their country keep free for films and books, as they follow the `+`. */
const drama = /^(?:4420794600\d\d|4420794[56]0\d{3}|441134960\d{3}|4930(?:23125)\d{3}|496990009\d{3}|494066969\d{3}|1\d{3}55501\d\d|3532091\d{5})$/;

/** Whether a number, from its country code on, is assigned in the country of its prefix. */
export function isForeignNumber(digits: string): boolean {
  const number = plannedNumber(digits);
  return number === undefined ? isDramaNumber(digits) : isAssigned(number);
}

/** Whether ten digits are a Dutch number that is assigned. */
export function isAssignedDutchNumber(digits: string): boolean {
  const number = plannedNumber(`31${digits}`);
  return number !== undefined && isAssigned(number);
}

/** Whether the country of the prefix has numbers of this length. */
export function isForeignLength(digits: string): boolean {
  const number = plannedNumber(digits);
  return number !== undefined && isOfRightLength(number);
}

/** @param digits the number from its country code on */
export function isDramaNumber(digits: string): boolean {
  return drama.test(digits);
}
