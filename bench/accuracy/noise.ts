import { join } from "node:path";
import type { Finding } from "../../src/index.js";
import { type Document, documentsOf, logsIn, type Place } from "./corpora.js";
import { overlap } from "./cover.js";
import { counted, excerpt, rate, rateAtMost, type Scan, type Section, type Target, table } from "./section.js";

/** Text in which (almost) every finding is false. */
interface QuietText {
  readonly name: string;
  readonly documents: readonly Document[];
  /** Rules whose findings here are right: addresses of machines in logs. */
  readonly aside?: readonly string[];
  /** Highest number of findings per 100,000 characters: of all rules, and of names. */
  readonly allowed?: { readonly all?: number; readonly names?: number };
}

interface Located {
  readonly document: Document;
  readonly finding: Finding;
}

const NAME = "person-name";

function quietTexts(folder: string): QuietText[] {
  const prose = (name: string) => documentsOf(join(folder, "prose", `${name}.jsonl`));
  return [
    { name: "logs", documents: logsIn(folder), aside: ["ip", "mac"], allowed: { all: 1, names: 0.5 } },
    { name: "statutes", documents: prose("prose-law-nl"), allowed: { all: 1, names: 2 } },
    { name: "interface strings", documents: prose("prose-ui-nl"), allowed: { all: 0.5, names: 1 } },
    { name: "UDHR", documents: prose("prose-udhr-nl") },
    { name: "Alpino", documents: prose("ud-alpino-dev"), allowed: { names: 2 } },
    { name: "LassySmall", documents: prose("ud-lassysmall-dev"), allowed: { names: 2 } },
  ];
}

export function noiseSection(folder: string, scan: Scan, kinds: readonly string[] = []): Section {
  const measured = quietTexts(folder).map((text) => measuredIn(text, scan, kinds));
  return {
    title: "False findings",
    targets: measured.flatMap(targetsOf),
    lines: [
      "IP and MAC addresses in logs are left out, and so are findings in what Alpino and LassySmall mark as a proper noun. The statutes hold a real e-mail",
      "address, the interface strings example numbers: those are found rightly. The table counts them all; the targets leave out what is reported as a known test value.",
      "",
      ...table(["text", "characters", "findings", "per 100,000", "names per 100,000", "test values", "in proper nouns", "by rule"], measured.map(rowOf)),
    ],
    details: measured.flatMap(({ findings }) => findings.map(lineOf)),
  };
}

/** Findings per 100,000 characters of each text in which nothing is personal, known test values aside. */
export function falseFindings(folder: string, scan: Scan): { readonly name: string; readonly rate: string }[] {
  return quietTexts(folder).map((text) => {
    const { characters, findings } = measuredIn(text, scan, []);
    return { name: text.name, rate: rate(findings.length - testsIn(findings), characters) };
  });
}

interface Measured {
  readonly text: QuietText;
  readonly characters: number;
  readonly findings: readonly Located[];
  /** Not among the findings. */
  readonly inNouns: number;
}

function measuredIn(text: QuietText, scan: Scan, kinds: readonly string[]): Measured {
  const findings: Located[] = [];
  let inNouns = 0;
  for (const document of text.documents) {
    for (const finding of scan(document.id, document.text)) {
      if (text.aside?.includes(finding.rule) || (kinds.length > 0 && !kinds.includes(finding.rule))) continue;
      if (isIn(document.other ?? [], finding)) inNouns++;
      else findings.push({ document, finding });
    }
  }
  return { text, characters: text.documents.reduce((sum, document) => sum + document.text.length, 0), findings, inNouns };
}

function isIn(nouns: readonly Place[], finding: Finding): boolean {
  return nouns.some((noun) => overlap(noun, finding));
}

function targetsOf({ text: { name, allowed }, characters, findings }: Measured): Target[] {
  const { all, names } = allowed ?? {};
  return [
    ...(all === undefined ? [] : [rateAtMost(`${name}: findings per 100,000 characters`, findings.length - testsIn(findings), characters, all)]),
    ...(names === undefined ? [] : [rateAtMost(`${name}: names per 100,000 characters`, namesIn(findings), characters, names)]),
  ];
}

function rowOf({ text: { name }, characters, findings, inNouns }: Measured): (string | number)[] {
  const rules = counted(findings.map(({ finding }) => finding.rule)).map(([rule, count]) => `${rule} ${count}`);
  return [
    name,
    characters,
    findings.length,
    rate(findings.length, characters),
    rate(namesIn(findings), characters),
    testsIn(findings),
    inNouns,
    rules.join(", "),
  ];
}

/** Known test values are masked, but are no failure of a scan. */
function testsIn(findings: readonly Located[]): number {
  return findings.filter(({ finding }) => finding.reasons.includes("test-value")).length;
}

function namesIn(findings: readonly Located[]): number {
  return findings.filter(({ finding }) => finding.rule === NAME).length;
}

function lineOf({ document, finding }: Located): string {
  return `false ${finding.rule} (${finding.score} ${finding.reasons.join(" + ")}): ${document.id} at ${finding.start}: ${excerpt(document.text, finding)}`;
}
