import { codeAt, codeBefore, digitsEnd, isDigit, isHexDigit } from "./chars.js";

/** Half-open, in UTF-16 code units. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const dotted = new RegExp(`${octet}(?:\\.${octet}){3}(?![\\w.]|\\.\\d)(?:/\\d{1,2}(?!\\w|\\.\\w))?`, "y");
const dottedBeforeStop = new RegExp(`${octet}(?:\\.${octet}){3}(?=\\.(?!\\d))`, "y");
const wholeIpv4 = new RegExp(`^${octet}(?:\\.${octet}){3}$`);
const hexGroup = /^[\da-f]{1,4}$/i;
const colons = /[\da-fA-F:]{2,39}(?:(?:\.\d{1,3}){3})?(?:%[\da-zA-Z]{1,16})?/y;
/** Eight groups of one digit; the times of logs are shorter. */
const shortestWhole = 15;
const prefixLength = /\/\d{1,3}(?!\w|\.\w)/y;

/** The IPv4 address, with the length of a network, that starts at `at`. */
export function ipv4At(text: string, at: number): Span | undefined {
  const dot = digitsEnd(text, at);
  if (text.charAt(dot) !== "." || !isDigit(codeAt(text, dot + 1)) || text.charAt(digitsEnd(text, dot + 1)) !== ".") return undefined;
  const value = stickyMatch(dotted, text, at) ?? stickyMatch(dottedBeforeStop, text, at);
  return value === undefined || isMiddle(text, at) ? undefined : { start: at, end: at + value.length };
}

/** The middle of a number or version, or the tail of a mapped IPv6 address. */
function isMiddle(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 40), at);
  return /[\p{L}\p{N}_.]$/u.test(before) || /::(?:[\da-fA-F]{1,4}:){0,5}$/.test(before);
}

/** The IPv6 address whose first colon stands at `colon`. */
export function ipv6At(text: string, colon: number): Span | undefined {
  if (text.charAt(colon + 1) !== ":" && !(isHexDigit(codeBefore(text, colon)) && isBeforeGroup(text, colon))) return undefined;
  let start = colon;
  while (start > colon - 4 && isHexDigit(codeBefore(text, start))) start--;
  if (/[\p{L}\p{N}_:.]/u.test(text.charAt(start - 1)) || (start === colon && text.charAt(colon + 1) !== ":")) return undefined;
  const written = stickyMatch(colons, text, start);
  if (written === undefined || (written.length < shortestWhole && !written.includes("::"))) return undefined;
  const run = written.replace(/(?<!:):$/, "");
  // `a::` and `::b` are pieces of code far more often than addresses.
  if (
    /^(?:::|[\da-fA-F]{1,4}::|::[a-fA-F][\da-fA-F]{0,3})$/.test(run) ||
    !isIpv6(run) ||
    /^(?:\w|\.\w)/.test(text.slice(start + run.length, start + run.length + 2))
  )
    return undefined;
  return { start, end: start + run.length + (stickyMatch(prefixLength, text, start + run.length) ?? "").length };
}

/** The eight groups of RFC 4291, where `::` stands for one of them or more and the last two may be an IPv4 address. Said here, since `node:net` takes 6 ms to load. */
export function isIpv6(text: string): boolean {
  const [address = "", zone] = text.split("%", 2);
  const halves = address.split("::");
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1);
  const isMapped = last !== undefined && wholeIpv4.test(last) && !address.endsWith("::");
  const hex = isMapped ? groups.slice(0, -1) : groups;
  const count = hex.length + (isMapped ? 2 : 0);
  return zone !== "" && (halves.length === 1 ? count === 8 : halves.length === 2 && count < 8) && hex.every((part) => hexGroup.test(part));
}

/** Whether a group of an address with more groups behind it follows: a place in a program, `12:23`, has none. */
function isBeforeGroup(text: string, colon: number): boolean {
  let end = colon + 1;
  while (end < colon + 6 && isHexDigit(codeAt(text, end))) end++;
  return end > colon + 1 && text.charAt(end) === ":";
}

function stickyMatch(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Where an address leads: to a subscriber, into a private network, to nobody; `unlikely`: it has the shape of something else too. */
export type Reach = "public" | "private" | "nobody" | "unlikely";

/** @param address without network length or zone */
export function reachOf(address: string): Reach {
  return address.includes(":") ? reachOfIpv6(address.toLowerCase()) : reachOfIpv4(address);
}

function reachOfIpv4(address: string): Reach {
  if (/^(?:0|127|22[4-9]|23\d|24\d|25[0-5])\./.test(address)) return "nobody";
  if (/^(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168|169\.254|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(address)) return "private";
  return /^\d(?:\.\d){3}$/.test(address) ? "unlikely" : "public";
}

/** Short forms such as `a::b` are also names in a program (`Cafe::Babe`); assigned blocks and full forms are not. */
function reachOfIpv6(address: string): Reach {
  if (/^::1?$/.test(address)) return "nobody";
  if (/^(?:f[cd][\da-f]{2}|fe[89ab][\da-f]):/.test(address)) return "private";
  const isAssigned = /^(?:[23][\da-f]{3}:|64:ff9b:|::ffff:)/.test(address) || !address.includes("::");
  return isAssigned && /\d/.test(address) ? "public" : "unlikely";
}

/** Blocks for documentation: RFC 5737, RFC 3849, RFC 9637. */
export function isDocumentation(address: string): boolean {
  return /^(?:::ffff:)?(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d|^(?:2001:0?db8|3fff:0?[\da-f]{0,3}):/i.test(address);
}
