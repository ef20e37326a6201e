import type { Finding } from "../../../finding.js";
import { stepOf } from "../../../input/walk.js";
import type { Redactor } from "../../../redactor.js";
import type { IsDeclared } from "./declared.js";
import type { ResponseFinding, ResponsePart } from "./settings.js";

/** What a piece of a response is judged by. */
export interface Law {
  readonly redactor: Redactor;
  readonly isDeclared: IsDeclared;
  /** Whether the masked text is wanted. */
  readonly masks: boolean;
}

/** A piece of a response as it may leave, and what in it was not declared. */
export interface Judged {
  readonly text: string;
  readonly findings: readonly ResponseFinding[];
}

/** Judges a JSON document: the findings have paths, and places that may hold personal data keep it. Text that is no JSON is judged as text. */
export function judgeJson(text: string, law: Law, part: ResponsePart = "json"): Judged {
  // One pass over the text is far cheaper than a walk through the value, and most answers hold nothing.
  if (law.redactor.scan(text).length === 0) return { text, findings: [] };
  const value = parsed(text);
  if (value === undefined) return judgeText(text, law, part);
  const found = law.redactor.scan(value.json);
  const wrong = found.filter(({ rule, path }) => !law.isDeclared(rule, path ?? ""));
  if (wrong.length === 0 || !law.masks) return { text, findings: wrong.map((finding) => findingOf(finding, part)) };
  const wrongPlaces = new Set(wrong.map(({ path }) => path));
  const kept = new Set(found.map(({ path }) => path).filter((path) => !wrongPlaces.has(path)));
  const masked = restored(value.json, law.redactor.redact(value.json), kept, "");
  return { text: JSON.stringify(masked, undefined, indentOf(text)), findings: wrong.map((finding) => findingOf(finding, part)) };
}

/** A text in which something was not declared is masked whole. */
export function judgeText(text: string, { redactor, isDeclared, masks }: Law, part: ResponsePart = "text"): Judged {
  const wrong = redactor.scan(text).filter(({ rule }) => !isDeclared(rule, part));
  return { text: wrong.length > 0 && masks ? redactor.redact(text) : text, findings: wrong.map((finding) => findingOf(finding, part)) };
}

export function findingOf({ rule, score, reasons, legal, path }: Finding, part: ResponsePart): ResponseFinding {
  return { part, path: path ?? part, rule, score, reasons, legal };
}

function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The masked value with what stands at these places put back. A masked key leads nowhere, so what is under it stays masked. */
function restored(original: unknown, masked: unknown, kept: ReadonlySet<string | undefined>, path: string): unknown {
  if (kept.has(path.replace(/^\./, ""))) return original;
  if (Array.isArray(original) && Array.isArray(masked)) return masked.map((item, i) => restored(original[i], item, kept, `${path}[${i}]`));
  if (typeof original !== "object" || original === null || typeof masked !== "object" || masked === null) return masked;
  const entries = Object.entries(masked).map(([key, inner]) => [
    key,
    Object.hasOwn(original, key) ? restored(Reflect.get(original, key), inner, kept, path + stepOf(key)) : inner,
  ]);
  return Object.fromEntries(entries);
}

/** Express' setting `json spaces`, as it shows in the text. */
function indentOf(text: string): string | undefined {
  return /^[[{]\r?\n([ \t]{1,10})/.exec(text)?.[1];
}
