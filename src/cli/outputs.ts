import { appendFileSync, writeFileSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { RedactorError } from "../errors.js";
import type { FormatName, Setting } from "../report/format.js";
import type { Report } from "../report/report.js";
import { PLAIN, summaryOf, textReport } from "../report/text.js";
import type { Rule } from "../rule.js";
import type { Arguments } from "./arguments.js";
import type { FlagValues } from "./flags.js";
import { styleFor, type World } from "./terminal.js";
import { version } from "./version.js";

/** One report of a run; without a file it goes to standard output. */
export interface Output {
  readonly format: string;
  readonly file?: string;
}

/** Pairs each `--output` with the `--format` before it. */
export function outputsOf(given: Arguments["reports"]): Output[] {
  const files = given.filter(({ name }) => name === "output");
  if (given.length === 2 && files.length === 1)
    return [{ format: (given.find(({ name }) => name === "format") as { value: string }).value, file: (files[0] as { value: string }).value }];
  const outputs: Output[] = [];
  for (const { name, value } of given) {
    if (name === "format") outputs.push({ format: value });
    else outputs.push({ ...pairable(outputs.pop()), file: value });
  }
  if (outputs.filter(({ file }) => file === undefined).length > 1) throw usage("Only one report can go to standard output; give the others an --output.");
  return outputs.length > 0 ? outputs : [{ format: "text" }];
}

function pairable(output: Output | undefined): Output {
  if (output !== undefined && output.file === undefined) return output;
  throw usage("Each --output needs a --format of its own before it, such as `-f sarif -o zwartlak.sarif`.");
}

function usage(message: string): RedactorError {
  return new RedactorError("ERR_USAGE", message);
}

/** Writes all reports; an empty one too, since an upload step waits for the file. */
export async function writeReports(outputs: readonly Output[], report: Report, rules: readonly Rule[], values: FlagValues, world: World): Promise<void> {
  const setting = { rules, version, quiet: values.quiet ?? false, below: belowRoot(world) };
  for (const { format, file } of outputs) {
    const style = file === undefined ? styleFor(world, values.color ?? "auto") : PLAIN;
    const text = await written(format, report, { ...setting, style });
    if (file === undefined) world.stdout.write(text);
    else writeFile(resolve(world.cwd, file), text);
    if (format === "github") addStepSummary((await import("../report/step-summary.js")).stepSummary(report, setting), world);
  }
  const isSummaryShown = outputs.some(({ format, file }) => format === "text" && file === undefined);
  if (!values.quiet && !isSummaryShown) world.stderr.write(`${summaryOf(report)}\n`);
}

/** The forms for other programs are loaded when they are asked for. */
async function written(format: string, report: Report, setting: Setting): Promise<string> {
  if (format === "text") return textReport(report, setting);
  const { FORMATS } = await import("../report/format.js");
  return FORMATS[format as FormatName](report, setting);
}

/** Build servers name the root of the repository: annotations count paths from there, wherever zwartlak was started. */
function belowRoot({ cwd, environment }: World): string {
  const root = environment.GITHUB_WORKSPACE || environment.CI_PROJECT_DIR;
  const path = root ? relative(root, cwd) : "";
  return path === "" || path.startsWith("..") || isAbsolute(path) ? "" : `${path.split(sep).join("/")}/`;
}

/** Steps share the file, so it is added to. */
function addStepSummary(markdown: string, { environment }: World): void {
  const path = environment.GITHUB_STEP_SUMMARY;
  if (!path) return;
  try {
    appendFileSync(path, markdown);
  } catch (error) {
    throw unwritable(path, error as NodeJS.ErrnoException);
  }
}

function writeFile(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw unwritable(path, error as NodeJS.ErrnoException);
  }
}

function unwritable(path: string, cause: NodeJS.ErrnoException): RedactorError {
  return new RedactorError("ERR_UNREADABLE", `The report cannot be written to ${path} (${cause.code}). Does the folder exist?`, { cause });
}
