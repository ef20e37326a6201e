/** A calendar date; month or day is 0 when unknown, as in the population register (BRP). */
interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const monthNames =
  "jan(?:uari|uary)?|feb(?:ruari|ruary)?|m(?:aa|a)?rt|mar(?:ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|aug(?:ustus|ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const monthOrder = ["jan", "feb", "m(?:aa|a)?r", "apr", "me?[iay]{1,2}$", "jun", "jul", "aug", "sep", "o[kc]t", "nov", "dec"].map(
  (start) => new RegExp(`^${start}`, "i"),
);
/** The oldest people alive are 116; a date after 2049 is an expiry. */
const firstYear = 1900;
const lastYear = 2049;

const forms: readonly { readonly form: RegExp; readonly order: readonly (keyof DateParts)[] }[] = [
  { form: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, order: ["year", "month", "day"] },
  { form: /^(\d{1,2})[-/. ](\d{1,2})[-/. ]'?(\d{4}|\d{2})$/, order: ["day", "month", "year"] },
  // English: the month first.
  { form: /^(\d{1,2})[-/. ](\d{1,2})[-/. ]'?(\d{4}|\d{2})$/, order: ["month", "day", "year"] },
  { form: /^(\d{4})(\d{2})(\d{2})$/, order: ["year", "month", "day"] },
  { form: /^(\d{2})(\d{2})(\d{4})$/, order: ["day", "month", "year"] },
  { form: /^(\d{1,2})(?:e|ste|de|st|nd|rd|th)?[ -](?:of )?([a-z]{3,9})\.?,?[ -]'?(\d{4}|\d{2})$/i, order: ["day", "month", "year"] },
  { form: /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i, order: ["month", "day", "year"] },
];

const clock = "(?:(?:T|,? )\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?";
const clockAtEnd = new RegExp(`${clock}$`);
/** A date in a sentence, from its first digit on; a clock time behind it goes along. The month names are Dutch and English. */
export const dateForms: readonly RegExp[] = [
  new RegExp(`(?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}${clock}`, "y"),
  new RegExp(`\\d{1,2}([-/. ])\\d{1,2}\\1'?(?:\\d{4}|\\d{2})(?!\\d)${clock}`, "y"),
  /\d{8}/y,
  new RegExp(`\\d{1,2}(?:e|ste|de|st|nd|rd|th)? (?:of )?(?:${monthNames})\\.?,? '?(?:\\d{4}|\\d{2})`, "iy"),
  new RegExp(`\\d{1,2}-(?:${monthNames})-(?:\\d{4}|\\d{2})(?!\\d)`, "iy"),
];
/** The month before the first digit: `December 1, 1985`. */
export const monthBefore = new RegExp(`(?<![a-z])(?:${monthNames})\\.? $`, "i");
export const dayAndYear = /\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2}/y;

/** The date of a date and time. */
export function withoutClock(value: string): string {
  return value.replace(clockAtEnd, "");
}

/** Whether a date as written exists and lies within a lifetime. */
export function isBirthDate(value: string): boolean {
  const day = withoutClock(value.trim());
  return forms.some(({ form, order }) => {
    const found = form.exec(day);
    return found !== null && isPlausible(partsOf(found.slice(1), order));
  });
}

/** Where the day and the year of a date are written, and what date it is. */
export interface WrittenDate {
  readonly iso: string;
  /** The text before, between and behind the parts: one more than there are parts. */
  readonly between: readonly string[];
  readonly parts: readonly { readonly name: "year" | "month" | "day"; readonly text: string }[];
}

/** Reads a date without clock time; undefined when it is none. */
export function writtenDate(value: string): WrittenDate | undefined {
  for (const { form, order } of forms) {
    const texts = form.exec(value)?.slice(1);
    if (texts === undefined) continue;
    const { year, month, day } = partsOf(texts, order);
    if (!isPlausible({ year, month, day })) continue;
    let at = 0;
    const between = texts.map((text) => {
      const start = value.indexOf(text, at);
      const gap = value.slice(at, start);
      at = start + text.length;
      return gap;
    });
    return { iso: `${year}-${month}-${day}`, between: [...between, value.slice(at)], parts: order.map((name, i) => ({ name, text: texts[i] ?? "" })) };
  }
  return undefined;
}

function partsOf(values: readonly string[], order: readonly (keyof DateParts)[]): DateParts {
  const part = (name: keyof DateParts) => values[order.indexOf(name)] ?? "";
  return { year: yearOf(part("year")), month: monthOf(part("month")), day: Number(part("day")) };
}

/** Two digits up to 29 are taken for this century. */
function yearOf(written: string): number {
  const year = Number(written);
  if (written.length > 2) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

function monthOf(written: string): number {
  if (/^\d/.test(written)) return Number(written);
  const index = monthOrder.findIndex((month) => month.test(written));
  return index < 0 ? 99 : index + 1;
}

function isPlausible({ year, month, day }: DateParts): boolean {
  if (year < firstYear || year > lastYear || month > 12) return false;
  if (month === 0) return day === 0;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
