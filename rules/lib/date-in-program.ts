import { codeBefore } from "./chars.js";

const OPENING = 40;
const parts = "(?:19|20)\\d{2}, ?(?:\\d{1,2}|[A-Z][\\w.]{2,20}), ?\\d{1,2}";
const constructed = new RegExp(`${parts}(?=[,)])`, "y");
const whole = new RegExp(`^${parts}$`);

/** Where the parts of a date end that a program puts together: `LocalDate.of(1985, 12, 1)`, `new Date(1985, 11, 1)`, `datetime.date(1985, 12, 1)`; zero when there is none. */
export function constructedEnd(text: string, at: number): number {
  if (codeBefore(text, at) !== OPENING) return 0;
  constructed.lastIndex = at;
  return constructed.test(text) ? constructed.lastIndex : 0;
}

export function isConstructed(value: string): boolean {
  return whole.test(value);
}
