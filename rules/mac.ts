import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { codeAt, codeBefore, isDigit, isHexDigit } from "./lib/chars.js";
import { compact } from "./lib/digits.js";
import { words } from "./lib/words.js";

const pairs = /[\da-fA-F]{2}([:-])[\da-fA-F]{2}(?:\1[\da-fA-F]{2}){4}(?![\da-zA-Z_]|[:-][\da-zA-Z])/y;
const cisco = /[\da-fA-F]{4}\.[\da-fA-F]{4}\.[\da-fA-F]{4}(?![\da-zA-Z_]|\.[\da-zA-Z])/y;
/** Twelve bare hexadecimal digits say nothing without the word. */
const labelled = /mac(?:[ -]?(?:adres|address|addr))?["']?[ :=]{1,3}["']?([\da-fA-F]{12})(?![\da-zA-Z_])/iy;
/** Width of a group with its separator. */
const pairWidth = 3;
const ciscoWidth = 5;

function match(text: string, at: number): Match | undefined {
  if (!isDigit(text.charCodeAt(at))) return afterLabel(text, at);
  if (!isInGroup(text, at)) return undefined;
  return formAt(text, at, pairs, pairWidth, 5) ?? formAt(text, at, cisco, ciscoWidth, 2);
}

/** Whether the hexadecimal digits around `at` are a group of two or four, and another group of just as many stands beside it. */
function isInGroup(text: string, at: number): boolean {
  const start = groupStart(text, at, ciscoWidth);
  const end = groupEnd(text, at, ciscoWidth);
  const length = end - start;
  if (length !== pairWidth - 1 && length !== ciscoWidth - 1) return false;
  const isBeforeGroup = isSeparator(codeAt(text, end)) && groupEnd(text, end + 1, length + 1) === end + 1 + length;
  return isBeforeGroup || (isSeparator(codeBefore(text, start)) && groupStart(text, start - 1, length + 1) === start - 1 - length);
}

/** One of `:`, `-` and `.`. */
function isSeparator(code: number): boolean {
  return code === 58 || code === 45 || code === 46;
}

function afterLabel(text: string, at: number): Match | undefined {
  labelled.lastIndex = at;
  const found = labelled.exec(text);
  const end = at + (found?.[0].length ?? 0);
  return found === null ? undefined : { start: end - (found[1] ?? "").length, end, score: 0.9, reason: "context" };
}

/** The trigger is the first digit, and groups of letters may stand before it: the address may start in each of these. */
function formAt(text: string, at: number, form: RegExp, width: number, groupsBefore: number): Match | undefined {
  let start = groupStart(text, at, width - 1);
  for (let group = 0; group < groupsBefore && isSeparator(codeBefore(text, start)); group++) {
    const before = groupStart(text, start - 1, width - 1);
    if (before !== start - width) break;
    start = before;
  }
  if (/[\da-zA-Z_:.-]/.test(text.charAt(start - 1))) return undefined;
  form.lastIndex = start;
  const value = form.exec(text)?.[0];
  return value === undefined ? undefined : { start, end: start + value.length, score: isRandomised(value) ? 0.6 : 0.9 };
}

/** Where the hexadecimal digits around or before `at` start, at most `most` of them. */
function groupStart(text: string, at: number, most: number): number {
  let start = at;
  while (at - start < most && isHexDigit(codeBefore(text, start))) start--;
  return start;
}

/** Where the hexadecimal digits at `at` end, at most `most` of them. */
function groupEnd(text: string, at: number, most: number): number {
  let end = at;
  while (end - at < most && isHexDigit(codeAt(text, end))) end++;
  return end;
}

/** The bit for locally administered addresses: telephones draw these at random. */
function isRandomised(value: string): boolean {
  return /[26ae]/i.test(value.charAt(1));
}

/** The maker's first three octets stay. */
function partial(value: string): string {
  let place = 0;
  return value.replace(/[\da-fA-F]/g, (digit) => (++place > 6 ? "•" : digit));
}

/** 00-00-5E-00-53 is the block for documentation. */
function surrogate(value: string, random: RandomInt): string {
  const last = random(256);
  const other = compact(value).endsWith(last.toString(16).padStart(2, "0").toUpperCase()) ? last ^ 1 : last;
  const hex = `00005E0053${other.toString(16).padStart(2, "0")}`;
  let place = 0;
  return value.replace(/[\da-fA-F]/g, () => hex.charAt(place++));
}

export default defineRule({
  id: "mac",
  title: "MAC address",
  legal: "G5",
  statement: "technische gegevens",
  precedence: PRECEDENCE.network,
  trigger: [
    // In a group of letters and digits; only full stops stand beside four of them.
    { digits: [1], wordLengths: [2], before: /[a-fA-F]/, after: /[^g-zG-Z_]|^$/ },
    { digits: [1], wordLengths: [2], before: /[^g-zG-Z_]|^$/, after: /[a-fA-F]/ },
    { digits: [1, 2, 3], wordLengths: [4], before: /[a-fA-F]/, after: /[^g-zG-Z_:-]|^$/ },
    { digits: [1, 2, 3], wordLengths: [4], before: /[^g-zG-Z_:-]|^$/, after: /[a-fA-F]/ },
    // A group of digits alone, unless the group before it has a digit and so is a trigger itself.
    { digits: [2], before: /[^a-zA-Z_:-]|^$/, after: /[:-]/, twoAfter: /[\da-fA-F]/ },
    { digits: [2], twoBefore: /[a-fA-F]/, before: /[:-]/, after: /[^a-zA-Z_]|^$/ },
    { digits: [4], before: /[^a-zA-Z_.]|^$/, after: /\./, twoAfter: /[\da-fA-F]/ },
    { digits: [4], twoBefore: /[a-fA-F]/, before: /\./, after: /[^a-zA-Z_]|^$/ },
    { prefix: ["mac", "Mac", "MAC"] },
  ],
  match,
  maxLength: 23,
  score: { alone: 0.9, field: 0.97 },
  fields: words("mac macadres macaddress macaddr hwaddr hardwareaddress bssid clientmac devicemac wifimac ethernet"),
  fieldValue: /^(?:[\da-fA-F]{2}[:-]?){5,7}[\da-fA-F]{2}$|^[\da-fA-F]{4}\.[\da-fA-F]{4}\.[\da-fA-F]{4}$/,
  isTestValue: (value) => /^00005E0053/.test(compact(value)),
  partial,
  surrogate,
  presidio: "MAC_ADDRESS",
  examples: {
    match: [
      "hwaddr [[00:00:5E:00:53:01]] up",
      "[[00-00-5E-00-53-02]], [[0000.5e00.5303]], [[02:00:00:00:00:01]]",
      "[[fe:ed:be:ef:00:01]]",
      "MAC-adres [[00005E005301]]",
      '"macAddress":"[[00005e005304]]"',
    ],
    ignore: ["00:00:5E:00:53", "00:00:5E:00:53:01:02", "00:00:5E:00:53:0G", "12:34:56", "00005E005301", "00:00-5E:00-53:01", "2001:db8::1"],
  },
  references: ["IEEE 802", "RFC 7042 (documentation block)"],
});
