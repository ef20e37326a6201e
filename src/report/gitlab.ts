import { createHash } from "node:crypto";
import type { Setting } from "./format.js";
import { messageOf, titlesOf } from "./message.js";
import { type Level, levelOf, type PlacedFinding, type Report, type Unread } from "./report.js";

const SEVERITIES: { readonly [L in Level]: string } = { high: "critical", medium: "major", low: "minor" };

/** The report for GitLab Code Quality. The fingerprint knows no line, so a finding that moves stays the same one. */
export function gitlabReport({ findings, unread }: Report, { rules, below }: Setting): string {
  const titleOf = titlesOf(rules);
  const entries = [...findings.map((finding) => findingEntry(finding, titleOf, below)), ...unread.map((file) => unreadEntry(file, below))];
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}

function findingEntry(finding: PlacedFinding, titleOf: (rule: string) => string, below: string): object {
  const { file, start, end, rule, score, fingerprint } = finding;
  return {
    description: messageOf(finding, titleOf),
    check_name: rule,
    fingerprint: spaced(rule, fingerprint),
    severity: SEVERITIES[levelOf(score)],
    location: { path: below + file, lines: { begin: start.line, end: end.line } },
  };
}

function unreadEntry({ file, reason }: Unread, below: string): object {
  return {
    description: `Not scanned: ${reason}.`,
    check_name: "unread",
    fingerprint: spaced("unread", createHash("sha256").update(`${file}\n${reason}`).digest("hex").slice(0, 32)),
    severity: "info",
    location: { path: below + file, lines: { begin: 1 } },
  };
}

/** With spaces, since a single token under this key is what browsers are known by: zwartlak would find it in its own reports. */
function spaced(kind: string, fingerprint: string): string {
  return `zwartlak ${kind} ${fingerprint}`;
}
