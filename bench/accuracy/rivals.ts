import { join } from "node:path";
import { changedPlaces, isHidden } from "./changes.js";
import { documentsOf, logsIn, type Place, type Vectors } from "./corpora.js";
import { locate } from "./locate.js";
import { type Peer, peersOver } from "./peers.js";
import { percent, rate, type Section, table } from "./section.js";
import { expectationOf, SPECIAL } from "./vector-kinds.js";

/** Characters of each text; some peers need 20 seconds for a million. */
const SAMPLE = 100_000;
/** Machine addresses in logs are right to change. */
const ADDRESS = /(?:\d{1,3}\.){3}\d{1,3}|(?:[\da-f]{0,4}:){3,7}[\da-f]{0,4}|(?:[\da-f]{2}[:-]){5}[\da-f]{2}/i;

interface Quiet {
  readonly name: string;
  readonly texts: readonly string[];
}

interface Value {
  readonly kind: string;
  readonly text: string;
  readonly places: readonly Place[];
}

/** The same texts for everybody: the values of all valid vectors, and samples in which nothing should change. */
export async function rivalSection(folder: string, vectors: Vectors, redact: (text: string) => string): Promise<Section> {
  const values = valuesIn(vectors);
  const quiet = quietSamples(folder);
  const texts = [...values.map(({ text }) => text), ...quiet.flatMap((sample) => sample.texts)];
  const peers = await peersOver(texts);
  if (typeof peers === "string") return { title: "Other libraries", targets: [], lines: [`The other libraries were ${peers}.`], details: [] };
  const all: Peer[] = [{ name: "zwartlak", version: "", output: texts.map(redact) }, ...peers];
  return { title: "Other libraries", targets: [], lines: linesOf(all, values, quiet), details: [] };
}

export function valuesIn(vectors: Vectors): Value[] {
  return Object.entries(vectors).flatMap(([kind, { valid }]) =>
    valid.flatMap(({ text, value, note }) => {
      const { rules, aside } = expectationOf(kind, note);
      const places = value === undefined || kind === SPECIAL ? [] : locate(text, value);
      return places.length === 0 || rules.length === 0 || aside !== undefined ? [] : [{ kind, text, places }];
    }),
  );
}

function quietSamples(folder: string): Quiet[] {
  const prose = (name: string) => documentsOf(join(folder, "prose", `${name}.jsonl`)).map(({ text }) => text);
  return [
    { name: "logs", texts: sampleOf(logsIn(folder).map(({ text }) => text)) },
    { name: "statutes", texts: sampleOf(prose("prose-law-nl")) },
    { name: "interface strings", texts: sampleOf(prose("prose-ui-nl")) },
  ];
}

/** Lines from all over the texts, at equal distances, that are about as long together as the sample. */
export function sampleOf(texts: readonly string[], characters = SAMPLE): string[] {
  const lines = texts.flatMap((text) => text.split("\n")).filter((line) => line.trim() !== "");
  const step = Math.max(1, lengthOf(lines) / characters);
  return lines.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

interface Measured {
  readonly name: string;
  readonly output: readonly string[];
  /** Of each value. */
  readonly hidden: readonly boolean[];
}

function measuredOf(peers: readonly Peer[], values: readonly Value[]): Measured[] {
  return peers.flatMap(({ name, version, output }) => {
    if (typeof output === "string") return [];
    const hidden = values.map(({ text, places }, index) => isHidden(text, places, output[index] ?? text));
    return [{ name: `${name} ${version}`.trim(), output, hidden }];
  });
}

function linesOf(peers: readonly Peer[], values: readonly Value[], quiet: readonly Quiet[]): string[] {
  const measured = measuredOf(peers, values);
  const sizes = quiet.map(({ name, texts }) => `${lengthOf(texts)} characters of ${name}`);
  return [
    `All with their defaults, on the same texts: ${values.length} valid vectors, of which a value counts as hidden when no more than two characters in a row or`,
    `less than a third of it can still be read, under whatever label; and lines from all over the quiet texts (${sizes.join(", ")}),`,
    "in which changed places are counted, IP and MAC addresses aside. Some leave e-mail addresses at example domains alone on purpose, as most vectors have.",
    "",
    ...table(["library", "vectors hidden", ...quiet.map(({ name }) => `changes per 100,000: ${name}`)], measured.map(rowOf)),
    "",
    ...table(["vectors hidden", "valid", ...measured.map(({ name }) => name)], kindRows(measured, values)),
    ...peers.flatMap(({ name, output }) => (typeof output === "string" ? ["", `${name} ${output}.`] : [])),
  ];

  function rowOf({ name, output, hidden }: Measured): string[] {
    return [name, percent(hidden.filter(Boolean).length, values.length), ...changeRates(output.slice(values.length), quiet)];
  }
}

function kindRows(measured: readonly Measured[], values: readonly Value[]): (string | number)[][] {
  const kinds = [...new Set(values.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const indices = values.flatMap((value, index) => (value.kind === kind ? [index] : []));
    return [kind, indices.length, ...measured.map(({ hidden }) => percent(indices.filter((index) => hidden[index]).length, indices.length))];
  });
}

function changeRates(output: readonly string[], quiet: readonly Quiet[]): string[] {
  let from = 0;
  return quiet.map(({ texts }) => {
    const changes = texts.reduce((sum, text, index) => sum + changedPlaces(text, output[from + index] ?? text, ADDRESS), 0);
    from += texts.length;
    return rate(changes, lengthOf(texts));
  });
}
