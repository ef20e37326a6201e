import { type Command, commands } from "./commands.js";
import { environmentName, type Flag, flagsOf } from "./flags.js";
import { textOf } from "./help.js";

/** The manual page, from the tables of commands and flags. */
export function manPage(version: string): string {
  return [
    `.TH ZWARTLAK 1 "" "zwartlak ${version}" "User Commands"`,
    ".SH NAME",
    "zwartlak \\- find Dutch personal data and mask it",
    ".SH SYNOPSIS",
    ...commands.flatMap(({ name, operands }) => [".br", `\\fBzwartlak ${name}\\fR [\\fIflags\\fR] ${roff(operands)}`]),
    ".SH COMMANDS",
    ...commands.flatMap(commandSection),
    ".SH CONFIGURATION",
    roff('zwartlak.config.js, .mjs, .jsonc or .json, or the key "zwartlak" of package.json, in this folder or the nearest one above it.'),
    "A flag goes before its environment variable, and that before the configuration.",
    "",
  ].join("\n");
}

function commandSection(command: Command): string[] {
  const flags = flagsOf(command.name).filter(({ name }) => name !== "help");
  return [
    `.SS "zwartlak ${command.name} ${roff(command.operands)}"`,
    roff(command.summary),
    ...command.notes.flatMap((note) => [".PP", roff(note)]),
    ...flags.flatMap(flagSection),
    ".PP",
    "Examples:",
    ".nf",
    ...command.examples.map((example) => `.RS\n${roff(example)}\n.RE`),
    ".fi",
  ];
}

function flagSection(flag: Flag): string[] {
  const { name, short, value } = flag;
  const names = [
    ...(short === undefined ? [] : [`\\fB\\-${short}\\fR, `]),
    `\\fB${roff(`--${name}`)}\\fR`,
    ...(value === undefined ? [] : [` \\fI${value}\\fR`]),
  ];
  const environment = flag.onlyFlag ? "" : ` Environment: ${environmentName(flag)}.`;
  return [".TP", names.join(""), roff(`${textOf(flag)}${environment}`)];
}

/** A dash is a minus, a backslash is itself, and a line that starts with a dot or a quote is text. */
function roff(text: string): string {
  return text.replaceAll("\\", "\\e").replaceAll("-", "\\-").replace(/^[.']/, "\\&$&");
}
