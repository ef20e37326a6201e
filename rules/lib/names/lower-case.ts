import type { Match } from "../../../src/rule.js";
import { givenStrength, isSurname, nameness } from "../../lists/bits.js";
import { lookup } from "../../lists/words.js";
import { beforeName } from "./before.js";
import { codeAt, isLetter, SPACE } from "./letters.js";
import { prefixEnd } from "./prefix.js";

/** Words that are mostly followed by a name, in chat and forms without capitals: the rule is also tried there. */
export const lowerCues: readonly string[] = "ben naam heet mevrouw mevr meneer dhr beste hallo hoi groetjes namens".split(" ");

/** `ik ben fatima el amrani`, `mevrouw de vries`: a name in small letters behind a word that announces one. */
export function lowerCaseName(text: string, at: number): Match | undefined {
  const cue = wordEndAt(text, at);
  const isCue = lowerCues.includes(text.slice(at, cue));
  const start = isCue ? startBehind(text, cue) : at;
  const end = start === 0 ? 0 : lowerNameEnd(text, start, isCue);
  if (end === 0) return undefined;
  if (!isCue) return { start, end, score: 0.4, reason: "list" };
  const isAnnounced = beforeName(text, start).weight > 1.5 || text.startsWith(" met ", start - 5);
  return isAnnounced ? { start, end, score: 0.75, reason: "context" } : undefined;
}

/** Behind `naam is`, `ben`, `dhr.`, `groetjes,`, `hoi met`. */
function startBehind(text: string, cue: number): number {
  let place = cue;
  if (text[place] === "." || text[place] === ",") place++;
  if (text.startsWith(" is ", place)) place += 3;
  if (text.startsWith(" met ", place)) place += 4;
  return codeAt(text, place) === SPACE ? place + 1 : 0;
}

function wordEndAt(text: string, at: number): number {
  let end = at;
  while (end - at < 24 && isLetter(codeAt(text, end))) end++;
  return end;
}

/** A given name that is hardly anything else, with the surname behind it; or a prefix and a surname. */
function lowerNameEnd(text: string, start: number, isCued: boolean): number {
  const first = wordEndAt(text, start);
  const bits = lookup(text, start, first);
  if (prefixEnd(text, start) > 0 && nameness(bits) < 3) return isCued ? surnameEnd(text, start) : 0;
  if (givenStrength(bits) === 0 || nameness(bits) < 2 || isLetter(codeAt(text, first))) return 0;
  const last = codeAt(text, first) === SPACE ? surnameEnd(text, first + 1) : 0;
  if (last > 0) return last;
  return nameness(bits) === 3 || (isCued && givenStrength(bits) === 2) ? first : 0;
}

/** Prefixes and a listed surname; zero when there is none. */
function surnameEnd(text: string, at: number): number {
  let place = at;
  let prefixes = 0;
  for (let end = prefixEnd(text, place); end > 0 && prefixes < 3; end = prefixEnd(text, place)) {
    place = codeAt(text, end) === SPACE ? end + 1 : end;
    prefixes++;
  }
  const end = wordEndAt(text, place);
  const bits = lookup(text, place, end);
  return isSurname(bits) && nameness(bits) >= (prefixes > 0 ? 1 : 2) ? end : 0;
}
