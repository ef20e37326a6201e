import type { Reason } from "../finding.js";
import { PRECEDENCE } from "../rule.js";
import type { Candidate } from "./candidates.js";
import { codeAt, codeBefore } from "./chars.js";
import { type Evidence, type EvidenceOf, SILENT } from "./context.js";
import type { Window } from "./cue-hits.js";
import { isMasked } from "./field-values.js";

/** A candidate with its evidence weighed. */
export interface Judged extends Candidate {
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly precedence: number;
}

/** What surrounds the candidates of one text. */
export interface Surroundings {
  readonly text: string;
  readonly evidenceOf: EvidenceOf;
  /** Where words stand that announce special data. */
  readonly special: () => readonly Window[];
}

/** A weak field name adds this to a form that has some evidence of its own. */
const WEAK_FIELD = 0.3;
/** So that of two rules with a context word near, the one with the nearer word wins. */
const PER_CHARACTER = 0.0005;
/** What a counter-context word leaves of a score that rests on form or check alone. */
const COUNTERED = 0.4;
/** A form that is worth this much is no coincidence, whatever the words near say: `+31 6 12345678` in a line about an order. */
const CERTAIN = 0.9;

/** Weighs form, check digit, field name and words near; undefined when nothing speaks for the candidate. */
export function judge(candidate: Candidate, around: Surroundings): Judged | undefined {
  const { rule, start, end } = candidate;
  const { text } = around;
  const value = text.slice(start, end);
  if (touchesMask(text, start, end) || isMasked(value)) return undefined;
  const passed = rule.validate?.(value);
  if (candidate.field === "strong") return judged(candidate, rule.score.field ?? 0, passed ? ["field", "check-digit"] : ["field"], PRECEDENCE.field);
  const evidence = candidate.labelled ? GLUED : evidenceNear(candidate, around);
  const form = formScore(candidate, passed);
  const context = contextScore(candidate, passed, evidence);
  if (context > form) return judged(candidate, context, reasonsOf(candidate, passed, "context"), PRECEDENCE.typed);
  return form === 0 ? undefined : judgedByForm(candidate, form < CERTAIN && isCountered(evidence) ? form * COUNTERED : form, passed);
}

const BULLET = 0x2022;

/** What is left readable beside the bullets of a partial mask is no value any more. */
function touchesMask(text: string, start: number, end: number): boolean {
  return codeBefore(text, start) === BULLET || codeAt(text, end) === BULLET;
}

function judgedByForm(candidate: Candidate, score: number, passed: boolean | undefined): Judged {
  if (candidate.field === undefined) return judged(candidate, score, reasonsOf(candidate, passed, undefined), 0);
  return judged(candidate, score + WEAK_FIELD, reasonsOf(candidate, passed, "field"), PRECEDENCE.typed);
}

/** Whether a word against the rule is nearer than any word for it. */
function isCountered({ context, counter }: Evidence): boolean {
  return counter !== undefined && (context === undefined || counter < context);
}

const GLUED: Evidence = { context: 0, counter: undefined };

function evidenceNear({ rule, start, end }: Candidate, { evidenceOf }: Surroundings): Evidence {
  return rule.context === undefined && rule.counterContext === undefined ? SILENT : evidenceOf(rule, start, end);
}

function formScore(candidate: Candidate, passed: boolean | undefined): number {
  if (passed === false) return 0;
  const { alone = 0, checked = 0 } = candidate.rule.score;
  return candidate.formScore ?? (passed ? Math.max(checked, alone) : alone);
}

function contextScore(candidate: Candidate, passed: boolean | undefined, evidence: Evidence): number {
  const { context = 0, contextUnchecked = 0 } = candidate.rule.score;
  if (evidence.context === undefined || isCountered(evidence)) return 0;
  const score = passed === false ? contextUnchecked : context;
  return score === 0 ? 0 : score - evidence.context * PER_CHARACTER;
}

function reasonsOf(candidate: Candidate, passed: boolean | undefined, extra: Reason | undefined): Reason[] {
  const { formReason = "form" } = candidate;
  const reasons: Reason[] = typeof formReason === "string" ? [formReason] : formReason.slice();
  if (passed) reasons.push("check-digit");
  if (extra !== undefined && !reasons.includes(extra)) reasons.push(extra);
  return reasons;
}

/** All with the same fields in one order: objects of many shapes are slow to read, and spreading them is slower still. */
function judged({ rule, start, end, field, formPrecedence = rule.precedence }: Candidate, score: number, reasons: readonly Reason[], least: number): Judged {
  return { rule, start, end, field, score: Math.min(1, score), reasons, precedence: Math.max(formPrecedence, least) };
}

/** The same finding with more or better evidence, or another end. */
export function rejudged(one: Judged, end: number, score: number, reasons: readonly Reason[]): Judged {
  const { rule, start, field, precedence } = one;
  return { rule, start, end, field, score, reasons, precedence };
}
