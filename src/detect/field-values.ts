import type { Rule } from "../rule.js";
import { type Candidate, candidateOf, tryRule, underWeakKey } from "./candidates.js";
import { codeAt } from "./chars.js";
import { ESCAPED_QUOTE } from "./escapes.js";
import type { FieldMeaning } from "./fields.js";
import { spaced } from "./form-values.js";
import type { Value } from "./pairs.js";
import { triggersOf } from "./rulebook.js";

/** Values that say that there is none, and placeholders of programs and templates. */
const EMPTY =
  /^(?:|[-–.?_*x]{1,10}|null|undefined|none|nil|nan|n\/?a|n\.?v\.?t\.?|onbekend|unknown|leeg|empty|geen|anoniem|anonymous|true|false|ja|nee|yes|no|default|string|number|boolean|any|object|asc|desc|\[object object\])$/i;
const PLACEHOLDER = /^(?:\$\{[^}]{0,80}\}|\{\{[^}]{0,80}\}\}|\$\{?\w{1,60}\}?|%\(?\w{0,40}\)?[sdio]|<[\w .-]{1,60}>|\{\w{0,60}\})$/;
/** What our own masks leave behind: a label, stars, or the bullets of a partial mask. */
const MASKED = /^(?:\[[A-Z][A-Z\d -]{0,40}\]|[*•]+)$|•/;

/** Adds the value of a telling key, once for each rule that the key names. */
export function addFieldCandidates(text: string, value: Value, meaning: FieldMeaning, found: Candidate[]): void {
  for (const rule of meaning.strong) {
    if (rule.score.field === undefined) continue;
    const { start, end } = spanFor(rule, text, value);
    if (fits(rule, text.slice(start, end))) found.push(candidateOf(rule, start, end, undefined, "strong"));
  }
  for (const rule of meaning.weak) {
    const candidate = ownForm(text, value, rule);
    if (candidate !== undefined) found.push(candidate);
  }
}

function fits(rule: Rule, value: string): boolean {
  if (value.length > rule.maxLength || isNothing(value)) return false;
  if (rule.fieldValue === undefined || rule.fieldValue.test(value) || (value.includes("+") && rule.fieldValue.test(spaced(value)))) return true;
  return LITERAL.test(value) && rule.fieldValue.test(digitsOf(value));
}

/** Numbers as programs write them: `999_990_019`, `999990019n`, `999990019L`, `9.99990019e8`. */
const LITERAL = /^\d(?:[\d_]{3,24}[nL]?|\.\d{3,17}[eE]\+?\d{1,2})$/;

function digitsOf(literal: string): string {
  return /[eE]/.test(literal) ? String(Number(literal)) : literal.replace(/[_nL]/g, "");
}

/** Whether a value is empty, a placeholder, or masked already. */
export function isNothing(value: string): boolean {
  return EMPTY.test(value) || isMasked(value) || PLACEHOLDER.test(value);
}

/** Whether a mask has been here already. */
export function isMasked(value: string): boolean {
  const first = codeAt(value, 0);
  return first === BRACKET || first === STAR || first === BULLET ? MASKED.test(value) : value.includes("•");
}

const BRACKET = 91;
const STAR = 42;
const BULLET = 0x2022;

function spanFor(rule: Rule, text: string, value: Value): { start: number; end: number } {
  const span = trimmedSpan(text, value.start, rule.fieldLine ? value.lineEnd : value.end);
  if (rule.fieldValue === undefined || !isOneWord(text, span)) return span;
  const more = moreWords();
  more.lastIndex = span.end;
  const end = span.end + (more.exec(text)?.[0].length ?? 0);
  return rule.fieldValue.test(text.slice(span.start, end)) ? { start: span.start, end } : span;
}

/** Behind `key=`, where a space ends a value, but somebody may have written one that has spaces. */
function isOneWord(text: string, { start, end }: { start: number; end: number }): boolean {
  return codeAt(text, end) === SPACE && codeAt(text, start - 1) === EQUALS;
}

const SPACE = 32;
const EQUALS = 61;

/**
 * `Den Haag`, `Bergen op Zoom`, `de Vries`: words with a capital, and small ones between them, up to the next key or the end of what is said; `HTTP/1.1` behind a
 * URL is none of them. Made when it is first asked for, as classes of letters take long to read.
 */
function moreWords(): RegExp {
  words ??= new RegExp(
    `(?:(?: (?:\\p{Ll}{1,4}|['’]t)){0,3} \\p{Lu}[\\p{L}'’.-]{0,30}){1,4}(?=$|[\\n\\r,;&|)\\]}"'${ESCAPED_QUOTE}]|/(?!\\d)| {1,2}[\\w.-]{1,40}=)`,
    "uy",
  );
  return words;
}

let words: RegExp | undefined;

/** Without the spaces around it. */
export function trimmedSpan(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  while (from < to && text.charCodeAt(from) <= 32) from++;
  while (to > from && text.charCodeAt(to - 1) <= 32) to--;
  return { start: from, end: to };
}

/** Under a weak key the value has to look like the identifier: its form is tried at the start of the value. */
function ownForm(text: string, value: Value, rule: Rule): Candidate | undefined {
  if (triggersOf(rule).length === 0) return undefined;
  const { start, end } = trimmedSpan(text, value.start, value.end);
  const candidate = tryRule(text, start, rule);
  if (candidate !== undefined) return underWeakKey(candidate, 0);
  const written = text.slice(start, end);
  const found = written.includes("+") ? tryRule(spaced(written), 0, rule) : undefined;
  return found === undefined ? undefined : underWeakKey(found, start);
}
