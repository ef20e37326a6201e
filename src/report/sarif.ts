import type { Rule } from "../rule.js";
import { type Level, levelOf, type PlacedFinding, type Report } from "./report.js";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const SARIF_LEVELS: { readonly [L in Level]: string } = { high: "error", medium: "warning", low: "note" };

/**
 * The report as SARIF 2.1.0, for GitHub code scanning and the like. It holds no text of the files and no author, as it is uploaded to others.
 *
 * @param rules the rules that were switched on, each once
 */
export function sarifReport(report: Report, rules: readonly Rule[], toolVersion: string): string {
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const run = {
    tool: { driver: { name: "zwartlak", semanticVersion: toolVersion, rules: rules.map(ruleEntry) } },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { SRCROOT: { description: { text: "The folder in which zwartlak ran." } } },
    invocations: [{ executionSuccessful: report.unread.length === 0, toolExecutionNotifications: report.unread.map(notification) }],
    results: report.findings.map((finding) => resultEntry(finding, indexOf.get(finding.rule))),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
}

function ruleEntry({ id, title, legal, statement, references }: Rule): object {
  const [reference] = references.filter((text) => /^https:\/\/\S+$/.test(text));
  const tags = ["privacy", statement, ...(typeof legal === "string" ? [legal] : [])];
  return { id, name: id, shortDescription: { text: title }, ...(reference !== undefined && { helpUri: reference }), properties: { tags } };
}

function resultEntry(finding: PlacedFinding, ruleIndex: number | undefined): object {
  const { rule, score, reasons, legal, field, fingerprint } = finding;
  const place = field === undefined ? "" : ` in column ${JSON.stringify(field)}`;
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: SARIF_LEVELS[levelOf(score)],
    message: { text: `Personal data: ${rule}${place} (${reasons.join(", ")}).` },
    locations: [location(finding)],
    partialFingerprints: { "zwartlak/v1": fingerprint },
    properties: { score, legal },
  };
}

function location({ file, start, end, place }: PlacedFinding): object {
  // Lines of a file that has none would point nowhere.
  if (place !== undefined) return { physicalLocation: { artifactLocation: artifact(file) }, logicalLocations: [{ fullyQualifiedName: place }] };
  const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  return { physicalLocation: { artifactLocation: artifact(file), region } };
}

function notification({ file, reason }: { readonly file: string; readonly reason: string }): object {
  return { level: "error", message: { text: `Not scanned: ${reason}.` }, locations: [{ physicalLocation: { artifactLocation: artifact(file) } }] };
}

function artifact(file: string): object {
  return { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: "SRCROOT" };
}
