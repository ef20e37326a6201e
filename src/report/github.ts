import type { Setting } from "./format.js";
import { counted, groupBy } from "./group.js";
import { messageOf, titlesOf } from "./message.js";
import { type Level, levelOf, type PlacedFinding, type Report, type Unread } from "./report.js";

const COMMANDS: { readonly [L in Level]: string } = { high: "error", medium: "warning", low: "notice" };
/** What GitHub shows of each kind in a step; it drops the rest without a word. */
const SHOWN = 10;

/**
 * The report as GitHub annotations. Findings of one rule in one file share an annotation, and of each kind ten are written. The last line counts
 * what did not fit: the step summary has it all.
 */
export function githubReport({ findings, unread }: Report, { rules, below }: Setting): string {
  const titleOf = titlesOf(rules);
  const groups = [...groupBy(findings, ({ file, rule, score }) => JSON.stringify([levelOf(score), file, rule])).values()];
  const all = [...unread.map((file) => unreadCommand(file, below)), ...groups.map((group) => groupCommand(group, titleOf, below))];
  const shown = Object.values(COMMANDS).flatMap((kind) => all.filter((line) => line.startsWith(`::${kind} `)).slice(0, SHOWN));
  const left = all.length - shown.length;
  const more = left === 0 ? [] : [`zwartlak: ${counted(left, "more annotation")} than GitHub shows; the summary of this step has them all.`];
  return [...shown, ...more].map((line) => `${line}\n`).join("");
}

function groupCommand(group: readonly PlacedFinding[], titleOf: (rule: string) => string, below: string): string {
  const [first] = group as readonly [PlacedFinding];
  const { file, start, end, rule, score } = first;
  const others = group.length - 1;
  const more = others === 0 ? "" : ` ${others} more in this file, on line ${someLines(group.slice(1))}.`;
  const place = { file: below + file, line: start.line, endLine: end.line, ...(end.line === start.line && { col: start.column, endColumn: end.column }) };
  return command(COMMANDS[levelOf(score)], { ...place, title: `Personal data: ${rule}` }, messageOf(first, titleOf) + more);
}

function someLines(findings: readonly PlacedFinding[]): string {
  const lines = [...new Set(findings.map(({ start }) => start.line))];
  return lines.length <= 8 ? lines.join(", ") : `${lines.slice(0, 8).join(", ")} …`;
}

function unreadCommand({ file, reason }: Unread, below: string): string {
  return command("error", { file: below + file, title: "Not scanned by zwartlak" }, `Not scanned: ${reason}.`);
}

function command(kind: string, properties: { readonly [name: string]: string | number }, message: string): string {
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${kind} ${written.join(",")}::${escapeMessage(message)}`;
}

function escapeMessage(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
