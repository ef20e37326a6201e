import type { Finding } from "../../src/index.js";
import type { Vector, Vectors } from "./corpora.js";
import { coveredShare, overlap } from "./cover.js";
import { locate } from "./locate.js";
import { atLeast, atMost, percent, type Scan, type Section, table } from "./section.js";
import { expectationOf, rulesOf, SPECIAL } from "./vector-kinds.js";

/** Share of the letters and digits of a value that has to be inside findings. */
const ENOUGH = 0.9;
/** A test number; what stands near decides about its class. */
const NEAR = " BSN 999990019";

interface Verdict {
  readonly kind: string;
  readonly valid: boolean;
  /** Counts from 1 among the valid or the invalid ones of its kind. */
  readonly number: number;
  readonly note: string;
  readonly text: string;
  readonly reported: boolean;
  /** Not counted, because. */
  readonly aside?: string;
}

export function vectorSection(vectors: Vectors, scan: Scan, kinds: readonly string[] = []): Section {
  const verdicts = Object.entries(vectors)
    .filter(([kind]) => kinds.length === 0 || kinds.includes(kind) || rulesOf(kind).some((rule) => kinds.includes(rule)))
    .flatMap(([kind, { valid, invalid }]) => [...judged(kind, valid, true, scan), ...judged(kind, invalid, false, scan)]);
  const { found, valid, wrong, invalid } = countsOf(verdicts);
  return {
    title: "Vectors",
    targets: [atLeast("valid vectors found as their own kind", found, valid, 99), atMost("invalid vectors reported as that kind", wrong, invalid, 2)],
    lines: linesOf(verdicts),
    details: verdicts
      .filter((verdict) => isMissed(verdict) || isWrong(verdict))
      .map((verdict) => `${verdict.valid ? "missed" : "wrong "} ${nameOf(verdict)}: ${JSON.stringify(verdict.text)}`),
  };
}

function judged(kind: string, vectors: readonly Vector[], valid: boolean, scan: Scan): Verdict[] {
  return vectors.map((vector, index) => {
    const { rules, aside } = expectationOf(kind, vector.note);
    const text = kind === SPECIAL ? vector.text + NEAR : vector.text;
    const findings = scan(`${kind}-${valid ? "valid" : "invalid"}-${index + 1}`, text);
    const reported = kind === SPECIAL ? isRaised(findings) : isReported(vector, findings, rules);
    const reason = rules.length === 0 ? "no rule promises this kind" : aside;
    return { kind, valid, number: index + 1, note: vector.note, text: vector.text, reported, ...(reason && { aside: reason }) };
  });
}

function isRaised(findings: readonly Finding[]): boolean {
  return findings.some(({ legal, reasons }) => legal === "G1" || reasons.includes("special-context"));
}

/** A valid vector: its value is covered by its own rules, the first of them included. An invalid one: any finding of those rules. */
export function isReported({ text, value }: Vector, findings: readonly Finding[], rules: readonly string[]): boolean {
  const own = findings.filter(({ rule }) => rules.includes(rule));
  if (value === undefined) return own.length > 0;
  const places = locate(text, value);
  return (
    places.length > 0 &&
    own.some((finding) => places.some((place) => overlap(place, finding))) &&
    places.every((place) => coveredShare(text, place, own) >= ENOUGH)
  );
}

function countsOf(verdicts: readonly Verdict[]): { found: number; valid: number; wrong: number; invalid: number } {
  const counted = verdicts.filter(({ aside }) => aside === undefined);
  const [good, bad] = [counted.filter(({ valid }) => valid), counted.filter(({ valid }) => !valid)];
  const reported = (list: readonly Verdict[]) => list.filter((verdict) => verdict.reported).length;
  return { found: reported(good), valid: good.length, wrong: reported(bad), invalid: bad.length };
}

function linesOf(verdicts: readonly Verdict[]): string[] {
  const kinds = [...new Set(verdicts.map(({ kind }) => kind))];
  const row = (name: string, rules: string, of: readonly Verdict[]) => {
    const { found, valid, wrong, invalid } = countsOf(of);
    return [name, rules, valid, percent(found, valid), invalid, percent(wrong, invalid)];
  };
  const rows = kinds.map((kind) =>
    row(
      kind,
      rulesOf(kind).join(", ") || "none",
      verdicts.filter((verdict) => verdict.kind === kind),
    ),
  );
  return [
    ...table(["kind", "rules", "valid", "found", "invalid", "reported"], [...rows, row("all", "", verdicts)]),
    ...listed("Missed", verdicts.filter(isMissed)),
    ...listed("Wrongly reported", verdicts.filter(isWrong)),
    ...listed(
      "Not counted",
      verdicts.filter(({ aside }) => aside !== undefined),
    ),
  ];
}

function isMissed({ valid, reported, aside }: Verdict): boolean {
  return valid && !reported && aside === undefined;
}

function isWrong({ valid, reported, aside }: Verdict): boolean {
  return !valid && reported && aside === undefined;
}

function listed(title: string, verdicts: readonly Verdict[]): string[] {
  if (verdicts.length === 0) return ["", `${title}: none.`];
  return ["", `${title}:`, "", ...verdicts.map((verdict) => `- ${nameOf(verdict)}${verdict.aside === undefined ? "" : ` (${verdict.aside})`}`)];
}

/** Kind, number and note, but not the text: a scan of this repository would find it again. */
function nameOf({ kind, valid, number, note }: Verdict): string {
  return `${kind}, ${valid ? "valid" : "invalid"} ${number}: ${note || "(no note)"}`;
}
