import { isDigit } from "../detect/chars.js";
import type { Judged } from "../detect/judge.js";
import type { Nested } from "../detect/nested.js";
import type { Examined, Verdict } from "../detect/text.js";
import type { View } from "../detect/view.js";
import type { Finding } from "../finding.js";
import type { Mask } from "../options.js";
import type { LegalClass, Rule } from "../rule.js";
import { labelOf, masked } from "./mask.js";

/** The mask of each rule. */
export type MaskOf = (ruleId: string) => Mask;

/** A piece of the source and what replaces it. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What goes around `text`, as the source writes a quote there: a bare number in JSON, also in JSON inside a string, becomes a string. */
  readonly quote?: string | undefined;
}

/** A verdict as the caller sees it: offsets of the source, no value. */
export function findingOf({ judged }: Verdict, { view }: Examined, path?: string): Finding {
  const value = view.text.slice(judged.start, judged.end);
  const { rule } = judged;
  return {
    rule: rule.id,
    start: view.toSource(judged.start),
    end: view.endInSource(judged.end),
    ...(path === undefined ? {} : { path }),
    score: Math.round(judged.score * 100) / 100,
    reasons: judged.reasons,
    legal: judged.reasons.includes("special-context") ? "G1" : legalClassOf(rule, value),
  };
}

function legalClassOf({ legal }: Rule, value: string): LegalClass {
  return typeof legal === "function" ? legal(value) : legal;
}

/** Replacements for all taken findings, in order; each is encoded as the text that it replaces was. */
export function replacements(source: string, examined: Examined, maskOf: MaskOf, path?: string): Replacement[] {
  const { view } = examined;
  return taken(examined).map((verdict) => {
    const { judged, nested } = verdict;
    const text = nested === undefined ? maskedValue(judged, view, () => findingOf(verdict, examined, path), maskOf) : reencoded(nested, maskOf);
    const start = view.toSource(judged.start);
    const end = view.endInSource(judged.end);
    return { start, end, text: sameEncoding(source, start, end, text), quote: quoteAround(source, start, end) };
  });
}

/** The quote of the key that a bare number belongs to, directly or as an item of its list. */
const QUOTED_KEY = /(\\{0,7}")\s{0,8}:\s{0,8}(?:\[[-\d\s,.]{0,400})?$/;
const KEY_REACH = 440;

const MINUS = 45;

function quoteAround(source: string, start: number, end: number): string | undefined {
  if (!isBare(source, start) || !/^-?\d+(?:\.\d+)?(?:[eE]\+?\d+)?$/.test(source.slice(start, end))) return undefined;
  if (!/^\s{0,8}(?:[,}\]]|$)/.test(source.slice(end, end + 9))) return undefined;
  return QUOTED_KEY.exec(source.slice(Math.max(0, start - KEY_REACH), start))?.[1];
}

/** Only a number can be a bare value that has to become a string. */
function isBare(source: string, start: number): boolean {
  const code = source.charCodeAt(start);
  return isDigit(code) || code === MINUS;
}

export function taken(examined: Examined): Verdict[] {
  return examined.verdicts.filter(({ outcome }) => outcome === "taken");
}

function maskedValue({ start, end, rule }: Judged, { text }: View, finding: () => Finding, maskOf: MaskOf): string {
  return masked(text.slice(start, end), rule, finding, maskOf(rule.id));
}

/** The inner text with its own findings masked, encoded as it was. */
function reencoded(nested: Nested, maskOf: MaskOf): string {
  const inner = applied(nested.text, replacements(nested.text, nested.examined, maskOf));
  return inner === nested.text ? labelOf(nested.strongest.rule) : nested.encode(inner);
}

/** Inside a percent-encoded value the replacement is percent-encoded too, so that a URL stays a URL; a plus stays the space that it stands for. */
function sameEncoding(source: string, start: number, end: number, text: string): string {
  const original = source.slice(start, end);
  if (!original.includes("%") || !/%(?:25)?[\da-fA-F]{2}/.test(original)) return text;
  return original.includes("+") ? text.split("+").map(percentEncoded).join("+") : percentEncoded(text);
}

/** A buffer makes half a surrogate pair U+FFFD. */
function percentEncoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

/** The source with every replacement made. */
export function applied(source: string, changes: readonly Replacement[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, text, quote } of changes) {
    pieces.push(source.slice(done, start), quote === undefined ? text : quote + text + quote);
    done = end;
  }
  pieces.push(source.slice(done));
  return pieces.join("");
}
