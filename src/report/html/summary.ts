import { byFile } from "../group.js";
import { LEGAL, type LegalBasis } from "../law.js";
import { levelOf, type PlacedFinding, type Report, type Unread } from "../report.js";
import { amount, counted, escapeHtml, section } from "./markup.js";

/** The answer to "is it bad?" in one sentence and four figures. */
export function summary(report: Report): string {
  const { findings } = report;
  const verdict = findings.length === 0 ? cleanVerdict(report) : foundVerdict(findings);
  return `<section id="summary" aria-labelledby="summary-heading">
<h2 id="summary-heading" class="verdict ${findings.length === 0 && report.unread.length === 0 ? "clean" : ""}">${verdict}</h2>
<dl class="figures">${figures(report).map(figure).join("")}</dl>
${leftOut(report)}
</section>`;
}

function cleanVerdict({ files, unread }: Report): string {
  if (files === 0 && unread.length === 0) return "There was nothing to look at";
  const rest = unread.length === 0 ? "" : `, but ${counted(unread.length, "file")} could not be read`;
  return `No personal data found in ${counted(files, "file")}${rest}`;
}

function foundVerdict(findings: readonly PlacedFinding[]): string {
  const high = findings.filter(({ score }) => levelOf(score) === "high").length;
  const certain = high === 0 ? "none of them certain" : `${high === findings.length ? "all" : amount(high)} of high certainty`;
  return `${counted(findings.length, "finding")} in ${counted(byFile(findings).size, "file")}, ${certain}`;
}

type Figure = readonly [name: string, value: string | number, note: string];

function figures(report: Report): Figure[] {
  return report.findings.length === 0 ? cleanFigures(report) : foundFigures(report);
}

function cleanFigures({ files, testValues, accepted }: Report): Figure[] {
  return [
    ["Files scanned", files, "none with findings"],
    ["Known test values", testValues, "reserved for tests, so they are nobody's"],
    ["Accepted findings", accepted.baseline + accepted.comment, "by the baseline and by comments"],
  ];
}

function foundFigures({ findings, files }: Report): Figure[] {
  const high = findings.filter(({ score }) => levelOf(score) === "high").length;
  const [worst] = findings.map(({ legal }) => LEGAL[legal]).sort((a, b) => b.severity - a.severity) as [LegalBasis];
  return [
    ["Findings", findings.length, `${counted(new Set(findings.map(({ rule }) => rule)).size, "kind")} of data`],
    ["High certainty", high, `${Math.round((100 * high) / findings.length)} % of the findings`],
    ["Files with findings", byFile(findings).size, `of ${counted(files, "file")} scanned`],
    ["Most sensitive", worst.name, worst.article],
  ];
}

function figure([name, value, note]: Figure): string {
  const size = typeof value === "number" ? "number" : "words";
  return `<div class="figure"><dt>${name}</dt><dd class="${size}">${typeof value === "number" ? amount(value) : value}</dd><dd class="note">${note}</dd></div>`;
}

function leftOut({ skipped, testValues, accepted }: Report): string {
  const parts = [
    [skipped.binary, "binary file"],
    [skipped.link, "symbolic link"],
    [skipped.special, "special file"],
    [testValues, "known test value"],
    [accepted.baseline, "finding of the baseline"],
    [accepted.comment, "finding accepted in a comment"],
  ] as const;
  const texts = parts.filter(([count]) => count > 0).map(([count, noun]) => plural(count, noun));
  return texts.length === 0 ? "" : `<p class="left-out">Left out: ${texts.join(", ")}.</p>`;
}

function plural(count: number, noun: string): string {
  return noun.startsWith("finding") ? counted(count, "finding") + noun.slice("finding".length) : counted(count, noun);
}

/** What was not read may hold anything, so it comes before the findings. */
export function unreadFiles(unread: readonly Unread[]): string {
  if (unread.length === 0) return "";
  const items = unread.map(({ file, reason }) => `<li><code>${escapeHtml(file)}</code> ${escapeHtml(reason)}</li>`);
  return section("unread", `${counted(unread.length, "file")} could not be read`, `<ul class="unread">${items.join("")}</ul>`);
}
