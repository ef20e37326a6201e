import { kinds } from "../../lists/bits.js";
import { codes } from "./codes.js";
import { isCompound, isDemonym } from "./endings.js";
import { meaningAt, type Token } from "./run.js";
import { vocabulary } from "./vocabulary.js";

const { codeAt } = codes;
const { isGivenName, isPlace } = kinds;
const { VAN } = vocabulary;

/** Whether an unknown word behind a name and a prefix says where somebody belongs: "Etienne Vermeersch van de Gentse universiteit", "Lotte Bakker van Volksgezondheid". */
export function isOfElsewhere(text: string, run: readonly Token[], at: number): boolean {
  const token = run[at] as Token;
  return token.bits === 0 && at > 1 && run[at - 1]?.kind === "prefix" && (isOfPlace(text, token) || isOfOffice(run, at));
}

/** Gentse, Sint-Egidius */
function isOfPlace(text: string, { start, end }: Token): boolean {
  return isDemonym(text, start, end) || /^S(?:in)?t\.?-/.test(text.slice(start, end));
}

/** Behind a full name and "van", a compound is no surname. */
function isOfOffice(run: readonly Token[], at: number): boolean {
  const front = run[at - 2];
  const { start, end } = run[at] as Token;
  return at > 2 && front?.kind === "word" && !isGivenName(front.bits) && (meaningAt(run, at - 1) & VAN) !== 0 && isCompound(start, end);
}

const aldermen = /(?:^|[^\p{L}])B\.? (?:en|&) $/u;
const CAPITAL_W = 87;

/** "B. en W. van Assen": burgemeester and wethouders govern a town. */
export function isCouncil(text: string, run: readonly Token[], at: number): boolean {
  const { start } = run[at] as Token;
  const town = run[at + 2];
  return town !== undefined && isPlace(town.bits) && codeAt(start) === CAPITAL_W && aldermen.test(text.slice(Math.max(0, start - 7), start));
}
