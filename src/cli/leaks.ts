import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { RedactorError } from "../errors.js";
import { rules } from "../index.js";
import { reasonOf } from "../input/unreadable.js";
import type { Leak } from "../leaks/leak.js";
import { printable } from "../report/excerpt.js";
import type { Arguments } from "./arguments.js";
import { table } from "./layout.js";
import { findOwners } from "./leaks/owners.js";
import { merged, readLeaks } from "./leaks/report.js";
import type { ExitCode, World } from "./terminal.js";

/** `zwartlak leaks`: which log calls log personal data, from what `redactor.leaks()` gave in one process or more, and who owns their files. */
export async function leaks({ operands, values }: Arguments, world: World): Promise<ExitCode> {
  if (operands.length === 0)
    throw new RedactorError(
      "ERR_USAGE",
      "Give what redactor.leaks() returned, written to a file as JSON, or `-` to read it from standard input: zwartlak leaks report.json",
    );
  const found: Leak[] = [];
  for (const name of operands) found.push(...readLeaks(await textOf(name, world), printable(name)));
  const ownersOf = await findOwners(world.cwd, values.codeowners);
  const rows = merged(found).map((leak) => ({ ...leak, owners: leak.file === undefined ? [] : ownersOf(leak.file) }));
  world.stdout.write(values.json ? `${JSON.stringify(rows, undefined, 2)}\n` : textTable(rows));
  return rows.length > 0 ? 1 : 0;
}

function textOf(name: string, world: World): Promise<string> {
  const text = name === "-" ? streamText(world.stdin) : readFile(resolve(world.cwd, name), "utf8");
  return text.catch((error: unknown) => {
    throw new RedactorError("ERR_UNREADABLE", `${printable(name)} was not read: ${reasonOf(error)}.`);
  });
}

async function streamText(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString();
}

interface OwnedLeak extends Leak {
  readonly owners: readonly string[];
}

function textTable(rows: readonly OwnedLeak[]): string {
  if (rows.length === 0) return "No leaks.\n";
  const cells = rows.map((leak) => [sentenceOf(leak), timesOf(leak), leak.function ?? "", leak.owners.join(" ")].map(printable));
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const estimate = rows.some(({ sampled }) => sampled) ? " ~ is an estimate: there were more lines than stacks are looked at." : "";
  const calls = new Set(rows.map(({ file, line }) => `${file}:${line}`)).size;
  return `${table(["leak", "values", "function", "owners"], cells)}\n${total} values logged by ${calls} log call${calls === 1 ? "" : "s"}.${estimate}\n`;
}

/** `src/orders.ts:42 logs a telephone number on POST /orders` */
function sentenceOf({ file, line, rule, route }: Leak): string {
  const place = file === undefined ? "an unknown call site" : `${file}:${line}`;
  return `${place} logs ${wordsFor(rule)}${route === undefined ? "" : ` on ${route}`}`;
}

function timesOf({ count, sampled }: Leak): string {
  return `${sampled ? "~" : ""}${count}`;
}

/** The title of the rule in a sentence, without what it says in brackets. */
function wordsFor(id: string): string {
  const title = rules.find((rule) => rule.id === id)?.title.replace(/ \(.*\)$/, "");
  if (title === undefined) return id;
  const noun = /^[A-Z][a-z-]/.test(title) ? title[0]?.toLowerCase() + title.slice(1) : title;
  if (/ and .*s$/.test(title)) return noun;
  if (/^\w+ of /.test(title)) return `the ${noun}`;
  return `${/^(?:[aeio]|API|IP)/i.test(noun) ? "an" : "a"} ${noun}`;
}
