/** The text as one long number (A = 10 … Z = 35) modulo 97, as ISO 7064 has it. */
export function mod97(text: string): number {
  let rest = 0;
  for (const char of text.toUpperCase()) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** The two check digits of an IBAN with this country and account part. */
export function ibanCheckDigits(country: string, bban: string): string {
  return String(98 - mod97(`${bban}${country}00`)).padStart(2, "0");
}

/** The two digits that make `head` + digits equal 1 modulo 97; never 00, which is no suffix. */
export function closingDigits(head: string): string {
  const closing = (((1 - mod97(`${head}00`)) % 97) + 97) % 97;
  return String(closing === 0 ? 97 : closing).padStart(2, "0");
}
