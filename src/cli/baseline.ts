import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { updated } from "../accept/baseline.js";
import { type Baseline, isDay, newBaseline, readBaseline, writeBaseline } from "../accept/baseline-file.js";
import type { FileNames } from "../accept/file-names.js";
import { RedactorError } from "../errors.js";
import type { Arguments } from "./arguments.js";
import { baselineNames } from "./scan/baseline-names.js";
import { type Run, runScan } from "./scan/run.js";
import { tellNotes } from "./scan.js";
import { readSettings } from "./settings.js";
import type { ExitCode, World } from "./terminal.js";

const USUAL_NAME = "zwartlak-baseline.jsonl";

/** `zwartlak baseline`: writes down what is there now, so that a scan only fails for what is new. */
export async function baseline({ operands, values: given }: Arguments, world: World): Promise<ExitCode> {
  if (given.expires !== undefined && !isDay(given.expires)) throw new RedactorError("ERR_USAGE", "--expires has to be a day, such as 2027-06-30.");
  const settings = await readSettings({ ...given, baseline: given.baseline ?? (await usualFile(given.config, world)) }, world.cwd);
  const file = settings.baseline as string;
  const before = readOrStart(file, given.prune ?? false, world);
  const { values } = settings;
  const run = await runScan({ operands, values, settings, world }, { file, baseline: before, purpose: "write" });
  const entries = updated(before, {
    ...given,
    findings: run.tagged,
    wasLookedAt: lookedAtBy(run, baselineNames(dirname(file), before.tagging, settings)),
    prune: given.prune ?? false,
    today: today(),
  });
  writeBaseline(file, { ...before, entries });
  if (!given.quiet) world.stdout.write(`${basename(file)}: ${counted(entries.length)}, ${counted(before.entries.length)} before.\n`);
  tellNotes(run, world);
  return run.report.unread.length > 0 ? 2 : 0;
}

/** The file that the configuration names; else one beside it, so that everybody writes the same. */
async function usualFile(config: string | undefined, { cwd }: World): Promise<string> {
  const { baseline: configured } = await readSettings({ ...(config !== undefined && { config }) }, cwd);
  return configured ?? resolve(cwd, USUAL_NAME);
}

function readOrStart(file: string, prune: boolean, { environment }: World): Baseline {
  const key = environment.ZWARTLAK_BASELINE_KEY || undefined;
  if (existsSync(file)) return readBaseline(file, key);
  if (prune) throw new RedactorError("ERR_USAGE", `There is no baseline ${file} to prune. \`zwartlak baseline\` without --prune writes one.`);
  return newBaseline(key);
}

/** A file that is gone holds nothing any more. */
function lookedAtBy({ lookedAt }: Run, { pathOf }: FileNames): (name: string) => boolean {
  return (name) => {
    const path = pathOf(name);
    return path === undefined || lookedAt.has(path);
  };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function counted(entries: number): string {
  return `${entries} ${entries === 1 ? "entry" : "entries"}`;
}
