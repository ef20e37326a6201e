import { countByRule, levelOf, type PlacedFinding, type Report } from "./report.js";

/** Raised when a field changes its meaning or disappears; new fields may come any time. */
const REPORT_VERSION = 1;

/** The report as JSON. It holds no text of the files, so that it can be kept as a build artifact. */
export function jsonReport(report: Report, toolVersion: string): string {
  const { findings, files, skipped, unread, testValues, accepted } = report;
  const output = {
    version: REPORT_VERSION,
    tool: { name: "zwartlak", version: toolVersion },
    summary: { files, findings: findings.length, byRule: Object.fromEntries(countByRule(findings)), skipped, testValues, accepted },
    findings: findings.map(findingEntry),
    unread,
  };
  return `${JSON.stringify(output, undefined, 2)}\n`;
}

/** Not called `fingerprint`: that is what browsers have, and zwartlak would find it in its own reports. */
function findingEntry({ file, start, end, rule, score, reasons, legal, field, place: inside, fingerprint, commit }: PlacedFinding): object {
  const place = { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column, place: inside };
  return { ...place, rule, score, level: levelOf(score), reasons, legal, field, findingId: fingerprint, commit };
}
