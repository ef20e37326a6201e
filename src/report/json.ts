import type { Setting } from "./format.js";
import { countByRule, levelOf, type PlacedFinding, type Report } from "./report.js";

/** Raised when a field changes its meaning or disappears; new fields may come any time. */
const REPORT_VERSION = 1;

/** The report as JSON. It holds no text of the files, so that it can be kept as a build artifact. */
export function jsonReport(report: Report, { version }: Pick<Setting, "version">): string {
  const output = { ...head(version), summary: summary(report), findings: report.findings.map(findingEntry), unread: report.unread };
  return `${JSON.stringify(output, undefined, 2)}\n`;
}

/** The same as one JSON object per line: each finding, each file that could not be read, and the summary last. */
export function ndjsonReport(report: Report, { version }: Pick<Setting, "version">): string {
  const lines = [
    ...report.findings.map((finding) => ({ type: "finding", ...findingEntry(finding) })),
    ...report.unread.map((unread) => ({ type: "unread", ...unread })),
    { type: "summary", ...head(version), ...summary(report) },
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

function head(version: string): object {
  return { version: REPORT_VERSION, tool: { name: "zwartlak", version } };
}

function summary({ findings, files, skipped, testValues, accepted }: Report): object {
  return { files, findings: findings.length, byRule: Object.fromEntries(countByRule(findings)), skipped, testValues, accepted };
}

/** Not called `fingerprint`: that is what browsers have, and zwartlak would find it in its own reports. */
function findingEntry({ file, start, end, rule, score, reasons, legal, field, place: inside, fingerprint, commit }: PlacedFinding): object {
  const place = { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column, place: inside };
  return { ...place, rule, score, level: levelOf(score), reasons, legal, field, findingId: fingerprint, commit };
}
