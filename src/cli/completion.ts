import { RedactorError } from "../errors.js";
import type { Arguments } from "./arguments.js";
import { type Command, commands } from "./commands.js";
import { type Flag, flagsOf } from "./flags.js";
import type { ExitCode, World } from "./terminal.js";

const SHELLS: { readonly [shell: string]: () => string } = { bash, zsh, fish };

/** `zwartlak completion`: a script for a shell, made from the tables of commands and flags. */
export function completion({ operands }: Arguments, world: World): ExitCode {
  const script = SHELLS[operands[0] ?? ""];
  if (script === undefined || operands.length > 1) throw new RedactorError("ERR_USAGE", `For which shell? Choose from ${Object.keys(SHELLS).join(", ")}.`);
  world.stdout.write(script());
  return 0;
}

/** Flags whose value is a file. */
const FILES = new Set(["file", "path"]);

/** How a shell says what the value of a flag may be. */
interface ValueWords {
  readonly choices: (list: string) => string;
  readonly file: string;
  readonly other: string;
}

function wordsFor({ choices, value = "" }: Flag, words: ValueWords): string {
  if (choices !== undefined) return words.choices(choices.join(" "));
  return FILES.has(value) ? words.file : words.other;
}

function namesOf(flags: readonly Flag[]): string {
  return flags.flatMap(({ name, short }) => [`--${name}`, ...(short === undefined ? [] : [`-${short}`])]).join(" ");
}

function choicesOf(command: Command): readonly string[] {
  return command.name === "completion" ? Object.keys(SHELLS) : [];
}

function bash(): string {
  const cases = commands.map(
    (command) => `    ${command.name})
      case "$previous" in
${flagsOf(command.name).flatMap(bashValue).join("")}      esac
      COMPREPLY=($(compgen -W "${[...choicesOf(command), namesOf(flagsOf(command.name))].join(" ")}" -- "$word") $(compgen -f -- "$word")) ;;
`,
  );
  return `_zwartlak() {
  local word="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(" ")} help --help --version" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
    help) COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(" ")}" -- "$word")) ;;
${cases.join("")}  esac
}
complete -o filenames -F _zwartlak zwartlak
`;
}

function bashValue(flag: Flag): string[] {
  if (flag.type === "boolean") return [];
  const names = [`--${flag.name}`, ...(flag.short === undefined ? [] : [`-${flag.short}`])].join("|");
  const words = wordsFor(flag, { choices: (list) => `-W "${list}"`, file: "-f", other: '-W ""' });
  return [`        ${names}) COMPREPLY=($(compgen ${words} -- "$word")); return ;;\n`];
}

function zsh(): string {
  const cases = commands.map(
    (command) => `    ${command.name})
      _arguments ${flagsOf(command.name).map(zshFlag).join(" ")} '*:${command.operands.replace(/[':]/g, "") || "nothing"}:${zshOperands(command)}' ;;
`,
  );
  const names = commands.map(({ name, summary }) => `'${name}:${zshText(summary)}'`);
  return `#compdef zwartlak
_zwartlak() {
  local -a commands=(${names.join(" ")})
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
    help) _describe command commands ;;
${cases.join("")}  esac
}
if [ "$funcstack[1]" = _zwartlak ]; then _zwartlak "$@"; else compdef _zwartlak zwartlak; fi
`;
}

function zshOperands(command: Command): string {
  const choices = choicesOf(command);
  return choices.length > 0 ? `(${choices.join(" ")})` : "_files";
}

function zshFlag(flag: Flag): string {
  const repeat = flag.multiple ? "*" : "";
  const values = wordsFor(flag, { choices: (list) => `(${list})`, file: "_files", other: " " });
  const value = flag.type === "boolean" ? "" : `:${flag.value ?? "value"}:${values}`;
  const names = [`--${flag.name}`, ...(flag.short === undefined ? [] : [`-${flag.short}`])];
  return names.map((name) => `'${repeat}${name}[${zshText(flag.text)}]${value}'`).join(" ");
}

/** Text between quotes and square brackets. */
function zshText(text: string): string {
  return text.replace(/'/g, "’").replace(/[[\]:\\`]/g, "");
}

function fish(): string {
  const isFirst = "-n __fish_use_subcommand";
  const names = commands.map(({ name, summary }) => `complete -c zwartlak -f ${isFirst} -a ${name} -d '${fishText(summary)}'`);
  const flags = commands.flatMap((command) => {
    const here = `-n '__fish_seen_subcommand_from ${command.name}'`;
    const operands = choicesOf(command).length > 0 ? [`complete -c zwartlak -f ${here} -a '${choicesOf(command).join(" ")}'`] : [];
    return [...operands, ...flagsOf(command.name).map((flag) => `complete -c zwartlak ${here} ${fishFlag(flag)}`)];
  });
  return `${[...names, ...flags].join("\n")}\n`;
}

function fishFlag(flag: Flag): string {
  const { name, short, type, text } = flag;
  const values = wordsFor(flag, { choices: (list) => `-x -a '${list}'`, file: "-r -F", other: "-x" });
  return `-l ${name}${short === undefined ? "" : ` -s ${short}`}${type === "boolean" ? "" : ` ${values}`} -d '${fishText(text)}'`;
}

function fishText(text: string): string {
  return text.replace(/\\/g, "\\\\").replace(/'/g, "\\'");
}
