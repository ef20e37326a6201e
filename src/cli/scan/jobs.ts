import { RedactorError } from "../../errors.js";
import type { Change } from "../../git/changes.js";
import { filesUnder, shownName } from "../../input/files.js";
import { createIgnoreFiles } from "../../input/gitignore.js";
import { isNamed, operandOf } from "../../input/operands.js";
import { streamSource } from "../../input/source.js";
import type { FlagValues } from "../flags.js";
import type { Settings } from "../settings.js";
import type { World } from "../terminal.js";
import type { Input, Job } from "./job.js";

/** What a command line asks to be read. */
export interface Request {
  readonly operands: readonly string[];
  readonly values: FlagValues;
  readonly settings: Settings;
  readonly world: World;
}

/** Standard input, then files of the work tree, or contents of the repository. */
export async function* inputsOf(request: Request): AsyncGenerator<Input> {
  const { operands, values, settings, world } = request;
  if (values.history && values.staged) throw new RedactorError("ERR_USAGE", "--history and --staged are two runs: choose one of them.");
  const paths = operands.filter((operand) => operand !== "-");
  if (paths.length < operands.length) {
    const name = values["stdin-filename"] ?? "stdin";
    yield { kind: "source", name, source: await streamSource(name, world.stdin) };
    if (paths.length === 0) return;
  }
  const named = paths.length === 0 ? ["."] : paths;
  const walk = { cwd: world.cwd, gitignore: !values["no-gitignore"], isExcluded: settings.isExcluded };
  if (values.history) yield* historyInputs(named, request);
  else if (values.staged || values.since !== undefined) yield* changedInputs(named, request);
  else yield* filesUnder(named, walk);
}

async function* changedInputs(named: readonly string[], { values: { staged, since }, world, settings }: Request): AsyncGenerator<Input> {
  const isWanted = chooserOf(named, settings, world.cwd);
  const { changesSince, stagedFiles } = await import("../../git/changes.js");
  const changes = since === undefined ? stagedFiles(world.cwd) : changesSince(world.cwd, since, staged ?? false);
  for await (const change of changes) if (await isWanted(change.path)) yield changedInput(change, world.cwd);
}

function changedInput({ path, oid, lines, isLink }: Change, cwd: string): Input {
  const name = shownName(path, cwd);
  return isLink ? { kind: "link", name } : { kind: "file", name, path, ...(oid && { oid }), ...(lines && { lines }) };
}

/** Each content once, under the first of its paths that counts. */
async function* historyInputs(named: readonly string[], { values, world, settings }: Request): AsyncGenerator<Job> {
  const isWanted = chooserOf(named, settings, world.cwd);
  const { historyOf } = await import("../../git/history.js");
  const seen = new Set<string>();
  for await (const { path, oid, commit } of historyOf(world.cwd, values.since)) {
    if (seen.has(oid) || !(await isWanted(path))) continue;
    seen.add(oid);
    yield { kind: "file", name: shownName(path, world.cwd), path, oid, commit };
  }
}

/** Whether a file that git names is to be read. What git keeps counts even when `.gitignore` names it. */
function chooserOf(named: readonly string[], { isExcluded }: Settings, cwd: string): (path: string) => Promise<boolean> {
  const operands = named.map((given) => operandOf(given, cwd));
  const ignores = createIgnoreFiles(cwd, false);
  return async (path) => isNamed(path, operands) && !isExcluded(path, false) && !(await ignores.isLeftOut(path));
}
