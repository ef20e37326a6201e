import { join } from "node:path";
import type { Finding } from "../../src/index.js";
import { LIMITS } from "../../src/input/formats/passage.js";
import { collect } from "../../src/input/formats/passages.js";
import { fileSource } from "../../src/input/source.js";
import { type Document, documentsOf, rawFileOf, type Span } from "./corpora.js";
import { finderIn, isCovered } from "./cover.js";
import { atLeast, counted, percent, type Scan, type Section, type Target, table } from "./section.js";

const CORPORA = ["rvig-brp-testset", "brp-features", "open-forms"];

const KEYS_SHOWN = 6;

/** Which rules are right for a kind of the annotation. */
const RULES: { readonly [kind: string]: readonly string[] } = {
  NAME: ["person-name"],
  INITIALS: ["person-name"],
  BSN: ["bsn"],
  DOB: ["date-of-birth"],
  ANUMMER: ["a-nummer"],
  STREET: ["address"],
  CITY: ["address"],
  ADDRESS: ["address", "postcode"],
  POSTCODE: ["postcode", "address"],
  DOCNR: ["travel-document"],
  EMAIL: ["email"],
  PHONE: ["phone"],
  RSIN: ["rsin"],
  IBAN: ["iban"],
  PLATE: ["kenteken"],
  KVK: ["kvk"],
  VESTIGING: ["vestigingsnummer"],
  PASSWORDHASH: ["password-hash", "password"],
};

/** An annotated value and what became of it. Points, and does not quote. */
interface Outcome {
  readonly corpus: string;
  readonly kind: string;
  readonly key: string;
  readonly file: string;
  readonly start: number;
  readonly covered: boolean;
  /** Covered by its own rule. */
  readonly right: boolean;
}

export async function fixtureSection(folder: string, scan: Scan, kinds: readonly string[] = []): Promise<Section> {
  const outcomes = await fixtureOutcomes(folder, scan);
  const asked = outcomes.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind) || RULES[kind]?.some((rule) => kinds.includes(rule)));
  return { title: "Fixtures", targets: targetsOf(asked), lines: linesOf(asked), details: detailsOf(asked) };
}

/** What became of every annotated value of the corpora. */
export async function fixtureOutcomes(folder: string, scan: Scan): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const corpus of CORPORA) {
    for (const document of documentsOf(join(folder, "fixtures", corpus, "truth.jsonl"))) {
      const findings = await findingsInFile(rawFileOf(folder, document), document.id, scan);
      outcomes.push(...outcomesOf(corpus, document, findings));
    }
  }
  return outcomes;
}

/** As the command line reads it, in its own format. Findings are placed in the file. */
async function findingsInFile(path: string, id: string, scan: Scan): Promise<Finding[]> {
  let part = 0;
  const look = (input: unknown) => scan(`${id}#${part++}`, input);
  const found = await collect(fileSource(path, path), { scan: look, scanWider: look, limits: LIMITS, onGap: () => undefined }, ({ offset = 0, hits }) => {
    return hits.map((hit) => ({ ...hit, start: hit.start + offset, end: hit.end + offset }));
  });
  return found ?? [];
}

export function outcomesOf(corpus: string, { id, text, spans }: Document, findings: readonly Finding[]): Outcome[] {
  const near = finderIn(findings);
  return spans
    .filter((span) => !isEmpty(text, span))
    .map((span) => {
      const here = near(span);
      const own = here.filter(({ rule }) => RULES[span.kind]?.includes(rule));
      const place = { corpus, kind: span.kind, key: span.key ?? "", file: id, start: span.start };
      return { ...place, covered: isCovered(text, span, here), right: isCovered(text, span, own) };
    });
}

/** Zeros stand for "unknown", and a lone dot for a name that nobody has: they say nothing about anybody. */
function isEmpty(text: string, { start, end }: Span): boolean {
  return !/[\p{L}1-9]/u.test(text.slice(start, end));
}

function targetsOf(outcomes: readonly Outcome[]): Target[] {
  const kinds = [...new Set(outcomes.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const list = outcomes.filter((outcome) => outcome.kind === kind);
    return atLeast(`fixtures: ${kind} covered`, list.filter(({ covered }) => covered).length, list.length, kind === "NAME" ? 99.5 : 99);
  });
}

function linesOf(outcomes: readonly Outcome[]): string[] {
  const groups = [...new Set(outcomes.map(({ corpus, kind }) => `${corpus}\n${kind}`))];
  const rows = groups.map((group) => {
    const list = outcomes.filter(({ corpus, kind }) => `${corpus}\n${kind}` === group);
    const missed = counted(list.filter(({ covered }) => !covered).map(({ key }) => key));
    const [covered, right] = [list.filter((outcome) => outcome.covered).length, list.filter((outcome) => outcome.right).length];
    const keys = missed.slice(0, KEYS_SHOWN).map(([key, count]) => `${key} ${count}`);
    return [...group.split("\n"), list.length, percent(covered, list.length), percent(right, list.length), keys.join(", ")];
  });
  return table(["corpus", "kind", "annotated", "covered", "by its rule", "missed, by key"], rows);
}

function detailsOf(outcomes: readonly Outcome[]): string[] {
  const missed = outcomes.filter(({ covered }) => !covered);
  return missed.map(({ kind, key, file, start }) => `missed ${kind} ${key}: ${file} at ${start}`);
}
