import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { RedactorError } from "../errors.js";
import { reasonOf } from "../input/unreadable.js";
import { COST, type Tagging } from "./tags.js";

/** A value that is known to stand in a file. Not where in the file, nor who accepted it. */
export interface Entry {
  /** From the folder of the baseline, with `/`. */
  readonly file: string;
  readonly rule: string;
  readonly tag: string;
  /** How often the value stands in the file. */
  readonly count: number;
  readonly reason?: string;
  /** Last day on which the entry counts, as `2027-06-30`. */
  readonly expires?: string;
}

export interface Baseline {
  readonly tagging: Tagging;
  readonly entries: readonly Entry[];
}

const VERSION = 1;

/** A baseline without entries. With a secret key its tags cost no time. */
export function newBaseline(key: string | undefined): Baseline {
  return { tagging: { salt: randomBytes(16).toString("hex"), cost: key === undefined ? COST : 0 }, entries: [] };
}

/** @throws RedactorError `ERR_INVALID_CONFIG` that names the line */
export function readBaseline(path: string, key: string | undefined): Baseline {
  const lines = textOf(path).split(/\r?\n/);
  const objects = lines.flatMap((line, index) => (line.trim() === "" ? [] : [{ line: index + 1, content: parsed(line, path, index + 1) }]));
  const heads = objects.filter(({ content }) => "zwartlak-baseline" in content);
  const tagging = heads.map(({ content, line }) => taggingIn(content, path, line))[0];
  if (tagging === undefined || heads.length !== 1)
    throw invalid(path, heads.at(-1)?.line ?? 1, 'a baseline has one line with "zwartlak-baseline" and "random"');
  if (tagging.cost === 0 && key === undefined) throw invalid(path, heads[0]?.line ?? 1, "it was made with a secret key; set ZWARTLAK_BASELINE_KEY");
  return { tagging, entries: objects.filter((object) => !heads.includes(object)).map(({ content, line }) => entryIn(content, path, line)) };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw unreadable(path, error);
  }
}

type Content = { readonly [key: string]: unknown };

function parsed(line: string, path: string, number: number): Content {
  try {
    const content: unknown = JSON.parse(line);
    if (typeof content === "object" && content !== null) return content as Content;
  } catch {
    // Said below, without the text.
  }
  throw invalid(path, number, "this is no entry. After a merge keep the entries of both sides, in any order");
}

function taggingIn({ "zwartlak-baseline": version, random: salt, cost, keyed }: Content, path: string, line: number): Tagging {
  if (version !== VERSION) throw invalid(path, line, "it was made by another version of zwartlak; make it again with `zwartlak baseline`");
  const isPower = Number.isSafeInteger(cost) && Math.log2(cost as number) % 1 === 0 && (cost as number) > 1 && (cost as number) <= 2 ** 20;
  if (typeof salt === "string" && (keyed === true || isPower)) return { salt, cost: keyed === true ? 0 : (cost as number) };
  throw invalid(path, line, '"random" or "cost" is damaged; take that line from the history of the file');
}

const TAG = /^[\da-f]{4}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

function entryIn({ file, rule, tag, count = 1, reason, expires }: Content, path: string, line: number): Entry {
  if (typeof file !== "string" || typeof rule !== "string" || !TAG.test(String(tag))) throw invalid(path, line, '"file", "rule" or "tag" is missing');
  if (!Number.isSafeInteger(count) || (count as number) < 1) throw invalid(path, line, '"count" has to be a whole number of 1 or more');
  if (expires !== undefined && !isDay(expires)) throw invalid(path, line, '"expires" has to be a day, such as "2027-06-30"');
  if (reason !== undefined && typeof reason !== "string") throw invalid(path, line, '"reason" has to be text');
  return { file, rule, tag: String(tag), count: count as number, ...(reason && { reason }), ...(expires !== undefined && { expires }) };
}

export function isDay(text: unknown): text is string {
  return typeof text === "string" && DAY.test(text) && !Number.isNaN(Date.parse(text));
}

/** One entry a line, in order, so that two branches can be merged. */
export function writeBaseline(path: string, { tagging: { salt, cost }, entries }: Baseline): void {
  // Under the name of a salt zwartlak itself would take it for the salt of a password.
  const head = { "zwartlak-baseline": VERSION, random: salt, ...(cost === 0 ? { keyed: true } : { cost }) };
  const lines = entries.map(({ count, ...entry }) => JSON.stringify({ ...entry, ...(count > 1 && { count }) }));
  try {
    writeFileSync(path, [JSON.stringify(head), ...lines.sort(), ""].join("\n"));
  } catch (error) {
    throw unwritable(path, error as NodeJS.ErrnoException);
  }
}

function unreadable(path: string, cause: unknown): RedactorError {
  return new RedactorError("ERR_INVALID_CONFIG", `${path}: ${reasonOf(cause)}. \`zwartlak baseline\` writes a baseline.`, { cause });
}

function unwritable(path: string, cause: NodeJS.ErrnoException): RedactorError {
  return new RedactorError("ERR_UNREADABLE", `${path} cannot be written (${cause.code}). Does the folder exist?`, { cause });
}

function invalid(path: string, line: number, problem: string): RedactorError {
  return new RedactorError("ERR_INVALID_CONFIG", `${path}:${line}: ${problem}.`);
}
