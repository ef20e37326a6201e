import { type Entry, filesUnder } from "../input/files.js";
import { type Gap, LIMITS } from "../input/formats/passage.js";
import { collect } from "../input/formats/passages.js";
import { fileSource, type Source, streamSource } from "../input/source.js";
import { reasonOf } from "../input/unreadable.js";
import { printable } from "../report/excerpt.js";
import { createFingerprints } from "../report/fingerprint.js";
import { placeFindings, placingBy } from "../report/place.js";
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
  const missing = new Map<string, number>();
  let files = 0;
  for await (const input of inputs) {
    const outcome = await outcomeOf(input, scanSource, largest);
    if ("gaps" in outcome) note(outcome.gaps, nameOf(input), unread, missing);
    if ("skip" in outcome) skipped[outcome.skip]++;
    else if ("reason" in outcome) unread.push(outcome);
    else for (const finding of outcome.findings) found.push(finding);
    if ("findings" in outcome) progress.show(++files, nameOf(input));
  }
  progress.clear();
  tellMissing(missing, world);
  const findings = values["test-values"] ? found : found.filter(({ reasons }) => !reasons.includes("test-value"));
  return { findings, files, skipped, unread, testValues: found.length - findings.length, accepted: { comment: 0, baseline: 0 } };
}

/** What was not read is an error, or wants a library: then it is one more file of an unknown kind. */
function note(gaps: readonly Gap[], file: string, unread: Unread[], missing: Map<string, number>): void {
  for (const { library, place, reason } of gaps) {
    if (library !== undefined) missing.set(library, 1 + (missing.get(library) ?? 0));
    else unread.push({ file, reason: place === "" ? reason : `${place}: ${reason}` });
  }
}

function tellMissing(missing: ReadonlyMap<string, number>, { stderr }: World): void {
  for (const [library, count] of missing) {
    const files = count === 1 ? "1 file was" : `${count} files were`;
    stderr.write(`zwartlak: ${files} not read, because ${library} is not installed. To read them: npm install --save-dev ${library}\n`);
  }
}

function nameOf(input: Input): string {
  return input.kind === "source" ? input.source.name : input.name;
}

type ScanSource = (source: Source, onGap: (gap: Gap) => void) => Promise<PlacedFinding[] | undefined>;
type Outcome =
  | { readonly findings: readonly PlacedFinding[]; readonly gaps: readonly Gap[] }
  | { readonly skip: Skip; readonly gaps?: readonly Gap[] }
  | Unread;

async function outcomeOf(input: Input, scanSource: ScanSource, largest: number): Promise<Outcome> {
  if (input.kind === "link" || input.kind === "special") return { skip: input.kind, gaps: [] };
  if (input.kind === "unreadable") return { file: input.name, reason: input.reason };
  if (input.kind === "file" && input.bytes > largest) return { file: input.name, reason: `it is larger than --max-file-size (${input.bytes} bytes)` };
  const source = input.kind === "source" ? input.source : fileSource(input.name, input.path);
  const gaps: Gap[] = [];
  try {
    const findings = await scanSource(source, (gap) => gaps.push(gap));
    return findings === undefined ? { skip: "binary", gaps } : { findings, gaps };
  } catch (error) {
    return { file: source.name, reason: reasonOf(error) };
  }
}

function scannerOf({ redactor, createWiderRedactor, rules }: Settings): ScanSource {
  const look = { scan: redactor.scan, scanWider: createWiderRedactor().scan, limits: LIMITS };
  const shared = placingBy(rules, look.scanWider);
  return (source, onGap) => {
    const placing = { ...shared, file: source.name, fingerprintOf: createFingerprints() };
    return collect(source, { ...look, onGap }, (passage) => placeFindings(passage, placing));
  };
}
