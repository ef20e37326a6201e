import type { Setting } from "./format.js";
import { byFile } from "./group.js";
import { messageOf, titlesOf } from "./message.js";
import { type Level, levelOf, type PlacedFinding, type Report, type Unread } from "./report.js";
import { element, XML_HEAD } from "./xml.js";

const SEVERITIES: { readonly [L in Level]: string } = { high: "error", medium: "warning", low: "info" };

/** The report as Checkstyle XML, which most review bots and editors read. */
export function checkstyleReport({ findings, unread }: Report, { rules, version }: Setting): string {
  const titleOf = titlesOf(rules);
  const found = [...byFile(findings)].map(([name, group]) =>
    element(
      "file",
      { name },
      group.map((finding) => findingError(finding, titleOf)),
    ),
  );
  return `${XML_HEAD}\n${element("checkstyle", { version: "4.3", generator: `zwartlak ${version}` }, [...found, ...unread.map(unreadFile)])}\n`;
}

function findingError(finding: PlacedFinding, titleOf: (rule: string) => string): string {
  const { start, rule, score } = finding;
  const severity = SEVERITIES[levelOf(score)];
  return element("error", { line: start.line, column: start.column, severity, message: messageOf(finding, titleOf), source: `zwartlak.${rule}` });
}

function unreadFile({ file, reason }: Unread): string {
  return element("file", { name: file }, [element("error", { line: 1, severity: "error", message: `Not scanned: ${reason}.`, source: "zwartlak.unread" })]);
}
