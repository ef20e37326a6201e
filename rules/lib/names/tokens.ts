import type { Token } from "./run.js";

/** Index of the next token that is a word; the number of tokens when there is none. */
export function nextWord(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < tokens.length && tokens[at]?.kind !== "word") at++;
  return at;
}

export function lastWordOf(tokens: readonly Token[]): Token {
  let at = tokens.length - 1;
  while (tokens[at]?.kind !== "word") at--;
  return tokens[at] as Token;
}

export function hasWord(tokens: readonly Token[]): boolean {
  for (const { kind } of tokens) if (kind === "word") return true;
  return false;
}

export function hasInitials(tokens: readonly Token[]): boolean {
  for (const { kind } of tokens) if (kind === "initials") return true;
  return false;
}

/** Undefined at the start of the row: asking an array for the place -1 is a look-up of a property by name. */
export function tokenBefore(tokens: readonly Token[], at: number): Token | undefined {
  return at === 0 ? undefined : tokens[at - 1];
}
