import { format, inspect } from "node:util";
import { FAILED } from "../../input/marked-line.js";
import { inLogCall } from "../../leaks/tally.js";
import type { Redactor } from "../../redactor.js";
import { attempt } from "../express/attempt.js";
import { maskError } from "../express/error.js";

/** What prints; the other methods of a console, such as `trace`, `group` and `count`, print through one of these. */
const PRINTING = ["log", "info", "debug", "warn", "error", "dirxml"] as const;
type Method = (...args: unknown[]) => void;
type Printing = { [name in (typeof PRINTING)[number] | "dir" | "table"]: Method };

/** Replaces the methods of a console that print. */
export function redactConsole(redactor: Redactor, console: Console): () => void {
  const target = console as Printing;
  const originals = new Map<keyof Printing, Method>([...PRINTING, "dir" as const, "table" as const].map((name) => [name, target[name]]));
  const call = (name: keyof Printing, args: readonly unknown[]): unknown => Reflect.apply(originals.get(name) as Method, console, args);

  for (const name of PRINTING) target[name] = (...args) => call(name, safeArguments(redactor, args));
  target.dir = (value, ...options) => {
    const args = safeArguments(redactor, [value], (item) => inspect(item));
    if (args.length === 1) call("dir", [...args, ...options]);
    else call("log", args);
  };
  // It prints the finished table by `log`; only here the columns still are the keys of their values.
  target.table = (rows, columns) => call("table", columns === undefined ? [safe(redactor, rows)] : [safe(redactor, rows), columns]);

  return () => {
    for (const [name, original] of originals) target[name] = original;
  };
}

/**
 * Masked copies of what has parts; the masked text of all together when that still holds something, as `"bsn: %d", 999990019` does. Texts and numbers are
 * judged in that text only: a mask would be no number for `%d`.
 */
function safeArguments(redactor: Redactor, args: readonly unknown[], print: (...args: unknown[]) => string = format): readonly unknown[] {
  return attempt<readonly unknown[]>(
    () => {
      const copies = args.map((arg) => (typeof arg === "object" ? safe(redactor, arg) : arg));
      const text = print(...copies);
      const masked = inLogCall(() => redactor.redact(text));
      if (typeof masked !== "string") return [FAILED];
      return masked === text ? copies : ["%s", masked];
    },
    () => [FAILED],
  );
}

function safe(redactor: Redactor, value: unknown): unknown {
  return attempt<unknown>(
    () => inLogCall(() => (value instanceof Error ? maskError(redactor, value) : redactor.redact(value))),
    () => FAILED,
  );
}
