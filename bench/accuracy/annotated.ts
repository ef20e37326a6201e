import { join } from "node:path";
import { type Document, documentsOf } from "./corpora.js";
import { isCovered, overlap } from "./cover.js";
import { atLeast, excerpt, percent, type Scan, type Section, table } from "./section.js";

/** Which rule is right for a kind of the annotation; URL has none. A date is personal only as a date of birth. */
const RULES: { readonly [kind: string]: string } = {
  NAME: "person-name",
  PHONE: "phone",
  EMAIL: "email",
  DATE: "date-of-birth",
  IBAN: "iban",
  IP: "ip",
  MAC: "mac",
  CREDITCARD: "credit-card",
};

const CORPORA = ["pii-filter-nl", "presidio-vectors"];

interface Count {
  readonly annotated: number;
  /** Inside findings of any rule. */
  readonly covered: number;
  readonly right: number;
  /** Findings of the right rule where nothing of the kind is annotated, in documents in which all of it is. */
  readonly extra: number;
  readonly details: readonly string[];
}

/** Sentences with personal data of several kinds, whole annotated. */
export function annotatedSection(folder: string, scan: Scan): Section {
  const rows = CORPORA.flatMap((corpus) => {
    const documents = documentsOf(join(folder, "text", `${corpus}.jsonl`));
    const kinds = [...new Set(documents.flatMap(({ completeFor = [] }) => completeFor))].filter((kind) => kind in RULES);
    return kinds.map((kind) => ({ corpus, kind, ...countOf(kind, documents, scan) }));
  });
  const names = rows.find(({ corpus, kind }) => corpus === "pii-filter-nl" && kind === "NAME");
  return {
    title: "Annotated sentences",
    targets: [atLeast("pii-filter-nl: NAME covered", names?.covered ?? 0, names?.annotated ?? 0, 97)],
    lines: table(
      ["corpus", "kind", "annotated", "covered", "by its rule", "extra findings"],
      rows.map(({ corpus, kind, annotated, covered, right, extra }) => [
        corpus,
        kind,
        annotated,
        percent(covered, annotated),
        percent(right, annotated),
        extra,
      ]),
    ),
    details: rows.flatMap((row) => row.details),
  };
}

export function countOf(kind: string, documents: readonly Document[], scan: Scan): Count {
  const counts = documents.map(({ id, text, spans, completeFor = [] }) => {
    const found = scan(id, text);
    const own = found.filter(({ rule }) => rule === RULES[kind]);
    const gold = spans.filter((span) => span.kind === kind);
    const missed = gold.filter((span) => !isCovered(text, span, found));
    const extra = completeFor.includes(kind) ? own.filter((finding) => !gold.some((span) => overlap(span, finding))) : [];
    return {
      annotated: gold.length,
      covered: gold.length - missed.length,
      right: gold.filter((span) => isCovered(text, span, own)).length,
      extra: extra.length,
      details: [
        ...missed.map((span) => `missed ${kind}: ${id}: ${excerpt(text, span)}`),
        ...extra.map((finding) => `extra ${finding.rule}: ${id}: ${excerpt(text, finding)}`),
      ],
    };
  });
  const total = (pick: (count: Count) => number) => counts.reduce((sum, count) => sum + pick(count), 0);
  return {
    annotated: total(({ annotated }) => annotated),
    covered: total(({ covered }) => covered),
    right: total(({ right }) => right),
    extra: total(({ extra }) => extra),
    details: counts.flatMap(({ details }) => details),
  };
}
