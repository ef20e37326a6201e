/** What holds the text around a value together: line ends, quotes, brackets, columns. A replacement keeps each of them, in order. */
const HOLDING = /[\n\r\t"'`{}[\]|\\]/g;
/** What may be part of a value, but means something else where there was none. */
const TELLING = ["<", ">", "&", ",", ";", "#", "=", "%"];
const NUMBER = /^-?\d{1,30}(?:\.\d{1,20})?$/;

/** Whether a replacement can stand where the value stood without changing what is around it: a number stays a number, a line a line. */
export function fits(replacement: string, value: string): boolean {
  if (holding(replacement) !== holding(value)) return false;
  if (TELLING.some((sign) => replacement.includes(sign) && !value.includes(sign))) return false;
  return !NUMBER.test(value) || isLikeNumber(replacement, value);
}

function holding(text: string): string {
  return (text.match(HOLDING) ?? []).join("");
}

/** `0123` is no number to JSON, `123` is; `1.50` is no whole one. */
function isLikeNumber(replacement: string, value: string): boolean {
  if (!NUMBER.test(replacement) || replacement.includes(".") !== value.includes(".")) return false;
  return hasLeadingZero(value) || !hasLeadingZero(replacement);
}

function hasLeadingZero(number: string): boolean {
  return /^-?0\d/.test(number);
}
