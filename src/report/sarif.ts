import type { Rule } from "../rule.js";
import type { Setting } from "./format.js";
import { CATEGORIES, LEGAL } from "./law.js";
import { messageOf, titlesOf } from "./message.js";
import { type Level, levelOf, type PlacedFinding, type Report } from "./report.js";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const SARIF_LEVELS: { readonly [L in Level]: string } = { high: "error", medium: "warning", low: "note" };

/** Of rules whose class depends on the value. */
const SOME_SEVERITY = 6.5;

/** The report as SARIF 2.1.0, for GitHub code scanning and the like. It holds no text of the files and no author, as it is uploaded to others. */
export function sarifReport(report: Report, { rules, version }: Pick<Setting, "rules" | "version">): string {
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const titleOf = titlesOf(rules);
  const run = {
    tool: { driver: { name: "zwartlak", semanticVersion: version, rules: rules.map(ruleEntry) } },
    // Keeps these results apart from those of other tools that upload for the same commit.
    automationDetails: { id: "zwartlak/" },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { SRCROOT: { description: { text: "The folder in which zwartlak ran." } } },
    invocations: [{ executionSuccessful: report.unread.length === 0, toolExecutionNotifications: report.unread.map(notification) }],
    results: report.findings.map((finding) => resultEntry(finding, indexOf.get(finding.rule), titleOf)),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
}

function ruleEntry({ id, title, legal, statement, references }: Rule): object {
  const [reference] = references.filter((text) => /^https:\/\/\S+$/.test(text));
  const basis = typeof legal === "string" ? LEGAL[legal] : undefined;
  const tags = ["privacy", "security", statement, ...(typeof legal === "string" ? [legal] : [])];
  const law = basis === undefined ? "" : ` ${basis.name} (${basis.article}). ${basis.meaning}`;
  const advice = "Replace it by test data that is reserved for it, or accept the finding with a reason.";
  return {
    id,
    name: id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}.${law}` },
    help: { text: `Category: ${CATEGORIES[statement]}.${law} ${advice}` },
    ...(reference !== undefined && { helpUri: reference }),
    properties: { tags, "security-severity": (basis?.severity ?? SOME_SEVERITY).toFixed(1) },
  };
}

function resultEntry(finding: PlacedFinding, ruleIndex: number | undefined, titleOf: (rule: string) => string): object {
  const { rule, score, legal, fingerprint, commit } = finding;
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: SARIF_LEVELS[levelOf(score)],
    message: { text: messageOf(finding, titleOf) },
    locations: [location(finding)],
    partialFingerprints: { "zwartlak/v1": fingerprint },
    properties: { score, legal, ...(commit !== undefined && { commit }) },
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
  return {
    uri: file
      // Windows allows halves of pairs in file names; no URI does.
      .replace(/\p{Surrogate}/gu, "\ufffd")
      .split("/")
      .map(encodeURIComponent)
      .join("/"),
    uriBaseId: "SRCROOT",
  };
}
