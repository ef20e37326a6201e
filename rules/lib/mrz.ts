/** The check digit of a machine-readable field: weights 7, 3, 1, letters from A = 10, filler 0. */
export function mrzDigit(field: string): string {
  const weights = [7, 3, 1];
  const value = (char: string) => (char === "<" ? 0 : Number.parseInt(char, 36));
  const sum = Array.from(field).reduce((total, char, place) => total + value(char) * (weights[place % 3] ?? 0), 0);
  return String(sum % 10);
}

/** The lines of a zone as written, whatever stands between them. */
export function mrzLines(value: string): string[] {
  return value.trim().split(/\s{1,4}/);
}

/** Whether every check digit in the zone holds. Lines that hold only a name have none. */
export function isMrz(value: string): boolean {
  const lines = mrzLines(value);
  return isTd1(lines) || isTwoLines(lines) || isLicence(lines) || (lines.length === 1 && lines.every(isNameLine));
}

/** A line of full length that opens with a document kind and country, or a bare line with surname `<<` given names. */
export function isNameLine(line: string): boolean {
  const length = line.length === 30 || line.length === 36 || line.length === 44;
  return length && /^[A-Z][A-Z<]{1,40}<<[A-Z][A-Z<]{0,40}$/.test(line) && line.includes("<");
}

/** Identity card: three lines of 30. */
function isTd1([first = "", second = "", third]: readonly string[]): boolean {
  if (first.length !== 30 || second.length !== 30) return false;
  if (third !== undefined && third.length !== 30) return false;
  const composite = first.slice(5, 30) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29);
  return holds(first, 5, 14) && holds(second, 0, 6) && holds(second, 8, 14) && mrzDigit(composite) === second[29];
}

/** Passport (44) or older card (36): a name line and a line of numbers, or the latter alone. */
function isTwoLines(lines: readonly string[]): boolean {
  const numbers = lines.at(-1) ?? "";
  if (lines.length > 2 || (numbers.length !== 44 && numbers.length !== 36)) return false;
  if (lines.length === 2 && lines[0]?.length !== numbers.length) return false;
  const last = numbers.length - 1;
  const composite = numbers.slice(0, 10) + numbers.slice(13, 20) + numbers.slice(21, last);
  return isHead(numbers) && optionalHolds(numbers) && mrzDigit(composite) === numbers[last];
}

/** Document number, birth date and expiry date with their digits. */
function isHead(numbers: string): boolean {
  return holds(numbers, 0, 9) && holds(numbers, 13, 19) && holds(numbers, 21, 27) && /^[A-Z<]{3}\d{6}/.test(numbers.slice(10));
}

/** Only the passport has a digit over its optional part; it may be left out when that part is empty. */
function optionalHolds(numbers: string): boolean {
  if (numbers.length !== 44) return true;
  return holds(numbers, 28, 42) || /^<{15}$/.test(numbers.slice(28, 43));
}

/** Dutch driving licence: one line of 30 with a digit at the end. */
function isLicence(lines: readonly string[]): boolean {
  const [line = ""] = lines;
  return lines.length === 1 && line.length === 30 && line.startsWith("D1NLD") && holds(line, 0, 29);
}

/** The character after the field is its check digit. */
function holds(line: string, start: number, end: number): boolean {
  return mrzDigit(line.slice(start, end)) === line[end];
}

/** The national number in the optional part, as in Dutch documents issued before 30 August 2021. */
export function mrzPersonalNumber(value: string): string | undefined {
  return mrzLines(value)
    .map((line) => /^(?:[A-Z<0-9]{15}(\d{9})<{5}\d|[A-Z0-9<]{28}(\d{9})<{5}\d\d)$/.exec(line))
    .map((found) => found?.[1] ?? found?.[2])
    .find((number) => number !== undefined);
}
