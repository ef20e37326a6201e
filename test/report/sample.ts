import { createRedactor, rules } from "../../src/index.js";
import { START } from "../../src/input/position.js";
import { createFingerprints } from "../../src/report/fingerprint.js";
import type { Setting } from "../../src/report/format.js";
import { placeFindings, placingBy } from "../../src/report/place.js";
import type { PlacedFinding, Report } from "../../src/report/report.js";
import { PLAIN } from "../../src/report/text.js";

export const SETTING: Setting = { rules, version: "1.2.3", style: PLAIN, quiet: false, below: "" };

const redactor = createRedactor();
const wider = createRedactor({ minScore: 0.3 });
const shared = placingBy(rules, wider.scan);

/** What a scan finds in a text, as reports get it. */
export function findingsIn(file: string, text: string): PlacedFinding[] {
  const passage = { text, position: START, offset: 0, hits: redactor.scan(text), widerHits: () => wider.scan(text) };
  return placeFindings(passage, { ...shared, file, fingerprintOf: createFingerprints() });
}

/** A report about these findings. */
export function reportOf(findings: readonly PlacedFinding[], more: Partial<Report> = {}): Report {
  return { findings, files: 3, skipped: { binary: 0, link: 0, special: 0 }, unread: [], testValues: 0, accepted: { comment: 0, baseline: 0 }, ...more };
}

/** A finding that needs no file. */
export function finding(more: Partial<PlacedFinding> = {}): PlacedFinding {
  return {
    file: "test/klant.json",
    start: { line: 3, column: 7 },
    end: { line: 3, column: 16 },
    rule: "bsn",
    score: 0.99,
    reasons: ["field"],
    legal: "G2",
    excerpt: '"bsn": "[BSN]"',
    fingerprint: "0123456789abcdef",
    ...more,
  };
}

/** Names and texts that mean something to one format or another. */
export const HOSTILE = [
  "a&b<c>\"d'.txt",
  "::error file=x::pwned",
  "x,y:z%0A.csv",
  "</script><script>alert(1)</script>",
  "]]>-->.xml",
  "bel\u0007nul\u0000\u001b[31m.log",
  "half \ud800 pair",
  "regel\neinde\r.txt",
  "rechts\u202enaar links.txt",
  "`code` | [link](x) *ster*.md",
  "##[warning]old command",
] as const;
