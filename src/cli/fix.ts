import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { RedactorError } from "../errors.js";
import { type Fixing, fixBytes } from "../fix/fix-bytes.js";
import { leadsOut, readOriginal, rewrite } from "../fix/rewrite.js";
import { createTestValues, type TestValues } from "../fix/test-values.js";
import { type Entry, filesUnder } from "../input/files.js";
import { LIMITS } from "../input/formats/passage.js";
import { bytesOf, streamSource } from "../input/source.js";
import { reasonOf } from "../input/unreadable.js";
import { sizeOf } from "./amounts.js";
import type { Arguments } from "./arguments.js";
import { createFixReport, type FixReport } from "./fix-report.js";
import type { FlagValues } from "./flags.js";
import { readSettings, type Settings } from "./settings.js";
import { type ExitCode, progressOn, type World } from "./terminal.js";

/** A shorter seed can be guessed, and with it the values. */
const SHORTEST_SEED = 12;
/** Files are fixed in memory, so that they can be checked before they are written. */
const LARGEST = LIMITS.fileBytes;

/** `zwartlak fix`: puts test values in the place of personal data. */
export async function fix({ operands, values: given }: Arguments, world: World): Promise<ExitCode> {
  const settings = await readSettings(given, world.cwd);
  const { values } = settings;
  const testValues = createTestValues(seedOf(values));
  const run = { operands, values, settings, testValues, world };
  if (operands.includes("-")) return fixStream(run);
  const report = createFixReport(values, world);
  const progress = progressOn(world.stderr, !values.quiet && !world.environment.CI);
  let files = 0;
  for await (const entry of entriesOf(run)) {
    progress.show(++files, entry.name);
    await fixEntry(entry, run, report);
  }
  progress.clear();
  return report.end(testValues.shared());
}

interface Run {
  readonly operands: readonly string[];
  readonly values: FlagValues;
  readonly settings: Settings;
  readonly testValues: TestValues;
  readonly world: World;
}

function seedOf({ seed }: FlagValues): string {
  if (seed === undefined) return randomBytes(32).toString("hex");
  if (seed.length >= SHORTEST_SEED) return seed;
  throw new RedactorError("ERR_USAGE", `--seed needs ${SHORTEST_SEED} characters or more: who guesses it can find values back. Make one: openssl rand -hex 16`);
}

/** By the settings for its path; undefined where the configuration switches the scan off. */
function fixingFor(path: string, { settings, testValues }: Run): Fixing | undefined {
  const { redactor, rules, policy, isTelling } = settings.forPath(path);
  if (policy === "off") return undefined;
  return { scan: redactor.scan, ruleOf: (id) => rules.find((rule) => rule.id === id), testValues, limits: LIMITS, isTelling };
}

async function* entriesOf({ operands, values, settings, world: { cwd } }: Run): AsyncGenerator<Entry> {
  const paths: string[] = [];
  for (const name of operands.length === 0 ? ["."] : operands) {
    if (await leadsOut(resolve(cwd, name), cwd)) yield { kind: "unreadable", name, reason: "it is a symbolic link out of this folder; name the file itself" };
    else paths.push(name);
  }
  if (paths.length > 0) yield* filesUnder(paths, { cwd, gitignore: !values["no-gitignore"], isExcluded: settings.isExcluded });
}

async function fixEntry(entry: Entry, run: Run, report: FixReport): Promise<void> {
  if (entry.kind === "link" || entry.kind === "special") return;
  if (entry.kind === "unreadable") return report.unread(entry.name, entry.reason);
  const { "max-file-size": size, "dry-run": isDry } = run.values;
  const most = size === undefined ? LARGEST : Math.min(LARGEST, sizeOf(size));
  if (entry.bytes > most) return report.unread(entry.name, `it has more than ${most} bytes`);
  const fixing = fixingFor(entry.path, run);
  if (fixing === undefined) return;
  try {
    const original = await readOriginal(entry.path);
    const fixed = await fixBytes(entry.name, original.bytes, fixing);
    if (fixed === undefined) return report.binary(entry.name);
    const refusal = fixed.changes.length === 0 || isDry ? undefined : await rewrite(original, fixed.bytes);
    if (refusal === undefined) report.file(entry.name, fixed);
    else report.unread(entry.name, refusal);
  } catch (error) {
    report.unread(entry.name, reasonOf(error));
  }
}

/** Standard input to standard output; the report goes to standard error. */
async function fixStream(run: Run): Promise<ExitCode> {
  const { operands, values, world } = run;
  if (operands.length > 1) throw new RedactorError("ERR_USAGE", "`-` fixes standard input to standard output and takes no other paths.");
  const name = values["stdin-filename"] ?? "stdin";
  const report = createFixReport(values, { ...world, stdout: world.stderr });
  const bytes = await bytesOf(await streamSource(name, world.stdin), LARGEST);
  const fixing = fixingFor(resolve(world.cwd, name), run);
  const fixed = bytes && fixing && (await fixBytes(name, bytes, fixing));
  if (fixed !== undefined) report.file(name, fixed);
  else if (fixing !== undefined) report.unread(name, bytes === undefined ? `it has more than ${LARGEST} bytes` : "it is binary");
  const out = fixed?.bytes ?? (fixing === undefined ? bytes : undefined);
  if (out !== undefined && !values["dry-run"]) world.stdout.write(out);
  return report.end(run.testValues.shared());
}
