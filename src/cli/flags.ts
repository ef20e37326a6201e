import type { FormatName } from "../report/format.js";

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
  /** It has no environment variable. */
  readonly onlyFlag?: boolean;
}

/** By name only: help must not load what writes them. */
const FORMATS: readonly string[] = Object.keys({
  text: true,
  json: true,
  ndjson: true,
  sarif: true,
  junit: true,
  github: true,
  gitlab: true,
  checkstyle: true,
  html: true,
} satisfies { readonly [F in FormatName]: true });
/** Commands that find. */
const FINDING = ["scan", "baseline", "redact", "fix", "explain"];
/** Commands that read files and only report. */
const SCANNING = ["scan", "baseline"];
const WALKING = ["scan", "baseline", "fix"];
const ALL = ["scan", "baseline", "init", "redact", "fix", "rules", "explain", "diff", "leaks", "completion"];

export const flags = [
  {
    name: "format",
    short: "f",
    type: "string",
    value: "format",
    multiple: true,
    choices: FORMATS,
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
  {
    name: "profile",
    type: "string",
    value: "name",
    choices: ["strict", "balanced", "quiet"],
    commands: FINDING,
    text: "How much is reported: also what is only likely, the default, or only what is nearly certain.",
  },
  { name: "rule", type: "string", value: "id", multiple: true, commands: FINDING, text: "Use this rule only. Repeatable." },
  { name: "no-rule", type: "string", value: "id", multiple: true, commands: FINDING, text: "Leave this rule out. Repeatable." },
  { name: "test-values", type: "boolean", commands: ["scan"], text: "Also report known test values, such as numbers reserved for tests." },
  {
    name: "exclude",
    type: "string",
    value: "glob",
    multiple: true,
    commands: WALKING,
    text: "Leave out files and folders; patterns as in .gitignore, seen from the current folder. Repeatable.",
  },
  {
    name: "max-file-size",
    type: "string",
    value: "size",
    commands: WALKING,
    text: "Do not read larger files (500, 500KB, 20MB) but report them as unread. Default: no limit; memory use does not depend on it.",
  },
  { name: "no-gitignore", type: "boolean", commands: WALKING, text: "Also read files that git ignores." },
  {
    name: "max-archive-depth",
    type: "string",
    value: "levels",
    commands: SCANNING,
    text: "How deep archives inside archives are opened; deeper ones are reported as unread. Default 3; 0 opens none.",
  },
  { name: "staged", type: "boolean", commands: ["scan"], text: "Read what is staged for the next commit, not the files as they are now." },
  {
    name: "since",
    type: "string",
    value: "ref",
    commands: ["scan"],
    text: "Report only lines that came since the work parted from this branch, tag or commit; with --history, the commits since then.",
  },
  { name: "history", type: "boolean", commands: SCANNING, text: "Read all commits of all branches, each content once." },
  {
    name: "baseline",
    type: "string",
    value: "file",
    commands: SCANNING,
    text: "File of known findings, which `zwartlak baseline` writes; only new ones are reported.",
  },
  {
    name: "fail-on",
    type: "string",
    value: "what",
    multiple: true,
    commands: ["scan"],
    text: "Fail only for these: special, national-id, financial, direct, indirect, company, secret, ids of rules, any (the default) or none. Others are reported.",
  },
  { name: "prune", type: "boolean", commands: ["baseline"], text: "Only take out what is gone." },
  { name: "reason", type: "string", value: "text", commands: ["baseline"], text: "Why the new entries are accepted." },
  { name: "expires", type: "string", value: "day", commands: ["baseline"], text: "Last day on which the new entries count, such as 2027-06-30." },
  { name: "threads", type: "string", value: "count", commands: SCANNING, text: "Worker threads for many files; 1 uses none. Default: one for each core." },
  {
    name: "cache",
    type: "boolean",
    commands: SCANNING,
    text: "Remember clean files by their content in `.zwartlakcache`, and do not scan them again while configuration and version stay.",
  },
  {
    name: "stdin-filename",
    type: "string",
    value: "name",
    commands: ["scan", "fix"],
    text: "Name for standard input in reports; its extension tells the format.",
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
  },
  {
    name: "check",
    type: "boolean",
    commands: ["rules"],
    text: "Run the gate over the built-in rules, or over the .js and .mjs files of a folder.",
  },
  { name: "config", type: "string", value: "file", commands: FINDING, text: "Use this configuration file instead of searching for one." },
  { name: "quiet", short: "q", type: "boolean", commands: WALKING, text: "Print findings only: no summary, no progress." },
  {
    name: "color",
    type: "string",
    value: "when",
    choices: ["auto", "always", "never"],
    commands: ["scan"],
    text: "Colours in the text report. auto, the default, obeys NO_COLOR and FORCE_COLOR.",
  },
  { name: "json", type: "boolean", commands: ["diff", "leaks"], text: "Print the result as JSON." },
  {
    name: "codeowners",
    type: "string",
    value: "file",
    commands: ["leaks"],
    text: "Use this CODEOWNERS file. Default: the one in .github, the root or docs of the repository.",
  },
  { name: "force", type: "boolean", commands: ["init"], text: "Write the configuration also where there is one." },
  { name: "help", short: "h", type: "boolean", commands: ALL, text: "Show this help.", onlyFlag: true },
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
