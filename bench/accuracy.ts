import { writeFileSync } from "node:fs";
import { createRedactor } from "../src/index.js";
import { accidentSection } from "./accuracy/accidents.js";
import { annotatedSection } from "./accuracy/annotated.js";
import { corporaFolder, vectorsIn } from "./accuracy/corpora.js";
import { fixtureSection } from "./accuracy/fixtures.js";
import { nameSection } from "./accuracy/names.js";
import { noiseSection } from "./accuracy/noise.js";
import { HELP, type Options, optionsFrom, type SectionName } from "./accuracy/options.js";
import { pageOf } from "./accuracy/page.js";
import { profileSection } from "./accuracy/profiles.js";
import { compared, type Recorder, readRecord, recorderOf, writeRecord } from "./accuracy/record.js";
import { rivalSection } from "./accuracy/rivals.js";
import type { Section } from "./accuracy/section.js";
import { statementSection } from "./accuracy/statement.js";
import { vectorSection } from "./accuracy/vectors.js";

const PAGE = "bench/accuracy.md";

async function main(): Promise<void> {
  const options = optionsFrom(process.argv.slice(2), new Date().toISOString().slice(0, 10));
  const folder = corporaFolder();
  if (options === undefined) console.log(HELP);
  else if (folder === undefined) console.log(`The corpora are not here, so nothing is measured and ${PAGE} stays as it is. Their folder: ZWARTLAK_CORPORA.`);
  else await measure(folder, options);
}

async function measure(folder: string, options: Options): Promise<void> {
  const redactor = createRedactor();
  const recorder = recorderOf(redactor.scan);
  const vectors = vectorsIn(folder);
  const sections: { readonly [S in SectionName]: () => Section | Promise<Section> } = {
    vectors: () => vectorSection(vectors, recorder.scan, options.kinds),
    fixtures: () => fixtureSection(folder, recorder.scan, options.kinds),
    noise: () => noiseSection(folder, recorder.scan, options.kinds),
    accidents: () => accidentSection(recorder.scan),
    annotated: () => annotatedSection(folder, recorder.scan),
    names: () => nameSection(folder, recorder.scan, redactor.explain),
    profiles: () => profileSection(folder),
    statement: () => statementSection(folder, recorder.scan),
    rivals: () => rivalSection(folder, vectors, redactor.redact),
  };
  const measured: Section[] = [];
  for (const name of options.sections) measured.push(await sections[name]());
  report(measured, options);
  keep(recorder, options);
}

function report(sections: readonly Section[], { complete, show }: Options): void {
  const page = pageOf(sections);
  console.log(page);
  if (show) for (const { details } of sections) for (const line of details) console.log(line);
  if (complete) writeFileSync(PAGE, page);
}

function keep(recorder: Recorder, { json, compare }: Options): void {
  if (compare !== undefined) for (const line of compared(readRecord(compare), recorder.findings())) console.log(line);
  if (json !== undefined) writeRecord(json, recorder.findings());
}

await main();
