import { join } from "node:path";
import type { Explanation } from "../../src/index.js";
import { type Agreement, agreementOf, exactScores, overlapScores, type Scores, sumOf } from "./agreement.js";
import { type Document, documentsOf, type Place } from "./corpora.js";
import { overlap } from "./cover.js";
import { kindOfBorder, kindOfFalseAlarm, kindOfMiss } from "./name-kinds.js";
import { counted, excerpt, type Scan, type Section, table } from "./section.js";

const CORPORA = ["wikineural-nl-val", "europeana-nl-historic"];
/** Proper nouns of other kinds. */
const NOUNS = ["LOC", "ORG", "MISC"];
/** Documents in the public domain. */
const FREE = /^europeana-/;
/** Kinds of miss and of false alarm that are shown. */
const SHOWN = 10;
/** Overlap-F1 on wikineural, in percent. */
const WANTED_F1 = 78;

interface NameFigures {
  readonly agreement: Agreement;
  /** False findings in each of `NOUNS`. */
  readonly inNouns: readonly number[];
  readonly misses: readonly string[];
  readonly falseAlarms: readonly string[];
  readonly borders: readonly string[];
  /** Where and of which kind, without the name: not all of these texts may be shown. */
  readonly details: readonly string[];
}

/** Person names in running text. Of these texts nothing is shown but shapes and counts. */
export function nameSection(folder: string, scan: Scan, explain: (text: string) => readonly Explanation[]): Section {
  const measured = CORPORA.map((corpus) => {
    const documents = documentsOf(join(folder, "text", `${corpus}.jsonl`));
    return { corpus, ...figuresOf(documents.map((document) => documentFigures(document, scan, explain))) };
  });
  const f1 = 100 * overlapScores(measured[0]?.agreement ?? sumOf([])).f1;
  return {
    title: "Names",
    targets: [{ name: "wikineural-nl-val: overlap-F1 of names", reached: f1.toFixed(1), wanted: `≥ ${WANTED_F1}`, met: f1 >= WANTED_F1 }],
    lines: [
      "P, R and F1 in percent: exact borders, and overlapping (a name counts when some of it was found).",
      "",
      ...table(["corpus", "names", "found", "P", "R", "F1", "overlap P", "overlap R", "overlap F1", ...NOUNS.map((kind) => `in ${kind}`)], measured.map(rowOf)),
      ...measured.flatMap(kindLines),
    ],
    details: measured.flatMap(({ details }) => details),
  };
}

export function documentFigures(document: Document, scan: Scan, explain: (text: string) => readonly Explanation[]): NameFigures {
  const { id, text, spans, other = [] } = document;
  const gold = spans.filter(({ kind }) => kind === "NAME");
  const found = scan(id, text).filter(({ rule }) => rule === "person-name");
  const missed = gold.filter((name) => !found.some((finding) => overlap(finding, name)));
  const falseOnes = found.filter((finding) => !gold.some((name) => overlap(finding, name)));
  const shifted = gold.filter((name) => !missed.includes(name) && !found.some(({ start, end }) => start === name.start && end === name.end));
  const explained = missed.length > 0 ? explain(text) : [];
  const misses = missed.map((name) => kindOfMiss(document, name, explained));
  const falseAlarms = falseOnes.map((finding) => kindOfFalseAlarm(document, finding));
  return {
    agreement: agreementOf(gold, found),
    inNouns: NOUNS.map((kind) => falseOnes.filter((finding) => other.some((noun) => noun.kind === kind && overlap(noun, finding))).length),
    misses,
    falseAlarms,
    borders: shifted.map((name) => kindOfBorder(name, found)),
    details: [
      ...missed.map((name, index) => `missed name ${placeIn(document, name)}: ${misses[index]}`),
      ...falseOnes.map((finding, index) => `false name ${placeIn(document, finding)}: ${falseAlarms[index]}`),
    ],
  };
}

/** With the text where its licence allows showing it. */
function placeIn({ id, text }: Document, place: Place): string {
  return `${id} ${place.start}-${place.end}${FREE.test(id) ? ` ${excerpt(text, place)}` : ""}`;
}

function figuresOf(documents: readonly NameFigures[]): NameFigures {
  return {
    agreement: sumOf(documents.map(({ agreement }) => agreement)),
    inNouns: NOUNS.map((_, noun) => documents.reduce((sum, { inNouns }) => sum + (inNouns[noun] ?? 0), 0)),
    misses: documents.flatMap(({ misses }) => misses),
    falseAlarms: documents.flatMap(({ falseAlarms }) => falseAlarms),
    borders: documents.flatMap(({ borders }) => borders),
    details: documents.flatMap(({ details }) => details),
  };
}

function rowOf({ corpus, agreement, inNouns }: NameFigures & { readonly corpus: string }): (string | number)[] {
  const cells = ({ precision, recall, f1 }: Scores) => [precision, recall, f1].map((share) => (100 * share).toFixed(1));
  return [corpus, agreement.gold, agreement.found, ...cells(exactScores(agreement)), ...cells(overlapScores(agreement)), ...inNouns];
}

function kindLines({ corpus, misses, falseAlarms, borders }: NameFigures & { readonly corpus: string }): string[] {
  return [
    ...commonest(`${corpus}: commonest of ${misses.length} misses`, misses),
    ...commonest(`${corpus}: commonest of ${falseAlarms.length} false alarms`, falseAlarms),
    ...commonest(`${corpus}: commonest of ${borders.length} other borders`, borders),
  ];
}

function commonest(title: string, kinds: readonly string[]): string[] {
  return kinds.length === 0 ? [] : ["", ...table([title, "count"], counted(kinds).slice(0, SHOWN))];
}
