import { late } from "./late.js";
import { words } from "./words.js";

const units = "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen";
const number = `(?:(?:${units})(?:en|ën|ëen)(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig|(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig|(?:der|veer|vijf|zes|zeven|acht|negen)tien|tien|elf|twaalf|${units})`;
const months = words("januari februari maart april mei juni juli augustus september oktober november december").join("|");
/** How the years of people begin in deeds: "zeven juli negentienhonderd zestig". */
export const yearsInWords: readonly string[] = ["negentienhonderd", "tweeduizend"];

const dayBefore = late(String.raw`(?<!\p{L})(?:eerste|${number}) (?:${months}) $`, "iu");
const year = late(String.raw`(?:${yearsInWords.join("|")})(?:[ -]?(?:en[ -]?)?${number})?(?!\p{L})`, "iuy");
const whole = late(`^(?:eerste|${number}) (?:${months}) (?:${yearsInWords.join("|")})`, "iu");
/** The longest day and month, and the words between the birth and its date: a place, seldom a hospital. */
const reach = 30;
const ofBirth = /(?<![a-z])(?:geboren |dag van (?:de )?geboorte:? )[^\n;()]{0,100}$/i;
const birthReach = 110;

/** `geboren te Zwolle op zeven juli negentienhonderd zestig`: the date around the year at `at`. */
export function dateInWords(text: string, at: number): { start: number; end: number; score: number; reason: "context" } | undefined {
  const day = dayBefore().exec(text.slice(Math.max(0, at - reach), at))?.[0];
  if (day === undefined || !isBehindBirth(text, at - day.length)) return undefined;
  year().lastIndex = at;
  const value = year().exec(text)?.[0];
  return value === undefined ? undefined : { start: at - day.length, end: at + value.length, score: 0.9, reason: "context" };
}

/** `geboren te Zwolle op zeven juli negentienhonderd zestig (07-07-1960)`: the same once more, in brackets. */
export function isBehindWordsOfBirth(text: string, at: number): boolean {
  return text.charAt(at - 1) === "(" && isBehindBirth(text, at - 1);
}

function isBehindBirth(text: string, at: number): boolean {
  return ofBirth.test(text.slice(Math.max(0, at - birthReach), at));
}

export function isDateInWords(value: string): boolean {
  return whole().test(value);
}
