import { type ChildProcess, type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { RedactorError } from "../errors.js";

/** Nothing is locked, asked or fetched: a scan reads what is there. */
const ENVIRONMENT = { GIT_OPTIONAL_LOCKS: "0", GIT_NO_LAZY_FETCH: "1", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
/** A repository may come from a stranger, and its configuration may name programs. */
const SAFE = ["-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "log.showSignature=false"];

/** Starts git. The environment is passed on, since inside a hook it names the index that is being committed. */
export function startGit(cwd: string, args: readonly string[]): ChildProcessByStdio<Writable, Readable, null> {
  return spawn("git", [...SAFE, ...args], { cwd, env: { ...process.env, ...ENVIRONMENT }, stdio: ["pipe", "pipe", "ignore"] });
}

/**
 * What git prints, in parts that end at `separator`.
 *
 * @throws RedactorError when git is missing, or fails and `failed` says what that means
 */
export async function* gitParts(cwd: string, args: readonly string[], separator: "\0" | "\n", failed: string): AsyncGenerator<string> {
  const child = startGit(cwd, args);
  const ended = exitCode(child);
  // It is asked for when all is read; until then a failure must not end the program.
  ended.catch(() => undefined);
  child.stdin.end();
  let rest = "";
  for await (const text of child.stdout.setEncoding("utf8")) {
    const parts = (rest + text).split(separator);
    rest = parts.pop() as string;
    yield* parts;
  }
  if (rest !== "") yield rest;
  if ((await ended) !== 0) throw new RedactorError("ERR_USAGE", failed);
}

/** All that git prints, without the line end. */
export async function gitText(cwd: string, args: readonly string[], failed: string): Promise<string> {
  let text = "";
  for await (const line of gitParts(cwd, args, "\n", failed)) text += `${line}\n`;
  return text.trimEnd();
}

/** Folder of the repository around `cwd`. */
export function repositoryRoot(cwd: string): Promise<string> {
  return gitText(cwd, ["rev-parse", "--show-toplevel"], `${cwd} is in no git repository, which --staged, --since and --history need.`);
}

/** Full name of the commit that a branch, tag or short name stands for. */
export function commitNamed(cwd: string, name: string): Promise<string> {
  const failed = `There is no commit ${JSON.stringify(name)} here. In CI, fetch it first: \`git fetch\`, or \`fetch-depth: 0\` for the checkout.`;
  return gitText(cwd, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`], failed);
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  try {
    const [code] = await once(child, "close");
    return code as number | null;
  } catch (error) {
    throw notStarted(error as NodeJS.ErrnoException);
  }
}

function notStarted(cause: NodeJS.ErrnoException): RedactorError {
  return new RedactorError("ERR_USAGE", `git cannot be started (${cause.code}). Install it, or scan files without --staged, --since and --history.`, { cause });
}
