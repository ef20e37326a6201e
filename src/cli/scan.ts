import { readBaseline } from "../accept/baseline-file.js";
import { printable } from "../report/excerpt.js";
import type { Arguments } from "./arguments.js";
import { outputsOf, writeReports } from "./outputs.js";
import { type Run, runScan } from "./scan/run.js";
import { readSettings } from "./settings.js";
import type { ExitCode, World } from "./terminal.js";

/** `zwartlak scan`: finds, reports, and says by its exit code whether anything was found. */
export async function scan({ operands, values: given, reports }: Arguments, world: World): Promise<ExitCode> {
  const outputs = outputsOf(reports);
  const settings = await readSettings(given, world.cwd);
  const { values, baseline: file } = settings;
  const baseline = file === undefined ? undefined : readBaseline(file, world.environment.ZWARTLAK_BASELINE_KEY);
  const run = await runScan({ operands, values, settings, world }, file && baseline ? { file, baseline, purpose: "compare" } : undefined);
  await writeReports(outputs, run.report, settings.rules, values, world);
  tellNotes(run, world);
  if (run.report.unread.length > 0) return 2;
  return run.failures > 0 ? 1 : 0;
}

/** What was not read, and what else there is to say. */
export function tellNotes({ report, notes }: Run, { stderr }: World): void {
  for (const note of notes) stderr.write(`zwartlak: ${printable(note)}${note.endsWith(".") ? "" : "."}\n`);
  for (const { file, reason } of report.unread) stderr.write(`zwartlak: ${printable(file)} was not scanned: ${reason}.\n`);
}
