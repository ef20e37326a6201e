import { kinds } from "../../lists/bits.js";
import { beforeName } from "./before.js";
import { codes } from "./codes.js";
import { FUNCTION } from "./cues.js";
import { letters } from "./letters.js";
import type { Token } from "./run.js";
import { vocabulary } from "./vocabulary.js";

const { codeAt } = codes;
const { DOT, isLower } = letters;
const { givenStrength, nameness } = kinds;
const { DEGREE, meaningOf } = vocabulary;

export function isAllCaps({ start, end }: Token): boolean {
  for (let at = start + 1; at < end; at++) if (isLower(codeAt(at))) return false;
  return end - start > 1;
}

/** A name without what somebody has studied: "J. Jansen MSc". */
export function withoutDegree(text: string, tokens: readonly Token[]): readonly Token[] {
  if (isShortened(text, tokens)) return tokens;
  let end = tokens.length;
  while (end > 0 && (tokens[end - 1] as Token).kind !== "word") end--;
  const last = tokens[end - 1];
  if (end > 1 && last !== undefined && isAllCaps(last) && (meaningOf(last.start, last.end) & DEGREE) !== 0) end--;
  while (end > 0 && (tokens[end - 1] as Token).kind !== "word") end--;
  return end === tokens.length ? tokens : tokens.slice(0, end);
}

/** "Marc D.", "Kevin van de B.": the name of a suspect as newspapers shorten it. */
function isShortened(text: string, tokens: readonly Token[]): boolean {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (tokens.length < 2 || first?.kind !== "word" || last?.kind !== "initials" || !tokens.slice(1, -1).every(({ kind }) => kind === "prefix")) return false;
  return last.end - last.start === 2 && codeAt(last.start + 1) === DOT && isCalledSo(text, first);
}

/** A given name; or a word that no list holds, behind what people are: "de 19-jarige Rayvon K." */
function isCalledSo(text: string, { start, bits }: Token): boolean {
  return bits === 0 ? beforeName(text, start).weight >= FUNCTION : givenStrength(bits) > 0 && nameness(bits) > 1;
}
