import { codeAt, codeBefore, isAsciiLetter } from "./chars.js";
import { isMunicipalityNumber, longestNational, type PhoneKind, phoneKind } from "./dutch-phone.js";
import { endsFree, startsFree } from "./edges.js";
import { isForeignLength, isForeignNumber } from "./foreign-phone.js";

/** How a number is written says what its form is worth. */
export interface PhoneSpan {
  readonly start: number;
  readonly end: number;
  /** `foreign`: not Dutch; `municipality`: 14 and area code; `prefixless`: 31… without + or 00, as gateways write it. */
  readonly kind: PhoneKind | "foreign" | "municipality" | "prefixless";
  /** It starts with + or 00. */
  readonly international: boolean;
  /** It has separators or brackets. */
  readonly grouped: boolean;
}

/** Digits read so far, where they end, and how many groups they took. */
interface Prefix {
  readonly digits: string;
  readonly end: number;
  readonly groups: number;
}

/** A line that was wrapped inside the number counts as one space. */
const group = /(?:[ ./()-]{0,3}|-?\r?\n {0,4})(\d{1,17})/y;
const mostDigits = 17;
const mostGroups = 8;
const labels = ["tel", "telefoon", "telefoonnr", "telefoonnummer", "mobiel", "mob", "gsm", "fax", "phone", "bel", "t", "m", "f"];
/** A date may read as an area code and half a number: `02-07-1939 22:29`. */
const date = /\d{1,2}([-./])\d{1,2}\1(?:19|20)\d{2}(?!\d)/y;
/** The bank code of an IBAN in groups: `NL62 ABNA ` before `0186 5368 46`. */
const ibanHead = /[A-Za-z]{2} ?\d{2} ?[A-Za-z]{4} ?$/;

/** The telephone number whose first group of digits stands at `at`; undefined when there is none. A bracket that closes behind it belongs to the text. */
export function phoneAt(text: string, at: number): PhoneSpan | undefined {
  const span = spanAt(text, at);
  const isOpen = span !== undefined && text.charAt(span.start) === "(" && !text.slice(span.start, span.end).includes(")");
  return isOpen ? { ...span, start: span.start + 1 } : span;
}

function spanAt(text: string, at: number): PhoneSpan | undefined {
  const first = text.charAt(at);
  if (isAfterPlus(text, at)) return international(text, at, startOf(text, at));
  if (first === "0") return text.charAt(at + 1) === "0" ? international(text, at, at) : national(text, at);
  if (first === "3" && text.charAt(at + 1) === "1") return prefixless(text, at);
  return first === "1" && text.charAt(at + 1) === "4" ? municipality(text, at) : undefined;
}

/** `+31`, `+ 31` and `+(31)`. */
function isAfterPlus(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  return before === "+" || ((before === " " || before === "(") && text.charAt(at - 2) === "+");
}

/** The place of the plus, or of the bracket around it. */
function startOf(text: string, at: number): number {
  const plus = text.charAt(at - 1) === "+" ? at - 1 : at - 2;
  return text.charAt(plus - 1) === "(" ? plus - 1 : plus;
}

function national(text: string, at: number): PhoneSpan | undefined {
  const start = text.charAt(at - 1) === "(" ? at - 1 : at;
  if (!beginsHere(text, start) || matchesAt(date, text, at)) return undefined;
  const spelled = digitByDigit(text, at, start);
  if (spelled !== undefined) return spelled;
  const prefixes = prefixesFrom(text, at, longestNational);
  const [opening] = prefixes;
  if (opening === undefined || !opensNumber(opening.digits)) return undefined;
  return complete(text, start, prefixes, (digits) => phoneKind(digits), false);
}

const singles = /0(?: \d){9}(?! ?\d)/y;

/** `0 6 1 2 3 4 5 6 7 8`, as somebody tells it. */
function digitByDigit(text: string, at: number, start: number): PhoneSpan | undefined {
  if (codeAt(text, at + 1) !== SPACE || codeAt(text, at + 3) !== SPACE || !matchesAt(singles, text, at)) return undefined;
  const kind = phoneKind(text.slice(at, singles.lastIndex).replaceAll(" ", ""));
  return kind === undefined ? undefined : { start, end: singles.lastIndex, kind: "prefixless", international: false, grouped: true };
}

/** 06, an area code, an area code and a digit more, or all of it: `010354 5184` in a log is a time and a process. */
function opensNumber(group: string): boolean {
  return group === "06" || group.length === 3 || group.length === 4 || phoneKind(group) !== undefined;
}

function international(text: string, at: number, start: number): PhoneSpan | undefined {
  if (!beginsHere(text, start)) return undefined;
  const prefixes = prefixesFrom(text, at).map((prefix) => ({ ...prefix, digits: prefix.digits.replace(/^00/, "") }));
  const country = prefixes.at(-1)?.digits ?? "";
  if (country.startsWith("31")) return complete(text, start, prefixes, (digits) => phoneKind(`0${digits.slice(2).replace(/^0/, "")}`), true);
  if (/^0|^$/.test(country)) return undefined;
  const longestFirst = prefixes.filter(({ digits }) => digits.length >= 8 && digits.length <= 16).reverse();
  return complete(text, start, longestFirst, foreignKind, true) ?? unassigned(text, at, start, longestFirst);
}

/** A plus, a country and groups of the right length are written for nothing else, even where the range is not in use. */
function unassigned(text: string, at: number, start: number, longestFirst: readonly Prefix[]): PhoneSpan | undefined {
  if (text.charAt(at - 1) !== "+") return undefined;
  const whole = longestFirst.slice(0, 1).filter(({ groups }) => groups > 1);
  return complete(text, start, whole, (digits) => (isForeignLength(digits) ? "foreign" : undefined), true);
}

/** A trunk 0 in brackets, `+49 (0)40 …`, is read away by its numbering plan. */
function foreignKind(digits: string): "foreign" | undefined {
  return isForeignNumber(digits) ? "foreign" : undefined;
}

function prefixless(text: string, at: number): PhoneSpan | undefined {
  if (!beginsHere(text, at)) return undefined;
  return complete(text, at, prefixesFrom(text, at, longestNational + 1), (digits) => (phoneKind(`0${digits.slice(2)}`) ? "prefixless" : undefined), false);
}

function municipality(text: string, at: number): PhoneSpan | undefined {
  if (!beginsHere(text, at)) return undefined;
  return complete(text, at, prefixesFrom(text, at).slice(0, 2), (digits) => (isMunicipalityNumber(digits) ? "municipality" : undefined), false);
}

/** The first of the prefixes that is a whole number and ends where a number may end. */
function complete(
  text: string,
  start: number,
  prefixes: readonly Prefix[],
  kindOf: (digits: string) => PhoneSpan["kind"] | undefined,
  isInternational: boolean,
): PhoneSpan | undefined {
  for (const { digits, end, groups } of prefixes) {
    const kind = kindOf(digits);
    if (kind !== undefined && endsHere(text, end)) return { start, end, kind, international: isInternational, grouped: groups > 1 };
  }
  return undefined;
}

/** @param most digits of the longest number that is looked for */
function prefixesFrom(text: string, at: number, most = mostDigits): Prefix[] {
  const prefixes: Prefix[] = [];
  let digits = "";
  let end = at;
  while (prefixes.length < mostGroups) {
    group.lastIndex = end;
    const next = group.exec(text);
    if (next === null || digits.length + (next[1] ?? "").length > most) break;
    digits += next[1];
    end += next[0].length;
    prefixes.push({ digits, end, groups: prefixes.length + 1 });
  }
  return prefixes;
}

/** Two numbers may share a slash: `020-1234567/06-12345678`. */
function beginsHere(text: string, start: number): boolean {
  if (isAfterIbanHead(text, start) || isInRowOfFours(text, start)) return false;
  return startsFree(text, start, labels) || /\d{6}\/$/.test(text.slice(Math.max(0, start - 12), start));
}

function isAfterIbanHead(text: string, start: number): boolean {
  const last = codeBefore(text, start) === SPACE ? start - 2 : start - 1;
  return isAsciiLetter(codeBefore(text, last + 1)) && ibanHead.test(text.slice(Math.max(0, start - 12), start));
}

/** `1234 5678 9012 `: the middle of a longer number. */
function isInRowOfFours(text: string, start: number): boolean {
  return (
    codeBefore(text, start) === SPACE &&
    /^\d{4} \d{4} /.test(text.slice(start, start + 10)) &&
    /(?:^|\D)\d{4} $/.test(text.slice(Math.max(0, start - 12), start))
  );
}

const SPACE = 32;

function endsHere(text: string, end: number): boolean {
  return endsFree(text, end) || /^\/[0+(]/.test(text.slice(end, end + 2));
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
