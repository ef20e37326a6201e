import { createHash } from "node:crypto";
import type { Setting } from "../format.js";
import type { Report } from "../report.js";
import { charts } from "./charts.js";
import { filters } from "./filters.js";
import { findingsByFile } from "./findings.js";
import { guide } from "./guide.js";
import { counted, escapeHtml } from "./markup.js";
import { SCRIPT } from "./script.js";
import { STYLE } from "./style.js";
import { summary, unreadFiles } from "./summary.js";

/**
 * The report as one HTML page for people who do not run zwartlak themselves. It needs no other file and no network: its policy lets nothing in but
 * its own style and script, and every text from outside is escaped. The same findings give the same page.
 */
export function htmlReport(report: Report, { rules, version }: Pick<Setting, "rules" | "version">): string {
  const { findings } = report;
  const title = `Personal data: ${findings.length === 0 ? "nothing found" : counted(findings.length, "finding")}`;
  const found = findings.length === 0 ? "" : `${charts(findings, rules)}\n${filters(findings, rules)}\n${findingsByFile(findings, rules)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="generator" content="zwartlak ${escapeHtml(version)}">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Go to the report</a>
<header class="top"><p class="brand"><span class="bar" aria-hidden="true"></span>zwartlak</p><h1>Personal data report</h1></header>
<main id="main" tabindex="-1">
${summary(report)}
${unreadFiles(report.unread)}
${found}
${guide(findings)}
</main>
<footer class="bottom"><p>Made by zwartlak ${escapeHtml(version)}. This page holds places and reasons, and none of the values that were found.</p></footer>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** Only what hashes to the same as our own style and script runs. */
const POLICY = [
  "default-src 'none'",
  `style-src '${hashOf(STYLE)}'`,
  `script-src '${hashOf(SCRIPT)}'`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
