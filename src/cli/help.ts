import { type Command, type CommandName, commands } from "./commands.js";
import { type Flag, flagsOf } from "./flags.js";
import { wrapped } from "./layout.js";

const WIDTH = 100;

export function generalHelp(): string {
  const width = Math.max(...commands.map(({ name, operands }) => `${name} ${operands}`.length));
  return `zwartlak finds Dutch personal data and masks it.

Usage: zwartlak <command> [flags]

${commands.map(({ name, operands, summary }) => `  ${`${name} ${operands}`.padEnd(width)}  ${summary}`).join("\n")}
  ${"help <command>".padEnd(width)}  All about one command.

  --version, -v   Show the version.
  --help, -h      Show this help.

Configuration: zwartlak.config.js, .mjs, .jsonc or .json, or the key "zwartlak" of package.json, in this folder or the nearest one above it.
A flag goes before its environment variable (--min-score: ZWARTLAK_MIN_SCORE), and that before the configuration.
`;
}

export function commandHelp(name: CommandName): string {
  const command: Command = commands.find((candidate) => candidate.name === name) ?? commands[0];
  const known = flagsOf(name);
  const width = Math.max(...known.map((flag) => usageOf(flag).length));
  const sections = [
    command.summary,
    `Usage: zwartlak ${name} ${command.operands} [flags]`,
    ...command.notes.map((note) => wrapped(note, WIDTH).join("\n")),
    known.map((flag) => flagLines(flag, width)).join("\n"),
    `Examples:\n${command.examples.map((example) => `  ${example}`).join("\n")}`,
  ];
  return `${sections.join("\n\n")}\n`;
}

function flagLines(flag: Flag, width: number): string {
  const [first = "", ...more] = wrapped(textOf(flag), WIDTH - width);
  return [`  ${usageOf(flag).padEnd(width)}  ${first}`, ...more.map((line) => `${" ".repeat(width + 4)}${line}`)].join("\n");
}

/** `-f, --format <format>`, indented alike with and without a short form. */
export function usageOf({ name, short, value }: Flag): string {
  return `${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` <${value}>`}`;
}

export function textOf({ text, choices }: Flag): string {
  return choices === undefined ? text : `${text} One of ${choices.join(", ")}.`;
}
