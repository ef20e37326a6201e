import { type Entry, filesUnder } from "../input/files.js";
import { collect } from "../input/formats/passages.js";
import { fileSource, type Source, streamSource } from "../input/source.js";
import { reasonOf } from "../input/unreadable.js";
import { printable } from "../report/excerpt.js";
import { createFingerprints, vocabularyOf } from "../report/fingerprint.js";
import { type Placing, placeFindings } from "../report/place.js";
import type { PlacedFinding, Report, Skip, Unread } from "../report/report.js";
import type { Arguments } from "./arguments.js";
import type { FlagValues } from "./flags.js";
import { outputsOf, writeReports } from "./outputs.js";
import { readSettings, type Settings, sizeOf } from "./settings.js";
import { type ExitCode, progressOn, type World } from "./terminal.js";

/** `zwartlak scan`: finds, reports, and says by its exit code whether anything was found. */
export async function scan({ operands, values, reports }: Arguments, world: World): Promise<ExitCode> {
  const outputs = outputsOf(reports);
  const settings = await readSettings(values, world.cwd);
  const report = await reportOn(entriesOf(operands, values, settings, world), settings, values, world);
  writeReports(outputs, report, settings.rules, values, world);
  for (const { file, reason } of report.unread) world.stderr.write(`zwartlak: ${printable(file)} was not scanned: ${reason}.\n`);
  if (report.unread.length > 0) return 2;
  return report.findings.length > 0 ? 1 : 0;
}

type Input = Entry | { readonly kind: "source"; readonly source: Source };

async function* entriesOf(operands: readonly string[], values: FlagValues, settings: Settings, world: World): AsyncGenerator<Input> {
  const paths = operands.filter((operand) => operand !== "-");
  if (paths.length < operands.length) yield { kind: "source", source: await streamSource(values["stdin-filename"] ?? "stdin", world.stdin) };
  const walk = { cwd: world.cwd, gitignore: !values["no-gitignore"], isExcluded: settings.isExcluded };
  yield* filesUnder(operands.length === 0 ? ["."] : paths, walk);
}

async function reportOn(inputs: AsyncIterable<Input>, settings: Settings, values: FlagValues, world: World): Promise<Report> {
  const scanSource = scannerOf(settings);
  const progress = progressOn(world.stderr, !values.quiet);
  const found: PlacedFinding[] = [];
  const unread: Unread[] = [];
  const skipped: { [S in Skip]: number } = { binary: 0, link: 0, special: 0 };
  const largest = values["max-file-size"] === undefined ? Number.POSITIVE_INFINITY : sizeOf(values["max-file-size"]);
  let files = 0;
  for await (const input of inputs) {
    const outcome = await outcomeOf(input, scanSource, largest);
    if ("skip" in outcome) skipped[outcome.skip]++;
    else if ("reason" in outcome) unread.push(outcome);
    else for (const finding of outcome.findings) found.push(finding);
    if ("findings" in outcome) progress.show(++files, input.kind === "source" ? input.source.name : input.name);
  }
  progress.clear();
  const findings = values["test-values"] ? found : found.filter(({ reasons }) => !reasons.includes("test-value"));
  return { findings, files, skipped, unread, testValues: found.length - findings.length, accepted: { comment: 0, baseline: 0 } };
}

type ScanSource = (source: Source) => Promise<PlacedFinding[] | undefined>;
type Outcome = { readonly findings: readonly PlacedFinding[] } | { readonly skip: Skip } | Unread;

async function outcomeOf(input: Input, scanSource: ScanSource, largest: number): Promise<Outcome> {
  if (input.kind === "link" || input.kind === "special") return { skip: input.kind };
  if (input.kind === "unreadable") return { file: input.name, reason: input.reason };
  if (input.kind === "file" && input.bytes > largest) return { file: input.name, reason: `it is larger than --max-file-size (${input.bytes} bytes)` };
  const source = input.kind === "source" ? input.source : fileSource(input.name, input.path);
  try {
    const findings = await scanSource(source);
    return findings === undefined ? { skip: "binary" } : { findings };
  } catch (error) {
    return { file: source.name, reason: reasonOf(error) };
  }
}

function scannerOf({ redactor, createWiderRedactor, rules }: Settings): ScanSource {
  const look = { scan: redactor.scan, scanWider: createWiderRedactor().scan };
  const labels = new Map(rules.map(({ id, label }) => [id, label]));
  const shared: Omit<Placing, "file" | "fingerprintOf"> = { labelOf: (rule) => labels.get(rule) ?? rule.toUpperCase(), vocabulary: vocabularyOf(rules) };
  return (source) => {
    const placing: Placing = { ...shared, file: source.name, fingerprintOf: createFingerprints() };
    return collect(source, look, (passage) => placeFindings(passage, placing));
  };
}
