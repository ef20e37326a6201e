import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv2020 } from "ajv/dist/2020.js";
import draft04 from "ajv-draft-04";
import formats from "ajv-formats";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { FORMATS, type FormatName } from "../../src/report/format.js";
import type { Report } from "../../src/report/report.js";
import { finding, HOSTILE, reportOf, SETTING } from "./sample.js";

const require = createRequire(import.meta.url);
const addFormats = formats.default ?? formats;
const Draft04 = draft04.default ?? draft04;

const sarif = new Draft04({ strict: false, unicodeRegExp: false });
addFormats(sarif as never);
const isSarif = sarif.compile(require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"));
const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
const schema = JSON.parse(readFileSync("src/report/report.schema.json", "utf8"));
const isJsonReport = ajv.compile(schema);
const isLine = ajv.compile({ $ref: "report#/$defs/line", $defs: { report: { ...schema, $id: "report" } } });

const EMPTY = reportOf([]);
const FULL = reportOf(
  HOSTILE.map((file, index) => finding({ file, fingerprint: `f${index}`, score: 0.5 + index / 25, excerpt: `${file} [BSN]`, place: file, field: file })),
  { unread: HOSTILE.map((file) => ({ file, reason: `it is called ${file}` })) },
);
const CASES: [string, Report][] = [
  ["without findings", EMPTY],
  ["with hostile names", FULL],
];

const render = (format: FormatName, report: Report): string => FORMATS[format](report, SETTING);

interface Node {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
}

/** The elements of well-formed XML; anything else throws. */
function elementsOf(xml: string): Node[] {
  const parser = new SaxesParser();
  const nodes: Node[] = [];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => nodes.push({ name, attributes: attributes as Node["attributes"] }));
  parser.write(xml).close();
  return nodes;
}

describe.each(CASES)("a report %s", (_, report) => {
  it("is SARIF 2.1.0 by its schema", () => {
    isSarif(JSON.parse(render("sarif", report)));
    expect(isSarif.errors).toBeNull();
  });

  it("is JSON by the published schema", () => {
    isJsonReport(JSON.parse(render("json", report)));
    expect(isJsonReport.errors).toBeNull();
  });

  it("is NDJSON: each line by the published schema, the summary last", () => {
    const lines = render("ndjson", report)
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    for (const line of lines) expect({ line, valid: isLine(line) }).toEqual({ line, valid: true });
    expect(lines.map(({ type }) => type)).toEqual([...report.findings.map(() => "finding"), ...report.unread.map(() => "unread"), "summary"]);
  });

  it("is JUnit with a test for each finding and file, at least one", () => {
    const nodes = elementsOf(render("junit", report));
    const count = (name: string) => nodes.filter((node) => node.name === name).length;
    const { findings, unread } = report;
    const tests = Math.max(1, findings.length + unread.length);
    expect([count("testcase"), count("failure"), count("error")]).toEqual([tests, findings.length, unread.length]);
    expect(nodes[0]?.attributes).toMatchObject({ tests: String(tests), failures: String(findings.length), errors: String(unread.length) });
    const suites = nodes.filter(({ name }) => name === "testsuite").map(({ attributes }) => Number(attributes.tests));
    expect(suites.reduce((sum, count) => sum + count, 0)).toBe(tests);
  });

  it("is Checkstyle with an error for each finding and file", () => {
    const nodes = elementsOf(render("checkstyle", report));
    expect(nodes[0]?.name).toBe("checkstyle");
    expect(nodes.filter(({ name }) => name === "error").length).toBe(report.findings.length + report.unread.length);
  });

  it("is a GitLab Code Quality list with fingerprints of its own", () => {
    const entries = JSON.parse(render("gitlab", report)) as { fingerprint: string }[];
    expect(entries.length).toBe(report.findings.length + report.unread.length);
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
    for (const entry of entries) {
      expect(entry).toEqual({
        description: expect.stringMatching(/./),
        check_name: expect.stringMatching(/./),
        fingerprint: expect.stringMatching(/./),
        severity: expect.stringMatching(/^(?:info|minor|major|critical|blocker)$/),
        location: { path: expect.any(String), lines: expect.objectContaining({ begin: expect.any(Number) }) },
      });
    }
  });

  it("is GitHub annotations of one line each, with all that names them escaped", () => {
    for (const line of render("github", report).split("\n").filter(Boolean)) {
      expect(line).toMatch(/^(?:::(?:error|warning|notice) (?:\w+=[^,:]*)(?:,\w+=[^,:]*)*::.+|zwartlak: \d+ more annotations? .*)$/);
    }
  });

  it("is text without control characters and without commands to a build server", () => {
    const text = render("text", report);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(text).not.toMatch(/^\s*::|##\[/m);
  });

  it("is HTML in which no text becomes markup", () => {
    const html = render("html", report);
    expect(html.match(/<script/g)?.length).toBe(1);
    expect(html).not.toMatch(/https?:|\son\w+=|style="/);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
  });

  it.each(Object.keys(FORMATS) as FormatName[])("is the same twice: %s", (format) => {
    expect(render(format, report)).toBe(render(format, report));
  });
});

describe("the schema of the JSON report", () => {
  it("is published, under a name to import", () => {
    const { exports, files } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(exports["./report.schema.json"]).toBe("./src/report/report.schema.json");
    expect(files).toContain("src/report/report.schema.json");
  });

  it("knows every field of a report, and refuses one that lacks something", () => {
    const known = (part: string) => Object.keys(schema.$defs[part].properties);
    const full = finding({ place: "Blad1!B3", field: "bsn", commit: "0123abcd" });
    const report = JSON.parse(render("json", reportOf([full], { unread: [{ file: "a", reason: "b" }] })));
    expect(known("finding").sort()).toEqual(Object.keys(report.findings[0]).sort());
    expect(known("summary").sort()).toEqual(Object.keys(report.summary).sort());
    expect(known("unread").sort()).toEqual(Object.keys(report.unread[0]).sort());
    for (const key of Object.keys(report)) {
      const { [key]: _, ...rest } = report;
      expect({ key, valid: isJsonReport(rest) }).toEqual({ key, valid: false });
    }
  });
});

describe("severities", () => {
  const LEVELS = [0.99, 0.7, 0.5].map((score, index) => finding({ score, start: { line: index + 1, column: 1 }, fingerprint: `f${index}` }));
  const report = reportOf(LEVELS);

  it.each([
    ["sarif", ['"level": "error"', '"level": "warning"', '"level": "note"']],
    ["checkstyle", ['severity="error"', 'severity="warning"', 'severity="info"']],
    ["gitlab", ['"severity": "critical"', '"severity": "major"', '"severity": "minor"']],
    ["github", ["::error ", "::warning ", "::notice "]],
  ] as const)("follow the score: %s", (format, words) => {
    const text = render(format, report);
    expect(words.map((word) => text.includes(word))).toEqual([true, true, true]);
  });

  it("SARIF: a rule has the severity of its class and says what the law says", () => {
    const { rules } = JSON.parse(render("sarif", report)).runs[0].tool.driver;
    const bsn = rules.find(({ id }: { id: string }) => id === "bsn");
    expect(bsn.properties).toEqual({ tags: ["privacy", "security", "nationaal nummer", "G2"], "security-severity": "9.0" });
    expect(bsn.help.text).toContain("AVG art. 87, UAVG art. 46");
  });
});
