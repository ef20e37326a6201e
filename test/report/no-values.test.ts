import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rules } from "../../src/index.js";
import { FORMATS, type FormatName } from "../../src/report/format.js";
import { stepSummary } from "../../src/report/step-summary.js";
import { findingsIn, reportOf, SETTING } from "./sample.js";

/** Words that nobody else uses, so that one of them in a report can only come from the file. */
const stranger = fc.stringMatching(/^[xqz][a-z]{5,9}$/);
const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`));

/** A value, and how it stands in a text so that a rule finds it. */
const planted = fc.oneof(
  digits(9).map((value) => ({ value, text: `bsn: ${value}` })),
  fc.tuple(stranger, stranger).map(([user, host]) => ({ value: `${user}@${host}.nl`, text: `mail ${user}@${host}.nl` })),
  digits(8).map((rest) => ({ value: `06${rest}`, text: `telefoon 06${rest}` })),
  stranger.map((word) => ({ value: word, text: `password=${word}` })),
  stranger.map((word) => ({ value: word, text: `"username": "${word}"` })),
  digits(10).map((rest) => ({ value: `NL13QQQQ${rest}`, text: `iban: NL13QQQQ${rest}` })),
  fc.tuple(stranger, stranger).map(([a, b]) => {
    const name = `${a.charAt(0).toUpperCase()}${a.slice(1)} ${b.charAt(0).toUpperCase()}${b.slice(1)}`;
    return { value: name, text: `Beste ${name},` };
  }),
);
/** What stands beside values: words and numbers that no rule finds, and signs that mean something to one format or another. */
const neighbour = fc.oneof(stranger, digits(7), fc.constantFrom("<b>", "]]>", "::error::", "%0A", '","', "|", "`", "${x}", "\t", "é€", "Müller"));
const line = fc.tuple(fc.array(neighbour, { maxLength: 4 }), planted, fc.array(neighbour, { maxLength: 4 }));

function partsOf(value: string): string[] {
  return value.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length >= 5);
}

const all = Object.keys(FORMATS) as FormatName[];

describe("no report holds anything of a file", () => {
  it("neither a value nor an unknown word or number beside it, in any format", () => {
    let found = 0;
    const property = fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      const text = lines.map(([before, { text: middle }, after]) => [...before, middle, ...after].join(" ")).join("\n");
      const secrets = lines.flatMap(([before, { value }, after]) => [
        ...partsOf(value),
        ...[...before, ...after].filter((word) => /^[\p{L}\d]{5,}$/u.test(word)),
      ]);
      const report = reportOf(findingsIn("klant.txt", text));
      const written = [...all.map((format) => FORMATS[format](report, SETTING)), stepSummary(report, SETTING)].join("\n").toLowerCase();
      found += report.findings.length;
      for (const secret of secrets) expect({ secret, isThere: written.includes(secret.toLowerCase()) }).toEqual({ secret, isThere: false });
    });
    fc.assert(property, { numRuns: 200 });
    expect(found).toBeGreaterThan(300);
  });

  it("nor a value in the name of the file", () => {
    const property = fc.property(digits(9), stranger, stranger, (number, user, host) => {
      const names = [`bsn/${number}.txt`, `post/${user}@${host}.nl.json`, `in/${user}@${host}.nl.csv.gz`, `klant_bsn_${number}/${user}@${host}.nl/brief.txt`];
      const report = reportOf(names.flatMap((name) => findingsIn(name, "BSN 123456782")));
      const written = [...all.map((format) => FORMATS[format](report, SETTING)), stepSummary(report, SETTING)].join("\n");
      expect(report.findings.length).toBe(names.length);
      for (const secret of [number, user, host]) expect({ secret, isThere: written.includes(secret) }).toEqual({ secret, isThere: false });
    });
    fc.assert(property, { numRuns: 30 });
  });

  it("nor words of health or belief beside a name", () => {
    const sensitive = rules.flatMap(({ raisesClass, context = [] }) => (raisesClass ? context : [])).filter((word) => /^\p{L}{6,}$/u.test(word));
    expect(sensitive.length).toBeGreaterThan(20);
    const ordinary = new Set(rules.flatMap(({ raisesClass, context = [], fields = [] }) => (raisesClass ? [] : [...context.join(" ").split(" "), ...fields])));
    for (const word of sensitive.filter((one) => !ordinary.has(one))) {
      const [finding] = findingsIn("a.txt", `BSN 123456782 ${word}`);
      expect(finding?.excerpt).toBe("BSN [BSN] …");
    }
  });
});
