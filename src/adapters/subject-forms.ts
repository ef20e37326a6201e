import type { Subject } from "../options.js";
import type { KnownValues } from "./subject-values.js";

/** The known values in all their written forms. The forms of names are the rule's own affair. */
export function formsOf({ name, email, phone, other }: KnownValues): Required<{ readonly [Kind in keyof Subject]: readonly string[] }> {
  return {
    name: [...name],
    email: [...email],
    phone: distinct([...phone].flatMap(phoneForms)),
    other: distinct([...[...other].flatMap(numberForms), ...[...email].flatMap(localPart)]),
  };
}

function distinct(forms: readonly string[]): string[] {
  return [...new Set(forms)];
}

/** National, international, and cut up as people do; a number of another country as it is and without its separators. */
function phoneForms(phone: string): string[] {
  const digits = phone.replace(/\(0\)|[^\d+]/g, "");
  const rest = /^(?:\+31|0031|0)([1-9]\d{8})$/.exec(digits)?.[1];
  if (rest === undefined) return [phone, digits];
  // Mobile numbers have a prefix of one digit, area codes have two or three.
  const cuts = rest.startsWith("6") ? [1] : [2, 3];
  return [phone, `0${rest}`, `+31${rest}`, `0031${rest}`, `31${rest}`, ...cuts.flatMap((cut) => cutUp(rest.slice(0, cut), rest.slice(cut)))];
}

function cutUp(area: string, number: string): string[] {
  const groups = [number, inGroups(number, 2), inGroups(number, 3), inGroups(number, 4), `${number.slice(0, -4)} ${number.slice(-4)}`];
  const fronts = [`0${area} `, `0${area}-`, `0${area} - `, `(0${area}) `, `+31 ${area} `, `+31 (0)${area} `, `+31-${area}-`, `+31${area} `, `0031 ${area} `];
  return fronts.flatMap((front) => groups.map((group) => front + group));
}

/** Without separators, in the groups that people know, and as it was given. */
function numberForms(value: string): string[] {
  const compact = value.replace(/[\s./-]/g, "");
  if (!/^[A-Za-z\d]{5,}$/.test(compact) || !/\d/.test(compact)) return [value];
  if (/^[A-Za-z]{2}\d{2}/.test(compact)) return [value, compact, inGroups(compact, 4)];
  if (!/^\d{9}$/.test(compact)) return [value, compact];
  const [a, b, c] = [compact.slice(0, 4), compact.slice(4, 6), compact.slice(6)];
  return [value, compact, `${a}.${b}.${c}`, inGroups(compact, 3), inGroups(compact, 3).replaceAll(" ", ".")];
}

function inGroups(text: string, size: number): string {
  return text.match(new RegExp(`.{1,${size}}`, "g"))?.join(" ") ?? text;
}

/** The user name that many systems make of an address, when it is no everyday word such as `info`. */
function localPart(email: string): string[] {
  const local = email.slice(0, Math.max(0, email.lastIndexOf("@")));
  return local.length > 5 && /[._\d]/.test(local) ? [local] : [];
}
