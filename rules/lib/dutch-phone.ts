/** What a Dutch number is for; a service number belongs to no person. */
export type PhoneKind = "mobile" | "fixed" | "service" | "device";

/** Digits after the 0 of the 30 areas with seven-digit numbers and the 111 with six (ACM numbering plan). */
const shortAreas = "10 13 15 20 23 24 26 30 33 35 36 38 40 43 45 46 50 53 55 58 70 71 72 73 74 75 76 77 78 79";
const longAreas =
  "111 113 114 115 117 118 161 162 164 165 166 167 168 172 174 180 181 182 183 184 186 187 222 223 224 226 227 228 229 251 252 255 294 297 299 " +
  "313 314 315 316 317 318 320 321 341 342 343 344 345 346 347 348 411 412 413 416 418 475 478 481 485 486 487 488 492 493 495 497 499 " +
  "511 512 513 514 515 516 517 518 519 521 522 523 524 525 527 528 529 541 543 544 545 546 547 548 561 562 566 570 571 572 573 575 577 578 " +
  "591 592 593 594 595 596 597 598 599";
const areas: ReadonlySet<string> = new Set(`${shortAreas} ${longAreas}`.split(" "));

/** 084, 085, 087, 088 and 091 are numbers without a place: companies, internet telephony, home offices. */
const placeless = /^0(?:8[4578]|91)\d{7}$/;
const mobile = /^06[1-58]\d{7}$/;
/** Machines: meters, cars, alarms. */
const device = /^0970\d{8}$/;
const service = /^0(?:800|90[069])(?:\d{4}|\d{7})$/;

/** What a complete national number, with its leading 0, is for; undefined when no such number is assigned. */
export function phoneKind(national: string): PhoneKind | undefined {
  if (national.length !== usualLength) return isOtherLength(national.length) ? otherKind(national) : undefined;
  if (mobile.test(national)) return "mobile";
  if (placeless.test(national) || (/^0[1-7]\d{8}$/.test(national) && areaOf(national) !== undefined)) return "fixed";
  return undefined;
}

/** Digits of a number with an area code or 06 in front. */
const usualLength = 10;
/** No number that is assigned is longer. */
export const longestNational = 12;

function isOtherLength(length: number): boolean {
  return length === 8 || length === 11 || length === longestNational;
}

function otherKind(national: string): PhoneKind | undefined {
  if (service.test(national)) return "service";
  return device.test(national) ? "device" : undefined;
}

/** The area code with its 0: `020`, `0172`. */
export function areaOf(national: string): string | undefined {
  const length = [3, 2].find((digits) => areas.has(national.slice(1, 1 + digits)));
  return length === undefined ? undefined : national.slice(0, 1 + length);
}

/** Municipalities answer at 14 and their area code: `14020`, `140172`. */
export function isMunicipalityNumber(digits: string): boolean {
  return /^140\d{2,3}$/.test(digits) && areas.has(digits.slice(3));
}

/** `0612312312`: what people type where any number will do. */
function isRepeating(national: string): boolean {
  const subscriber = national.slice(2);
  return national.startsWith("06") && [1, 2, 3].some((period) => subscriber === subscriber.slice(0, period).repeat(8).slice(0, 8));
}

/** Numbers published as examples, and subscriber numbers that start with 0, which no exchange connects. */
export function isTestNumber(national: string): boolean {
  if (/^(?:0612345678|0101234567|0851234567|097012345678)$/.test(national)) return true;
  if (isRepeating(national)) return true;
  const area = areaOf(national);
  return area !== undefined && phoneKind(national) === "fixed" && national.charAt(area.length) === "0";
}
