import type { Reason } from "../finding.js";
import type { Match, Rule } from "../rule.js";
import { codeAt, codeBefore, isDigit, isLetterOrDigit, isWord } from "./chars.js";
import { cuesNear } from "./cues.js";
import { digitsFrom } from "./digits.js";
import { type PrefixRule, pairAt, type Rulebook, triggersOf } from "./rulebook.js";
import { AT_CAPITAL, AT_DIGIT, AT_PREFIX } from "./scanner.js";
import { LAST_BIT, LONGEST_GROUP, type TriggeredRule } from "./triggers.js";

/** A place where a rule's form stands, before it is judged. */
export interface Candidate {
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
  /** What the form itself is worth, when the match said so. */
  readonly formScore?: number | undefined;
  readonly formReason?: Reason | readonly Reason[] | undefined;
  readonly formPrecedence?: number | undefined;
  /** A context word of the rule is glued in front: `BSN999990019`. */
  readonly labelled?: boolean | undefined;
  /** The rule was named by the key of this value. */
  readonly field?: "strong" | "weak" | undefined;
}

/** A candidate of a rule with nothing to say for it but its form. All are made here, with all fields: objects of many shapes are slow to read. */
export function candidateOf(rule: Rule, start: number, end: number, labelled?: boolean, field?: Candidate["field"]): Candidate {
  return { rule, start, end, formScore: undefined, formReason: undefined, formPrecedence: undefined, labelled, field };
}

/** The same form in a text, found by the key of the value that starts at `offset` of the text. */
export function underWeakKey({ rule, start, end, formScore, formReason, formPrecedence, labelled }: Candidate, offset: number): Candidate {
  return { rule, start: start + offset, end: end + offset, formScore, formReason, formPrecedence, labelled, field: "weak" };
}

/** A text whose anchors are gone through. */
export interface Search {
  readonly text: string;
  readonly book: Rulebook;
  readonly found: Candidate[];
}

/**
 * Adds the candidates of all rules that an anchor triggers.
 *
 * @param bits the rules, as bits of their row, that the characters beside the anchor leave
 */
export function candidatesAt(search: Search, at: number, kind: number, bits: number): void {
  const { text, book, found } = search;
  const { scan } = book;
  if (kind === AT_DIGIT) numberCandidates(search, at, bits);
  else if (kind === AT_PREFIX) prefixCandidates(text, at, book, found);
  else if (kind === AT_CAPITAL) tryEach(text, at, scan.capitals.rows[0] as Row, bits, found);
  else tryEach(text, at, scan.marks.rows[(scan.markRow[text.charCodeAt(at)] as number) - 1] as Row, bits, found);
}

type Row = readonly TriggeredRule[];

/** Rules that know numbers of this shape, of those that need a word near the ones that may have it. */
function numberCandidates({ text, book, found }: Search, at: number, bits: number): void {
  const { digits } = book.scan;
  let end = at + 1;
  while (isDigit(codeAt(text, end))) end++;
  const length = Math.min(end - at, LONGEST_GROUP);
  const row = digits.rows[length] as Row;
  const needWord = bits & (digits.near[length] as number);
  const cues = needWord === 0 ? 0 : cuesNear(at);
  const left = cues === 0 ? bits & ~needWord : bits;
  let tried: Rule | undefined;
  for (let index = nextOf(left, -1, row); index < row.length; index = nextOf(left, index, row)) {
    const triggered = row[index] as TriggeredRule;
    const { rule, near } = triggered;
    if (rule === tried || (near !== 0 && index < LAST_BIT && (cues & near) === 0)) continue;
    if (index >= LAST_BIT && !isWanted(triggered, text, at, end)) continue;
    tried = rule;
    add(text, at, rule, found);
  }
}

/** Rules that share a bit have to be asked one by one. */
function isWanted({ least, near }: TriggeredRule, text: string, at: number, end: number): boolean {
  return (near === 0 || (cuesNear(at) & near) !== 0) && (least <= end - at || least <= digitsFrom(text, at));
}

function tryEach(text: string, at: number, row: Row, bits: number, found: Candidate[]): void {
  // Mostly there is one.
  if (bits > 0 && (bits & (bits - 1)) === 0) add(text, at, (row[LAST_BIT - Math.clz32(bits)] as TriggeredRule).rule, found);
  else tryAll(text, at, row, bits, found);
}

function tryAll(text: string, at: number, row: Row, bits: number, found: Candidate[]): void {
  let tried: Rule | undefined;
  for (let index = nextOf(bits, -1, row); index < row.length; index = nextOf(bits, index, row)) {
    const { rule } = row[index] as TriggeredRule;
    if (rule === tried) continue;
    tried = rule;
    add(text, at, rule, found);
  }
}

/** The next place in a row whose bit is set; the last bit stands for all places from there on. */
function nextOf(bits: number, index: number, row: Row): number {
  const next = index + 1;
  if (next >= LAST_BIT) return bits < 0 ? next : row.length;
  const rest = bits & (-1 << next);
  return rest === 0 ? row.length : 31 - Math.clz32(rest & -rest);
}

function add(text: string, at: number, rule: Rule, found: Candidate[]): void {
  const candidate = tryRule(text, at, rule);
  if (candidate !== undefined) found.push(candidate);
}

function prefixCandidates(text: string, at: number, book: Rulebook, found: Candidate[]): void {
  const rules = book.byPrefix[pairAt(text, at)] as readonly PrefixRule[];
  const third = codeAt(text, at + 2);
  for (const { literal, third: expected, rule } of rules) {
    if ((expected === third || expected === undefined) && text.startsWith(literal, at)) add(text, at, rule, found);
  }
}

/** Longest text that `lead` may look at. */
const LEAD_REACH = 12;

/** The rule's form at this trigger, with what may stand before it or without. */
export function tryRule(text: string, at: number, rule: Rule): Candidate | undefined {
  if (rule.match !== undefined) return fromMatch(text, rule, rule.match(text, at));
  const lead = rule.lead?.exec(text.slice(Math.max(0, at - LEAD_REACH), at))?.[0].length ?? 0;
  return (lead > 0 ? fromPattern(text, at - lead, rule) : undefined) ?? fromPattern(text, at, rule);
}

function fromMatch(text: string, rule: Rule, match: Match | undefined): Candidate | undefined {
  if (match === undefined || match.end - match.start > rule.maxLength) return undefined;
  const labelled = hasGluedLabel(text, match.start, rule);
  const { start, end, score, reason, precedence } = match;
  return { rule, start, end, formScore: score, formReason: reason, formPrecedence: precedence, labelled, field: undefined };
}

function fromPattern(text: string, start: number, rule: Rule): Candidate | undefined {
  const pattern = rule.pattern;
  if (pattern === undefined) return undefined;
  pattern.lastIndex = start;
  const hit = pattern.exec(text);
  if (hit === null || hit[0] === "") return undefined;
  const end = start + hit[0].length;
  if (!isNumeric(rule)) return candidateOf(rule, start, end);
  const labelled = hasGluedLabel(text, start, rule);
  return (labelled || isFreeBefore(text, start)) && isFreeAfter(text, end) ? candidateOf(rule, start, end, labelled) : undefined;
}

const numeric = new WeakMap<Rule, boolean>();

function isNumeric(rule: Rule): boolean {
  let known = numeric.get(rule);
  if (known === undefined) {
    known = triggersOf(rule).some((trigger) => "digits" in trigger);
    numeric.set(rule, known);
  }
  return known;
}

/** A number may not be preceded by a letter, digit or `_`, nor by a digit and one of `. , : / -`: this rules out UUIDs, hex, versions and times. */
function isFreeBefore(text: string, start: number): boolean {
  if (start === 0) return true;
  if (isWord(text.charCodeAt(start - 1)) || text.charCodeAt(start - 1) === PERCENT) return false;
  return !(isJoint(text.charCodeAt(start - 1)) && isDigit(codeBefore(text, start - 1)) && start > 1) || LIST_BEFORE.test(text.slice(start - 1, start + 9));
}

function isFreeAfter(text: string, end: number): boolean {
  if (end >= text.length) return true;
  if (isWord(codeAt(text, end))) return false;
  return !(isJoint(text.charCodeAt(end)) && isDigit(codeAt(text, end + 1))) || LIST_AFTER.test(text.slice(end, end + 5));
}

/** Nobody writes so many decimals: the comma stands between the items of a list or row. */
const LIST_BEFORE = /^,\d{9}/;
const LIST_AFTER = /^,(?:\d{4}|\d{1,3},)/;

/** One of `. , : / -`. */
function isJoint(code: number): boolean {
  return (code >= 44 && code <= 47) || code === COLON;
}

const COLON = 58;
const PERCENT = 37;

/** Longest context word that is looked for directly before a value. */
const LONGEST_LABEL = 24;

/** A context word of the rule that touches the number: `BSN999990019`. */
function hasGluedLabel(text: string, end: number, { context }: Rule): boolean {
  if (context === undefined || end === 0 || !isLetterOrDigit(text.charCodeAt(end - 1)) || isDigit(text.charCodeAt(end - 1))) return false;
  let start = end;
  while (start > 0 && end - start < LONGEST_LABEL && isLetterOrDigit(text.charCodeAt(start - 1))) start--;
  return context.includes(text.slice(start, end).toLowerCase());
}
