/** Tests on UTF-16 code units, for the places that look at every number of a text. */

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isAsciiLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

export function isAsciiCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

export function isHexDigit(code: number): boolean {
  const lower = code | 32;
  return isDigit(code) || (lower >= 97 && lower <= 102);
}

/**
 * The code unit at a place; 0 outside of the text. Asking a string for a character that it does not have makes the compiler give up the whole function.
 */
export function codeAt(text: string, at: number): number {
  // A place below 0 becomes a large number; two comparisons would be too long to be compiled into their callers.
  return at >>> 0 < text.length ? text.charCodeAt(at) : 0;
}

/** The code unit before a place in the text or at its end, 0 before its beginning. */
export function codeBefore(text: string, at: number): number {
  return at > 0 ? text.charCodeAt(at - 1) : 0;
}

/** Letters of any script, loosely: everything from À on counts. */
export function isLetter(code: number): boolean {
  return isAsciiLetter(code) || code >= 0xc0;
}

/** Where the run of digits that starts at `at` ends. */
export function digitsEnd(text: string, at: number): number {
  let end = at;
  while (isDigit(codeAt(text, end))) end++;
  return end;
}
