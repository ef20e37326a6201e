import { type Command, type CommandName, commands } from "./commands.js";
import { environmentName, type Flag, flagsOf } from "./flags.js";
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

Configuration: zwartlak.config.js, .mjs or .json, or the key "zwartlak" of package.json, in this folder or the nearest one above it.
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

function usageOf({ name, short, value }: Flag): string {
  return `${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` <${value}>`}`;
}

function textOf({ text, choices }: Flag): string {
  return choices === undefined ? text : `${text} One of ${choices.join(", ")}.`;
}

/** Where the commands start and end in the README. */
export const COMMANDS_START = "<!-- commands start -->";
export const COMMANDS_END = "<!-- commands end -->";

/** The section of the README about the command line. */
export function commandsMarkdown(): string {
  return commands.map(commandSection).join("\n\n");
}

function commandSection(command: Command): string {
  const rows = flagsOf(command.name)
    .filter(({ name }) => name !== "help")
    .map((flag) => `| \`${usageOf(flag).trim()}\` | ${textOf(flag)} | ${flag.onlyFlag ? "" : `\`${environmentName(flag)}\``} |`);
  return [
    `### \`zwartlak ${command.name} ${command.operands}\``,
    command.summary,
    ...command.notes,
    `\`\`\`sh\n${command.examples.join("\n")}\n\`\`\``,
    ["| flag | meaning | environment |", "|---|---|---|", ...rows].join("\n"),
  ].join("\n\n");
}
