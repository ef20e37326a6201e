import { isDigit } from "../detect/chars.js";
import type { Nested } from "../detect/nested.js";
import type { Examined, Verdict } from "../detect/text.js";
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
  readonly quote?: string;
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
  return taken(examined).map((verdict) => {
    const finding = findingOf(verdict, examined, path);
    const text = verdict.nested === undefined ? maskedValue(verdict, examined, finding, maskOf) : reencoded(verdict.nested, maskOf);
    const { start, end } = finding;
    return { start, end, text: sameEncoding(source.slice(start, end), text), ...quoteAround(source, start, end) };
  });
}

/** The quote of the key that a bare number belongs to, directly or as an item of its list. */
const QUOTED_KEY = /(\\{0,7}")\s{0,8}:\s{0,8}(?:\[[-\d\s,.]{0,400})?$/;
const KEY_REACH = 440;

const MINUS = 45;

function quoteAround(source: string, start: number, end: number): { quote?: string } {
  if (!isBare(source, start) || !/^-?\d+(?:\.\d+)?(?:[eE]\+?\d+)?$/.test(source.slice(start, end)) || !/^\s{0,8}(?:[,}\]]|$)/.test(source.slice(end, end + 9)))
    return {};
  const quote = QUOTED_KEY.exec(source.slice(Math.max(0, start - KEY_REACH), start))?.[1];
  return quote === undefined ? {} : { quote };
}

/** Only a number can be a bare value that has to become a string. */
function isBare(source: string, start: number): boolean {
  const code = source.charCodeAt(start);
  return isDigit(code) || code === MINUS;
}

export function taken(examined: Examined): Verdict[] {
  return examined.verdicts.filter(({ outcome }) => outcome === "taken");
}

function maskedValue({ judged }: Verdict, { view }: Examined, finding: Finding, maskOf: MaskOf): string {
  return masked(view.text.slice(judged.start, judged.end), judged.rule, finding, maskOf(judged.rule.id));
}

/** The inner text with its own findings masked, encoded as it was. */
function reencoded(nested: Nested, maskOf: MaskOf): string {
  const inner = applied(nested.text, replacements(nested.text, nested.examined, maskOf));
  return inner === nested.text ? labelOf(nested.strongest.rule) : nested.encode(inner);
}

/** Inside a percent-encoded value the replacement is percent-encoded too, so that a URL stays a URL; a plus stays the space that it stands for. */
function sameEncoding(original: string, text: string): string {
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
  for (const { start, end, text, quote = "" } of changes) {
    pieces.push(source.slice(done, start), quote, text, quote);
    done = end;
  }
  pieces.push(source.slice(done));
  return pieces.join("");
}
