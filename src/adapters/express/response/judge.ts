import type { Finding } from "../../../finding.js";
import { written } from "../../../input/walk.js";
import type { Redactor } from "../../../redactor.js";
import { isUnread } from "../unread.js";
import type { IsDeclared } from "./declared.js";
import type { ResponseFinding, ResponseMode, ResponsePart } from "./settings.js";

/** What a piece of a response is judged by. */
export interface Law {
  readonly redactor: Redactor;
  readonly isDeclared: IsDeclared;
  readonly mode: ResponseMode;
}

/** A piece of a response as it may leave, and what in it was not declared. */
export interface Judged {
  readonly text: string;
  readonly findings: readonly ResponseFinding[];
  /** Something in it lies past a limit of the redactor, so nobody knows what it is. In `text` it is marked. */
  readonly isUnread: boolean;
}

/** Judges a JSON document: the findings have paths, and places that may hold personal data keep it. Text that is no JSON is judged as text. */
export function judgeJson(text: string, law: Law, part: ResponsePart = "json"): Judged {
  // One pass over the text is far cheaper than a walk through the value, and most answers hold nothing.
  if (isClean(text, law)) return { text, findings: [], isUnread: false };
  const value = parsed(text);
  return value === undefined ? judgeText(text, law, part) : judgeValue(text, value.json, law, part);
}

function judgeValue(text: string, value: unknown, law: Law, part: ResponsePart): Judged {
  const { redactor, isDeclared, mode } = law;
  const found = redactor.scan(value);
  const wrong = found.filter(({ rule, path }) => !isDeclared(rule, path ?? ""));
  const findings = wrong.map((finding) => findingOf(finding, part));
  if (mode === "observe") return { text, findings, isUnread: false };
  const copy: unknown = redactor.redact(value);
  const unread = isUnread(value, copy);
  if (wrong.length === 0 && !unread) return { text, findings, isUnread: false };
  const wrongPlaces = new Set(wrong.map(({ path }) => path));
  const kept = new Set(found.map(({ path }) => path).filter((path) => !wrongPlaces.has(path)));
  return { text: JSON.stringify(restored(value, copy, kept, ""), undefined, indentOf(text)), findings, isUnread: unread };
}

/** A text in which something was not declared is masked whole. */
export function judgeText(text: string, law: Law, part: ResponsePart = "text"): Judged {
  if (isClean(text, law)) return { text, findings: [], isUnread: false };
  const { redactor, isDeclared, mode } = law;
  const findings = redactor
    .scan(text)
    .filter(({ rule }) => !isDeclared(rule, part))
    .map((finding) => findingOf(finding, part));
  if (mode === "observe") return { text, findings, isUnread: false };
  const masked = redactor.redact(text);
  const unread = isUnread(text, masked);
  return { text: findings.length > 0 || unread ? masked : text, findings, isUnread: unread };
}

/** Whether a redactor that reads all of the text has nothing to say of it. A mask of the caller's own may leave a value as it is; a block does not ask it. */
export function isClean(text: string, { redactor, mode }: Pick<Law, "redactor" | "mode">): boolean {
  if (mode === "mask") return redactor.redact(text) === text;
  if (redactor.scan(text).length > 0) return false;
  return mode === "observe" || redactor.redact(text) === text;
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
    Object.hasOwn(original, key) ? restored(Reflect.get(original, key), inner, kept, path + written(key)) : inner,
  ]);
  return Object.fromEntries(entries);
}

/** Express' setting `json spaces`, as it shows in the text. */
function indentOf(text: string): string | undefined {
  return /^[[{]\r?\n([ \t]{1,10})/.exec(text)?.[1];
}
