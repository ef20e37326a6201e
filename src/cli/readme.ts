import { type Command, commands } from "./commands.js";
import { type Flag, flags } from "./flags.js";
import { textOf, usageOf } from "./help.js";

/** Where the section about the command line starts and ends in the README of the project. */
export const COMMANDS_START = "<!-- commands start -->";
export const COMMANDS_END = "<!-- commands end -->";

/** The README with a new section about the command line between its markers; undefined when it lacks them. */
export function withCommands(readme: string): string | undefined {
  const start = readme.indexOf(COMMANDS_START);
  const end = readme.indexOf(COMMANDS_END);
  if (start < 0 || end < start) return undefined;
  const sections = [...commands.map(section), flagTable()];
  return `${readme.slice(0, start + COMMANDS_START.length)}\n${sections.join("\n\n")}\n${readme.slice(end)}`;
}

/** Examples are left to `--help`: the page shows its own. */
function section({ name, operands, summary, notes }: Command): string {
  return [`### \`zwartlak ${`${name} ${operands}`.trim()}\``, summary, notes.map((note) => `- ${note}`).join("\n")].join("\n\n");
}

/** One table for all commands: most flags belong to several. */
function flagTable(): string {
  const rows = flags
    .filter(({ name }) => name !== "help")
    .map((flag: Flag) => `| \`${usageOf(flag).trim()}\` | ${flag.commands.join(", ")} | ${textOf(flag)} |`);
  return ["### Flags", ["| flag | commands | meaning |", "|---|---|---|", ...rows].join("\n")].join("\n\n");
}
