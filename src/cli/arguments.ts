import { parseArgs } from "node:util";
import { RedactorError } from "../errors.js";
import { nearest } from "../nearest.js";
import { environmentName, type Flag, type FlagValues, flagsOf } from "./flags.js";

/** A command line, read and checked. */
export interface Arguments {
  readonly operands: readonly string[];
  readonly values: FlagValues;
  /** `--format` and `--output` in the order in which they were given: each output belongs to the format before it. */
  readonly reports: readonly { readonly name: "format" | "output"; readonly value: string }[];
}

type Values = { [name: string]: string | boolean | string[] | undefined };

/** Reads the arguments after the name of a command. Flags go before environment variables. */
export function readArguments(command: string, args: readonly string[], environment: NodeJS.ProcessEnv): Arguments {
  const known = flagsOf(command);
  const { values, positionals, tokens } = parse(command, args, known);
  const given: Values = { ...fromEnvironment(known, environment), ...(values as Values) };
  for (const flag of known) checkChoice(flag, given[flag.name]);
  const order = tokens.flatMap((token) =>
    token.kind === "option" && (token.name === "format" || token.name === "output") ? [{ name: token.name, value: token.value as string } as const] : [],
  );
  return { operands: positionals, values: given as FlagValues, reports: order.length > 0 ? order : unordered(given) };
}

function parse(command: string, args: readonly string[], known: readonly Flag[]) {
  const options = Object.fromEntries(
    known.map(({ name, type, short, multiple }) => [name, { type, multiple: multiple ?? false, ...(short !== undefined && { short }) }]),
  );
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, tokens: true });
  } catch (error) {
    throw usageError(command, known, error as Error & { code?: string });
  }
}

function usageError(command: string, known: readonly Flag[], error: Error & { code?: string }): RedactorError {
  const flag = /'(-[^'\s]{1,100})/.exec(error.message)?.[1] ?? "";
  if (error.code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION") return new RedactorError("ERR_USAGE", `${error.message} See \`zwartlak ${command} --help\`.`);
  const guess = nearest(
    flag.replace(/^-+/, ""),
    known.map(({ name }) => name),
  );
  const meant = guess === undefined ? "" : ` Did you mean --${guess}?`;
  return new RedactorError("ERR_USAGE", `\`zwartlak ${command}\` has no flag ${flag}.${meant} See \`zwartlak ${command} --help\`.`);
}

function fromEnvironment(known: readonly Flag[], environment: NodeJS.ProcessEnv): Values {
  const values: Values = {};
  for (const flag of known) {
    const text = flag.onlyFlag ? undefined : environment[environmentName(flag)];
    if (text !== undefined && text !== "") values[flag.name] = environmentValue(flag, text);
  }
  return values;
}

/** Lists are separated by commas. */
function environmentValue(flag: Flag, text: string): string | boolean | string[] {
  if (flag.type === "string") return flag.multiple ? text.split(",").map((part) => part.trim()) : text;
  if (text === "1" || text === "true") return true;
  if (text === "0" || text === "false") return false;
  throw new RedactorError("ERR_USAGE", `${environmentName(flag)} must be 1 (or true) or 0 (or false).`);
}

function checkChoice({ name, choices }: Flag, value: Values[string]): void {
  if (choices === undefined || value === undefined) return;
  for (const choice of [value].flat()) {
    if (choices.includes(choice as string)) continue;
    const guess = nearest(String(choice), choices);
    const meant = guess === undefined ? "" : ` Did you mean ${guess}?`;
    throw new RedactorError("ERR_USAGE", `--${name} cannot be ${JSON.stringify(choice)}.${meant} Choose from ${choices.join(", ")}.`);
  }
}

function unordered({ format = [], output = [] }: Values): Arguments["reports"] {
  const formats = (format as string[]).map((value) => ({ name: "format", value }) as const);
  return [...formats, ...(output as string[]).map((value) => ({ name: "output", value }) as const)];
}
