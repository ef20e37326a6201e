import type { Setting } from "./format.js";
import { byFile } from "./group.js";
import { messageOf, titlesOf } from "./message.js";
import { levelOf, type PlacedFinding, type Report, type Unread } from "./report.js";
import { element, escapeXml, XML_HEAD } from "./xml.js";

/**
 * The report as JUnit XML, for the test pages of Jenkins, GitLab, Azure and the like: a suite for each file, a failed test for each finding, an error
 * for each file that could not be read. Without any there is one test that passed, since an empty report counts as a failed step.
 */
export function junitReport({ findings, unread, files }: Report, { rules }: Setting): string {
  const titleOf = titlesOf(rules);
  const suites = [...byFile(findings)].map(([file, group]) => failedSuite(file, group, titleOf));
  if (unread.length > 0) suites.push(suite("unread files", unread.length, { failures: 0, errors: unread.length }, unread.map(errorCase)));
  if (suites.length === 0) suites.push(suite("zwartlak", 1, { failures: 0, errors: 0 }, [passedCase(files)]));
  const tests = Math.max(1, findings.length + unread.length);
  return `${XML_HEAD}\n${element("testsuites", { name: "zwartlak", tests, failures: findings.length, errors: unread.length }, suites)}\n`;
}

function suite(name: string, tests: number, bad: { readonly failures: number; readonly errors: number }, cases: readonly string[]): string {
  return element("testsuite", { name, tests, ...bad, skipped: 0, time: 0 }, cases);
}

function failedSuite(file: string, findings: readonly PlacedFinding[], titleOf: (rule: string) => string): string {
  const cases = findings.map((finding) => failedCase(finding, titleOf));
  return suite(file, findings.length, { failures: findings.length, errors: 0 }, cases);
}

function failedCase(finding: PlacedFinding, titleOf: (rule: string) => string): string {
  const { file, start, rule, score, excerpt } = finding;
  const message = messageOf(finding, titleOf);
  const failure = element("failure", { type: `${rule} (${levelOf(score)})`, message }, [
    escapeXml(`${file}:${start.line}:${start.column}`),
    escapeXml(excerpt),
  ]);
  return element("testcase", { name: `${rule} at ${start.line}:${start.column}`, classname: file, file, line: start.line, time: 0 }, [failure]);
}

function errorCase({ file, reason }: Unread): string {
  return element("testcase", { name: "can be read", classname: file, file, time: 0 }, [
    element("error", { type: "unread", message: `Not scanned: ${reason}.` }),
  ]);
}

function passedCase(files: number): string {
  return element("testcase", { name: `no personal data in ${files} files`, classname: "zwartlak", time: 0 });
}
