import { type Command, commands } from "./commands.js";
import { environmentName, flagsOf } from "./flags.js";
import { textOf, usageOf } from "./help.js";

/** Where the section about the command line starts and ends in the README of the project. */
export const COMMANDS_START = "<!-- commands start -->";
export const COMMANDS_END = "<!-- commands end -->";

/** The README with a new section about the command line between its markers; undefined when it lacks them. */
export function withCommands(readme: string): string | undefined {
  const start = readme.indexOf(COMMANDS_START);
  const end = readme.indexOf(COMMANDS_END);
  if (start < 0 || end < start) return undefined;
  return `${readme.slice(0, start + COMMANDS_START.length)}\n${commands.map(section).join("\n\n")}\n${readme.slice(end)}`;
}

function section(command: Command): string {
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
