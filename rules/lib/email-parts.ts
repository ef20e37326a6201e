import { codeAt, codeBefore, isAsciiLetter, isDigit } from "./chars.js";
import { late } from "./late.js";
import { isFqdn } from "./validator.js";

/** Half-open, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const longestLocal = 64;
const longestDomain = 253;
const localChar = late(String.raw`[\p{L}\p{N}!#$'*+_~.-]`, "u");
const host = late(String.raw`[\p{L}\p{N}.-]{1,255}`, "uy");
/** Nearly all domains; the others are left to the validator package. */
const plainDomain = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,127}[a-z]{2,63}$/i;
/** Endings of files and of units of systemd that are no top-level domain: `logo@2x.png`, `getty@tty1.service`. */
const fileEnding = /^(?:service|socket|timer|mount|slice|scope|png|jpe?g|gif|svg|webp|js|ts|css|map|json|ya?ml|html|php)$/i;
const FULL_STOP = 46;
const HYPHEN = 45;
const SPACE = 32;
/** Marks of Markdown and quotes around an address, not the start of one. */
const wrapping = new Set([..."!#$'*+_~-"].map((char) => char.charCodeAt(0)));

/**
 * Where the local part that ends before `at` starts; undefined when there is none.
 * Atoms of RFC 5321 with single dots; `= & ? % | { } ^` and the slash are legal too but join an address to the text around it.
 */
export function localStart(text: string, at: number): number | undefined {
  let start = at;
  while (start > 0 && at - start <= longestLocal && isLocalAt(text, start - 1)) start--;
  if (at - start > longestLocal) return undefined;
  const fragment = text.startsWith("://", start - 3) ? text.slice(start, at).indexOf("#") : -1;
  if (fragment >= 0) start += fragment + 1;
  const ellipsis = text.slice(start, at).lastIndexOf("...");
  if (ellipsis >= 0) start += ellipsis + 3;
  while (start < at && wrapping.has(codeAt(text, start))) start++;
  if (start === at) return undefined;
  return codeAt(text, start) === FULL_STOP || codeBefore(text, at) === FULL_STOP || text.slice(start, at).includes("..") ? undefined : start;
}

function isLocalAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isAsciiLetter(code) || isDigit(code) || localChar().test(text.charAt(at));
}

/** Where the domain that starts at `start` ends; undefined when it is no domain with a top level in letters. */
export function domainEnd(text: string, start: number): number | undefined {
  host().lastIndex = start;
  const run = host().exec(text)?.[0] ?? "";
  const domain = withoutMark(run.includes("..") ? run.slice(0, run.indexOf("..")) : run);
  if (!domain.includes(".") || domain.length > longestDomain || fileEnding.test(domain.slice(domain.lastIndexOf(".") + 1))) return undefined;
  return plainDomain.test(domain) || isFqdn(domain) ? start + domain.length : undefined;
}

/** The full stop of a sentence is no part of it, nor is a hyphen. */
function withoutMark(domain: string): string {
  const last = codeBefore(domain, domain.length);
  return last === FULL_STOP || last === HYPHEN ? domain.slice(0, -1) : domain;
}

const dot = "(?: ?[\\[({] ?(?:dot|punt|\\.) ?[\\])}] ?| (?:dot|punt) |\\.)";
const spelledDomain = late(`[\\p{L}\\p{N}-]{1,63}((?:${dot}[\\p{L}\\p{N}-]{1,63}){1,4})(?![\\p{L}\\p{N}@])`, "iuy");
const spelledAt = late(String.raw`(?:apenstaartje|at|a)(?: ?[\])}>])? ?(?=[\p{L}\p{N}])`, "iuy");
/** A spelled-out address must end in a top level that people use, or every "at … dot" is one. */
const usualTopLevel = /[.\])} ](?:nl|com|org|net|eu|be|de|fr|uk|info|io|dev|frl|amsterdam|example)$/i;

/** An address written so that programs do not see it: `naam [at] domein punt nl`. `at` is where the word for the at sign starts. */
export function spelledOutAddress(text: string, at: number): Span | undefined {
  const opened = openingBefore(text, at);
  let localEnd = at - opened;
  while (codeBefore(text, localEnd) === SPACE && at - localEnd < 4) localEnd--;
  // The frames of a stack begin with "at" too.
  if (localEnd === 0 || !isLocalAt(text, localEnd - 1)) return undefined;
  const sign = stickyMatch(spelledAt(), text, at);
  if (sign === undefined) return undefined;
  const bracketed = opened > 0 && /[\])}>]/.test(sign);
  const domain = stickyMatch(spelledDomain(), text, at + sign.length);
  if (domain === undefined || !usualTopLevel.test(domain)) return undefined;
  const clear = bracketed || /^apen/i.test(sign) || / (?:dot|punt) |[[({] ?(?:dot|punt)/i.test(domain);
  if (!clear || (opened === 0) !== !/[\])}>]/.test(sign)) return undefined;
  const start = localStart(text, localEnd);
  return start === undefined ? undefined : { start, end: at + sign.length + domain.length };
}

/** Length of the bracket before a place, with a space or without; 0 when there is none. */
function openingBefore(text: string, at: number): number {
  const length = codeBefore(text, at) === SPACE ? 2 : 1;
  return "[({<".includes(text.charAt(at - length) || " ") ? length : 0;
}

function stickyMatch(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
