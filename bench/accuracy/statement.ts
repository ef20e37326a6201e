import { readFileSync } from "node:fs";
import { join } from "node:path";
import { counted, excerpt, type Scan, type Section, table } from "./section.js";

/** What the privacy statement holds, and there is nothing else in it. */
const EXPECTED: { readonly [rule: string]: number } = { email: 4, phone: 2, kvk: 1, "btw-id": 1, address: 1 };

export function statementSection(folder: string, scan: Scan): Section {
  const text = readFileSync(join(folder, "text", "privacyverklaring.txt"), "utf8");
  const findings = scan("privacyverklaring", text);
  const found = new Map(counted(findings.map(({ rule }) => rule)));
  const rules = [...new Set([...Object.keys(EXPECTED), ...found.keys()])];
  const wrong = rules.filter((rule) => (EXPECTED[rule] ?? 0) !== (found.get(rule) ?? 0));
  return {
    title: "The privacy statement",
    targets: [
      {
        name: "privacy statement: what it holds and nothing else",
        reached: wrong.length === 0 ? "as expected" : `differs: ${wrong.join(", ")}`,
        wanted: "as expected",
        met: wrong.length === 0,
      },
    ],
    lines: table(
      ["rule", "expected", "found"],
      rules.map((rule) => [rule, EXPECTED[rule] ?? 0, found.get(rule) ?? 0]),
    ),
    details: findings.map((finding) => `found ${finding.rule}: ${excerpt(text, finding)}`),
  };
}
