import { FORMATS } from "../report/format.js";

/** A flag. The parser, the environment, `--help` and the README all follow from this table. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  readonly type: "boolean" | "string";
  /** Name of the value in help. */
  readonly value?: string;
  readonly multiple?: boolean;
  readonly choices?: readonly string[];
  readonly commands: readonly string[];
  readonly text: string;
  /** Environment and configuration say nothing about it. */
  readonly onlyFlag?: boolean;
}

const FINDING = ["scan", "redact", "fix", "explain"];

export const flags = [
  {
    name: "format",
    short: "f",
    type: "string",
    value: "format",
    multiple: true,
    choices: Object.keys(FORMATS),
    commands: ["scan"],
    text: "Form of the report (default text). Repeat it for several reports in one run.",
  },
  {
    name: "output",
    short: "o",
    type: "string",
    value: "file",
    multiple: true,
    commands: ["scan"],
    text: "Write the report of the --format before it to a file.",
  },
  {
    name: "min-score",
    type: "string",
    value: "score",
    commands: FINDING,
    text: "Leave out findings below this score: 0 to 1, or low, medium (0.65), high (0.85). Default 0.5.",
  },
  { name: "rule", type: "string", value: "id", multiple: true, commands: FINDING, text: "Use this rule only. Repeatable." },
  { name: "no-rule", type: "string", value: "id", multiple: true, commands: FINDING, text: "Leave this rule out. Repeatable." },
  { name: "test-values", type: "boolean", commands: ["scan"], text: "Also report known test values, such as numbers reserved for tests." },
  {
    name: "exclude",
    type: "string",
    value: "glob",
    multiple: true,
    commands: ["scan", "fix"],
    text: "Leave out files and folders; patterns as in .gitignore, seen from the current folder. Repeatable.",
  },
  {
    name: "max-file-size",
    type: "string",
    value: "size",
    commands: ["scan", "fix"],
    text: "Do not read larger files (500, 500KB, 20MB) but report them as unread. Default: no limit; memory use does not depend on it.",
  },
  { name: "no-gitignore", type: "boolean", commands: ["scan", "fix"], text: "Also read files that git ignores." },
  {
    name: "stdin-filename",
    type: "string",
    value: "name",
    commands: ["scan", "fix"],
    text: "Name for standard input in reports; its extension tells the format.",
    onlyFlag: true,
  },
  {
    name: "mask",
    type: "string",
    value: "mask",
    choices: ["label", "stars", "partial", "remove", "surrogate"],
    commands: ["redact"],
    text: "What replaces a value (default label).",
  },
  {
    name: "by-line",
    type: "boolean",
    commands: ["redact"],
    text: "Redact and write each line at once, as `tail -f` needs. A value that is spread over lines is then found in parts only.",
  },
  {
    name: "seed",
    type: "string",
    value: "text",
    commands: ["fix"],
    text: "Chooses the test values: with the same seed the same value becomes the same test value, for everybody. 12 characters or more; a secret, so give it as ZWARTLAK_SEED rather than on the command line. Default: another one in each run.",
  },
  {
    name: "dry-run",
    type: "boolean",
    commands: ["fix"],
    text: "Write nothing; show what would change: the place, the form of the old value and the new value.",
    onlyFlag: true,
  },
  {
    name: "check",
    type: "boolean",
    commands: ["rules"],
    text: "Run the gate over the built-in rules, or over the .js and .mjs files of a folder.",
    onlyFlag: true,
  },
  { name: "config", type: "string", value: "file", commands: FINDING, text: "Use this configuration file instead of searching for one." },
  { name: "quiet", short: "q", type: "boolean", commands: ["scan", "fix"], text: "Print findings only: no summary, no progress." },
  {
    name: "color",
    type: "string",
    value: "when",
    choices: ["auto", "always", "never"],
    commands: ["scan"],
    text: "Colours in the text report. auto, the default, obeys NO_COLOR and FORCE_COLOR.",
  },
  { name: "help", short: "h", type: "boolean", commands: ["scan", "redact", "fix", "rules", "explain"], text: "Show this help.", onlyFlag: true },
] as const satisfies readonly Flag[];

type Value<F extends Flag> = F extends { type: "boolean" } ? boolean : F extends { multiple: true } ? readonly string[] : string;

/** What the user asked for. A flag that was given nowhere is absent. */
export type FlagValues = { readonly [F in (typeof flags)[number] as F["name"]]?: Value<F> };

export function flagsOf(command: string): readonly Flag[] {
  return flags.filter((flag: Flag) => flag.commands.includes(command));
}

/** The environment variable that says the same: `--min-score` is `ZWARTLAK_MIN_SCORE`. */
export function environmentName({ name }: Flag): string {
  return `ZWARTLAK_${name.toUpperCase().replaceAll("-", "_")}`;
}
