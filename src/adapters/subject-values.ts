import { rules } from "../index.js";
import type { Redactor } from "../redactor.js";
import { type SubjectField, type SubjectKind, subjectFields } from "../subject-fields.js";

/** What is known of the person of one request: written forms by kind. */
export type KnownValues = { readonly [Kind in SubjectKind]-?: Set<string> };

/** However large a body is, this much of it is looked at, and this much is remembered. */
const LIMITS = { nodes: 500, depth: 6, values: 64, length: 100 } as const;
/** Shorter numbers stand in too much harmless text. */
const SHORTEST_NUMBER = 5;

interface Walk {
  readonly known: KnownValues;
  readonly redactor: Redactor;
  nodes: number;
}

/** A part of a name with the place that its key gives it. */
interface NamePart {
  readonly rank: 0 | 1 | 2;
  readonly text: string;
}

export function nothingKnown(): KnownValues {
  return { name: new Set(), email: new Set(), phone: new Set(), other: new Set() };
}

export function countOf({ name, email, phone, other }: KnownValues): number {
  return name.size + email.size + phone.size + other.size;
}

/** Takes over what the fields of a body say of a person: names, e-mail addresses, phone numbers, and fields whose identifier has digits. */
export function learnFields(known: KnownValues, source: unknown, redactor: Redactor): void {
  visit(source, [], { known, redactor, nodes: 0 });
}

/** Takes over a `Subject`, or the claims of a token; what the application hands over needs no further proof. */
export function learnSubject(known: KnownValues, subject: object, redactor: Redactor): void {
  for (const kind of ["name", "email", "phone", "other"] as const) {
    for (const text of textsOf(Reflect.get(subject, kind))) add(known, kind, text);
  }
  learnFields(known, subject, redactor);
}

const fieldOf = subjectFields(rules);

function visit(value: unknown, keys: readonly string[], walk: Walk): void {
  if (typeof value !== "object" || value === null || keys.length > LIMITS.depth) return;
  if (Array.isArray(value)) for (const item of value.slice(0, LIMITS.nodes)) visit(item, keys, walk);
  else visitObject(value, keys, walk);
}

function visitObject(value: object, keys: readonly string[], walk: Walk): void {
  const parts: NamePart[] = [];
  for (const [key, inner] of Object.entries(value)) {
    if (++walk.nodes > LIMITS.nodes) break;
    const path = [...keys, key];
    const field = isRecord(inner) ? undefined : fieldOf(path);
    if (field === undefined) visit(inner, path, walk);
    else for (const text of textsOf(inner)) keep(text, key, field, { walk, parts });
  }
  for (const name of namesOf(parts)) add(walk.known, "name", name);
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && !Array.isArray(value);
}

function keep(text: string, key: string, { kind, isSure }: SubjectField, { walk, parts }: { readonly walk: Walk; readonly parts: NamePart[] }): void {
  if (kind === "name" && isSure) parts.push({ rank: rankOf(key), text });
  else if (kind === "name" ? isName(text, walk.redactor) : kind !== "other" || isNumber(text)) add(walk.known, kind, text);
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.slice(0, LIMITS.values).map(textOf) : [textOf(value)];
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "bigint" ? String(value).trim() : "";
}

/** `naam` may be the name of anything, so its value has to look like a person's. */
function isName(text: string, redactor: Redactor): boolean {
  return text !== "" && text.length <= LIMITS.length && redactor.scan({ name: text }).some(({ start, end }) => start === 0 && end === text.length);
}

function isNumber(text: string): boolean {
  return text.length >= SHORTEST_NUMBER && /\d/.test(text);
}

function rankOf(key: string): NamePart["rank"] {
  if (/voor(?:naam|namen|letter)|roep|first|given|initial/i.test(key)) return 0;
  return /tussen|voorvoegsel|infix|prefix|middle/i.test(key) ? 1 : 2;
}

/** First name, prefix and surname under keys of their own are one name; a prefix by itself is none. */
function namesOf(parts: readonly NamePart[]): string[] {
  const [first, prefix, last] = ([0, 1, 2] as const).map((rank) => parts.find((part) => part.rank === rank)?.text ?? "");
  const whole = first !== "" && last !== "" ? [first, prefix, last].filter((part) => part !== "").join(" ") : undefined;
  const single = parts.filter(({ rank, text }) => rank !== 1 && (whole === undefined || (text !== first && text !== last)));
  return [...(whole === undefined ? [] : [whole]), ...single.map(({ text }) => text)];
}

/** What a mask has left behind is nobody's value. */
const MASKED = /^\[.*\]$|•|\*{3}/;

function add(known: KnownValues, kind: SubjectKind, text: string): void {
  if (text.length < 3 || text.length > LIMITS.length || MASKED.test(text) || countOf(known) >= LIMITS.values) return;
  known[kind].add(text);
}
