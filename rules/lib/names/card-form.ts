import type { Match } from "../../../src/rule.js";
import { codes } from "./codes.js";
import { letters } from "./letters.js";

const { codeAt } = codes;
const { COLON, isLineEnd } = letters;

/** The rest of the structured name of a vCard (RFC 6350): family names, given names, additional names, prefixes, suffixes. */
const cardParts = /[\p{L}'’., -]{1,60}(?:;[\p{L}'’., -]{0,60}){1,4}(?=\r?\n|$)/uy;

const CAPITAL_N = 78;

/** `N:Vries;Jan;;de;` */
export function cardForm(text: string, at: number): Match | undefined {
  const isCard = codeAt(at - 1) === COLON && codeAt(at - 2) === CAPITAL_N && (at === 2 || isLineEnd(codeAt(at - 3)));
  if (!isCard) return undefined;
  cardParts.lastIndex = at;
  const parts = cardParts.exec(text)?.[0];
  return parts === undefined ? undefined : { start: at, end: at + parts.replace(/[; ]+$/, "").length, score: 0.9, reason: "form" };
}
