import { RedactorError } from "../../errors.js";
import type { Leak } from "../../leaks/leak.js";
import { added, inOrder } from "../../leaks/rows.js";

/** @throws {RedactorError} `ERR_UNREADABLE` when the text is not what `redactor.leaks()` returns */
export function readLeaks(text: string, name: string): Leak[] {
  const rows = parsed(text);
  if (!Array.isArray(rows) || !rows.every(isLeak)) {
    throw new RedactorError("ERR_UNREADABLE", `${name} is no report of leaks. Write it with JSON.stringify(redactor.leaks()).`);
  }
  return rows;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const OPTIONAL = { file: "string", line: "number", function: "string", route: "string" } as const;

function isLeak(row: unknown): row is Leak {
  if (typeof row !== "object" || row === null) return false;
  const { rule, count, observed, sampled } = row as Leak;
  if (typeof rule !== "string" || !isCount(count) || !isCount(observed) || typeof sampled !== "boolean") return false;
  return Object.entries(OPTIONAL).every(([key, type]) => [type, "undefined"].includes(typeof Reflect.get(row, key)));
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Rows of several processes as one table. */
export function merged(rows: readonly Leak[]): Leak[] {
  const leaks = new Map<string, Leak>();
  for (const row of rows) {
    const key = JSON.stringify([row.file, row.line, row.function, row.route, row.rule]);
    leaks.set(key, added(leaks.get(key), row));
  }
  return inOrder([...leaks.values()]);
}
