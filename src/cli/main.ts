#!/usr/bin/env node
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { RedactorError } from "../errors.js";
import { nearest } from "../nearest.js";
import type { Arguments } from "./arguments.js";
import { type CommandName, commands } from "./commands.js";
import type { ExitCode, World } from "./terminal.js";

type Run = (args: Arguments, world: World) => ExitCode | Promise<ExitCode>;

/** Loaded when they are asked for: help and version need no rules. */
const run: { readonly [C in CommandName]: () => Promise<Run> } = {
  scan: async () => (await import("./scan.js")).scan,
  baseline: async () => (await import("./baseline.js")).baseline,
  init: async () => (await import("./init.js")).init,
  redact: async () => (await import("./redact.js")).redact,
  fix: async () => (await import("./fix.js")).fix,
  rules: async () => (await import("./rules.js")).rules,
  explain: async () => (await import("./explain.js")).explain,
  diff: async () => (await import("./diff.js")).diff,
  leaks: async () => (await import("./leaks.js")).leaks,
  completion: async () => (await import("./completion.js")).completion,
};

async function main(args: readonly string[], world: World): Promise<ExitCode> {
  const [first, ...rest] = args;
  if (first === "--version" || first === "-v") return say(`${(await import("./version.js")).version}\n`);
  if (first === "--help" || first === "-h" || (first === "help" && rest.length === 0)) return say(await helpFor(undefined));
  if (first === undefined) throw new RedactorError("ERR_USAGE", `Which command? ${known()} \`zwartlak --help\` says more.`);
  if (first === "help") return say(await helpFor(commandNamed(rest[0] as string)));
  const command = commandNamed(first);
  const { readArguments } = await import("./arguments.js");
  const parsed = readArguments(command, rest, world.environment);
  if (parsed.values.help) return say(await helpFor(command));
  loadAtOnce(command);
  const start = await run[command]();
  return start(parsed, world);

  function say(text: string): ExitCode {
    world.stdout.write(text);
    return 0;
  }
}

/**
 * Where `require` takes ES modules, it reads the 250 files of a command in half the time that `import` needs, which goes by way of a thread for each.
 * Every command has a file of its name.
 */
function loadAtOnce(command: CommandName): void {
  if (process.features.require_module) createRequire(import.meta.url)(`./${command}.js`);
}

async function helpFor(command: CommandName | undefined): Promise<string> {
  const { commandHelp, generalHelp } = await import("./help.js");
  return command === undefined ? generalHelp() : commandHelp(command);
}

function commandNamed(name: string): CommandName {
  const command = commands.find((candidate) => candidate.name === name);
  if (command !== undefined) return command.name;
  throw new RedactorError("ERR_USAGE", `There is no command ${JSON.stringify(name)}.${hintFor(name)} ${known()}`);
}

function hintFor(name: string): string {
  const guess = nearest(name, [...commands.map((command) => command.name), "help"]);
  if (guess !== undefined) return ` Did you mean ${guess}?`;
  return existsSync(name) ? " It is a file or folder: `zwartlak scan` takes its name." : "";
}

function known(): string {
  return `Commands are ${commands.map(({ name }) => name).join(", ")} and help.`;
}

/** What to print of an error. The message of an error that is not ours may quote what was read, so only its place is shown. */
function words(error: unknown): string {
  if (error instanceof RedactorError) return `zwartlak: ${error.message}\n`;
  const place = String((error as Error | undefined)?.stack)
    .split("\n")
    .filter((line) => /^\s+at /.test(line));
  return `zwartlak: internal error (${(error as Error | undefined)?.name ?? typeof error}). Please report it with these lines:\n${place.join("\n")}\n`;
}

function fail(error: unknown): ExitCode {
  // Whoever reads our output has seen enough: `zwartlak redact app.log | head`. A scan that is complete keeps its verdict.
  if ((error as NodeJS.ErrnoException | undefined)?.code === "EPIPE") process.exit(process.exitCode ?? 0);
  process.stderr.write(words(error));
  return 2;
}

process.stdout.on("error", fail);
process.on("uncaughtException", (error) => process.exit(fail(error)));
process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  environment: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
}).catch(fail);
