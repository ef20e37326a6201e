import { printable } from "./excerpt.js";
import type { Setting } from "./format.js";
import { byFile, counted } from "./group.js";
import { countByRule, type Level, levelOf, type PlacedFinding, type Report } from "./report.js";

/** What stands out. Plain text gets functions that change nothing. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly level: (level: Level, text: string) => string;
}

export const PLAIN: Style = { strong: (text) => text, dim: (text) => text, level: (_, text) => text };

/** The report for people: findings by file, then a summary. `quiet` leaves the findings only. */
export function textReport(report: Report, { style, quiet }: Pick<Setting, "style" | "quiet">): string {
  const files = [...byFile(report.findings).values()].map((findings) => `${fileLines(findings, style).join("\n")}\n`);
  const body = files.join("\n");
  if (quiet) return body;
  return `${body}${body === "" ? "" : "\n"}${summaryOf(report)}\n`;
}

/** Characters of the name of a commit. */
const COMMIT_SHOWN = 10;

function fileLines(findings: readonly PlacedFinding[], style: Style): string[] {
  const places = findings.map(({ file, start, place }) => printable(`${file}:${place ?? `${start.line}:${start.column}`}`));
  const placeWidth = widest(places);
  const ruleWidth = widest(findings.map(({ rule }) => rule));
  return findings.flatMap((finding, index) => {
    const level = levelOf(finding.score);
    const place = style.strong((places[index] as string).padEnd(placeWidth));
    const score = style.level(level, `${level.padEnd(6)} ${finding.score.toFixed(2)}`);
    const commit = finding.commit === undefined ? "" : `  commit ${finding.commit.slice(0, COMMIT_SHOWN)}`;
    return [`${place}  ${finding.rule.padEnd(ruleWidth)}  ${score}  ${finding.reasons.join(", ")}${commit}`, style.dim(`    ${printable(finding.excerpt)}`)];
  });
}

/** What was found, read and left out, in one line. */
export function summaryOf({ findings, files, skipped, unread, testValues, accepted }: Report): string {
  const rules = countByRule(findings).map(([rule, count]) => `${rule} ${count}`);
  const found = findings.length === 0 ? "No findings" : `${counted(findings.length, "finding")} (${rules.join(", ")})`;
  const where = findings.length === 0 ? "" : ` in ${filesIn(findings)} of`;
  const left = [
    counted(skipped.binary, "binary file"),
    counted(skipped.link, "symbolic link"),
    counted(skipped.special, "special file"),
    counted(filesIn(unread), "unreadable file"),
    counted(testValues, "known test value"),
    counted(accepted.baseline, "known finding"),
    counted(accepted.comment, "accepted finding"),
  ].filter((text) => !text.startsWith("0 "));
  const skips = left.length === 0 ? "" : ` Left out: ${left.join(", ")}.`;
  return `${found}${where || ","} ${counted(files, "file")} scanned.${skips}`;
}

function filesIn(list: readonly { readonly file: string }[]): number {
  return new Set(list.map(({ file }) => file)).size;
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, text.length), 0);
}
