import { describe, expect, it } from "vitest";
import { FORMATS } from "../../src/report/format.js";
import { stepSummary } from "../../src/report/step-summary.js";
import { finding, HOSTILE, reportOf, SETTING } from "./sample.js";

const lines = (text: string) => text.split("\n").filter(Boolean);
const inFiles = (count: number, score: number) => Array.from({ length: count }, (_, index) => finding({ file: `${score}/${index}.json`, score }));

describe("GitHub annotations", () => {
  it("are what the runner reads", () => {
    const report = reportOf([finding({ file: "a,b:c%.json" })]);
    expect(FORMATS.github(report, SETTING)).toBe(
      "::error file=a%2Cb%3Ac%25.json,line=3,endLine=3,col=7,endColumn=16,title=Personal data%3A bsn::" +
        "Citizen service number (burgerservicenummer), high certainty (0.99): its field name says so. National identification number, AVG art. 87, UAVG art. 46.\n",
    );
  });

  it("are ten of each kind at most, and say how many there are more", () => {
    const report = reportOf([...inFiles(14, 0.99), ...inFiles(11, 0.7), ...inFiles(3, 0.5)]);
    const written = lines(FORMATS.github(report, SETTING));
    const of = (kind: string) => written.filter((line) => line.startsWith(`::${kind} `)).length;
    expect([of("error"), of("warning"), of("notice"), written.length]).toEqual([10, 10, 3, 24]);
    expect(written.at(-1)).toBe("zwartlak: 5 more annotations than GitHub shows; the summary of this step has them all.");
  });

  it("join what one rule finds in one file", () => {
    const many = Array.from({ length: 30 }, (_, index) => finding({ start: { line: index + 1, column: 1 }, end: { line: index + 1, column: 9 } }));
    const [line, ...others] = lines(FORMATS.github(reportOf(many), SETTING));
    expect(others).toEqual([]);
    expect(line).toMatch(/29 more in this file, on line 2, 3, 4, 5, 6, 7, 8, 9 …\.$/);
  });

  it("count paths from the root of the repository", () => {
    const report = reportOf([finding()], { unread: [{ file: "b.zip", reason: "it is broken" }] });
    const written = FORMATS.github(report, { ...SETTING, below: "packages/shop/" });
    expect(written).toContain("file=packages/shop/test/klant.json,");
    expect(written).toContain("file=packages/shop/b.zip,");
  });

  it("have no columns for a value that is spread over lines: GitHub refuses them", () => {
    expect(FORMATS.github(reportOf([finding({ end: { line: 5, column: 2 } })]), SETTING)).toMatch(/line=3,endLine=5,title=/);
  });
});

describe("the summary of a GitHub step", () => {
  it("is one line when there is nothing", () => {
    expect(stepSummary(reportOf([]), SETTING)).toBe("## zwartlak: no personal data found\n\nNo findings, 3 files scanned.\n");
  });

  it("holds every finding, also those without an annotation", () => {
    const summary = stepSummary(reportOf(inFiles(40, 0.99), { unread: [{ file: "b.zip", reason: "it is broken" }] }), SETTING);
    expect(summary.match(/^\| 3:7 \| `bsn` \| high 0\.99 \| National identification number \|$/gm)?.length).toBe(40);
    expect(summary).toContain("| Citizen service number &#40;burgerservicenummer&#41; | `bsn` | 40 |");
    expect(summary).toContain("<code>b.zip</code> was not scanned: it is broken.");
  });

  it("takes no markup from names", () => {
    const summary = stepSummary(reportOf(HOSTILE.map((file) => finding({ file, place: file }))), SETTING);
    expect(summary).not.toMatch(/<script|\]\(|\*ster|\| \[link/);
    expect(summary.split("\n").filter((line) => line.startsWith("| <code>")).length).toBe(HOSTILE.length);
  });

  it("stays below what GitHub accepts, and says what is missing", () => {
    const summary = stepSummary(reportOf(inFiles(6000, 0.99)), SETTING);
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(summary).toMatch(/\d+ findings more: write a report of your own/);
  });
});
