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

export function hasInitials(tokens: readonly Token[]): boolean {
  for (const { kind } of tokens) if (kind === "initials") return true;
  return false;
}
