/** The sums of an administration number: its digits, and its digits times the powers of two, both modulo 11. */
function sumsOf(ten: string): { readonly plain: number; readonly powers: number } {
  const digits = Array.from(ten, Number);
  return {
    plain: digits.reduce((sum, digit) => sum + digit, 0) % 11,
    powers: digits.reduce((sum, digit, place) => sum + digit * 2 ** place, 0) % 11,
  };
}

/**
 * Ten digits that hold as A-nummer: no leading zero, no equal neighbours, both sums right. The plain sum may leave 5 in one published
 * description; all numbers ever seen leave 0.
 */
export function isANumber(ten: string): boolean {
  if (!/^[1-9]\d{9}$/.test(ten) || /(\d)\1/.test(ten)) return false;
  const { plain, powers } = sumsOf(ten);
  return powers === 0 && (plain === 0 || plain === 5);
}

/** Holds by the wider description only, so it was never handed out. */
export function isUnissuedANumber(ten: string): boolean {
  return isANumber(ten) && sumsOf(ten).plain === 5;
}
