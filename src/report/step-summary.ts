import type { Setting } from "./format.js";
import { byFile, counted } from "./group.js";
import { LEGAL } from "./law.js";
import { titlesOf } from "./message.js";
import { countByRule, levelOf, type PlacedFinding, type Report } from "./report.js";
import { summaryOf } from "./text.js";

/** GitHub refuses a summary of more than 1 MiB; this is well below it, and already more than anybody reads. */
const MOST_BYTES = 500_000;

/** The report in Markdown for the summary page of a GitHub step: everything that found no room among the annotations. */
export function stepSummary(report: Report, { rules }: Pick<Setting, "rules">): string {
  const titleOf = titlesOf(rules);
  const head = `## zwartlak: ${report.findings.length === 0 ? "no personal data found" : counted(report.findings.length, "finding")}\n\n${summaryOf(report)}\n`;
  if (report.findings.length === 0 && report.unread.length === 0) return head;
  const counts = countByRule(report.findings).map(([rule, count]) => `| ${safe(titleOf(rule))} | \`${rule}\` | ${count} |`);
  const rulesTable = counts.length === 0 ? "" : `\n| what | rule | findings |\n|---|---|---|\n${counts.join("\n")}\n`;
  const unread = report.unread.map(({ file, reason }) => `- <code>${safe(file)}</code> was not scanned: ${safe(reason)}.`);
  return `${head}${rulesTable}${unread.length === 0 ? "" : `\n${unread.slice(0, 200).join("\n")}\n`}${filesWithin(report.findings)}`;
}

function filesWithin(findings: readonly PlacedFinding[]): string {
  let output = "";
  let shown = 0;
  for (const [file, group] of byFile(findings)) {
    const part = fileTable(file, group);
    if (output.length + part.length > MOST_BYTES) break;
    output += part;
    shown += group.length;
  }
  const left = findings.length - shown;
  return left === 0 ? output : `${output}\n${counted(left, "finding")} more: write a report of your own with \`-f html -o zwartlak.html\`.\n`;
}

function fileTable(file: string, findings: readonly PlacedFinding[]): string {
  const rows = findings.map(({ start, place, rule, score, legal }) => {
    const where = place === undefined ? `${start.line}:${start.column}` : `<code>${safe(place)}</code>`;
    return `| ${where} | \`${rule}\` | ${levelOf(score)} ${score.toFixed(2)} | ${LEGAL[legal].name} |`;
  });
  const heading = `<details><summary><code>${safe(file)}</code> (${findings.length})</summary>`;
  return `\n${heading}\n\n| place | rule | certainty | law |\n|---|---|---|---|\n${rows.join("\n")}\n\n</details>\n`;
}

/** Neither Markdown nor HTML finds anything to do in the text: every sign but the plainest becomes a reference. */
function safe(text: string): string {
  return text.replace(/[^\p{L}\p{N} ./-]/gu, (sign) => `&#${sign.codePointAt(0) === 0 ? 0xfffd : sign.codePointAt(0)};`);
}
