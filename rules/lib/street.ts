import { kinds } from "../lists/bits.js";
import { firstWordAbbreviations, notStreets, strongSuffixes, suffixAbbreviations, weakSuffixes } from "../lists/streets.js";
import { lookup } from "../lists/words.js";
import { codeAt, codeBefore, isDigit, isLetter } from "./chars.js";

const { commonWordBand, isGivenName, isPlace, isSurname, nameness } = kinds;

/**
 * What the words before a house number are.
 * `strong`: the ending of the last word or the first word says street; `small`: it does, but nothing has a capital, or only since a sentence starts there;
 * `generic`: the word for a street and nothing more, "Markt"; `weak`: an ending that towns and surnames have too; `bare`: only a capital speaks for it.
 */
export type StreetKind = "strong" | "small" | "generic" | "weak" | "bare";

export interface Street {
  readonly start: number;
  readonly kind: StreetKind;
}

interface Word {
  readonly text: string;
  readonly start: number;
}

const mostWords = 6;
const particle = /^(?:van|der|de|den|het|'t|'s|ter|ten|te|op|aan|in|bij|tot|la|le|du|des|v\.?|d\.?|v\.d\.)$/i;
const preposition = /^(?:in|op|aan|bij|naar|te|vanaf|langs|achter|tussen|bezoek|nabij|t\.?o\.?)$/i;
const labelWord =
  /^(?:adres|bezoekadres|postadres|factuuradres|bezorgadres|afleveradres|woonadres|locatie|kantoor|straat|woont|wonende|gevestigd|tel|kvk|mijn|onze|uw|ik|wij|zie|kom|de heer|mevrouw|dhr|mw)[.:]?$/i;
/** Words that say street by themselves; before a particle they open a name: `Laan van Voorbeeld`. */
const generic = /^(?:straat|laan|weg|plein|hof|pad|kade|dijk|singel|gracht|markt|steeg|park|dreef|boulevard|allee|baan|plantsoen|dam|brink|spui)$/i;
/** French ones stand in front, in Brussels and Wallonia. */
const french = /^(?:Rue|Avenue|Chaussée|Quai|Impasse|Chemin|Allée)$/i;
const box = /^(?:postbus|pb|antwoordnummer|box)$/;
/** Never a street unless a postcode follows, not even with a capital. */
const never =
  /^(?:onderweg|halverwege|gerechtshof|snelweg|spoorweg|autoweg|luchtweg|voetbalplein|schoolplein|supermarkt|arbeidsmarkt|huizenmarkt|woningmarkt|loopbaan|achtbaan|wandelpad|fietspad|voetpad|doolhof)$/i;

const strongEnding = new RegExp(`..(?:${strongSuffixes.join("|")})$`);
const weakEnding = new RegExp(`...(?:${weakSuffixes.join("|")})$`);
const shortEnding = new RegExp(`....(?:${suffixAbbreviations.join("|")})$`);

/** The street whose name ends at `end`, directly before a house number; undefined when nothing speaks for one. */
export function streetBefore(text: string, end: number): Street | undefined {
  if (!mayEndStreet(text, end)) return undefined;
  const words = wordsBefore(text, end);
  const last = words[0];
  if (last === undefined || last.text.length < 2) return undefined;
  const kind = kindOf(words);
  if (kind === undefined) return undefined;
  const start = kind === "small" ? last.start : startOf(text, words);
  const day = kind === "small" || kind === "strong" ? dayBefore(text, start) : 0;
  return { start: start - day, kind: day > 0 ? "strong" : kind };
}

/** The quick answer for most numbers: the word before them has no capital and no ending of a street. */
function mayEndStreet(text: string, end: number): boolean {
  const last = codeBefore(text, end);
  if (!isLetter(last) && last !== 46) return false;
  let start = end;
  while (end - start < 40 && isNamePart(codeBefore(text, start))) start--;
  const first = codeAt(text, start);
  const isSmall = first >= 97 && first <= 122;
  return !isSmall || text.charAt(start) === "'" || strongEnding.test(text.slice(start, end)) || generic.test(text.slice(start, end));
}

/** Length of the day in front of `novemberstraat`. */
function dayBefore(text: string, start: number): number {
  if (!/^(?:jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec)/i.test(text.slice(start, start + 3))) return 0;
  return /(?:^|[^\p{L}\p{N}.,:/-])(\d{1,2} )$/u.exec(text.slice(Math.max(0, start - 4), start))?.[1]?.length ?? 0;
}

/** The words before `end`, nearest first, with single spaces between. */
function wordsBefore(text: string, end: number): Word[] {
  const found: Word[] = [];
  let stop = end;
  while (found.length < mostWords) {
    const start = wordStart(text, stop);
    if (start === stop || !/[\p{L}']/u.test(text.slice(start, stop))) break;
    const word = { text: text.slice(start, stop), start };
    if (found.length > 0 && endsSentence(word.text)) break;
    found.push(word);
    if (text.charAt(start - 1) !== " " || text.charAt(start - 2) === " ") break;
    stop = start - 1;
  }
  return found;
}

/** A quote that opens a string is no part of the street; those of `'s-` and `'t` are. */
function wordStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < 40 && isNamePart(codeBefore(text, start))) start--;
  return codeAt(text, start) === 39 && !/^'[st][- ]/.test(text.slice(start, start + 3)) ? start + 1 : start;
}

/** Letters, digits, apostrophe, hyphen and full stop. */
function isNamePart(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 39 || code === 45 || code === 46;
}

function endsSentence(word: string): boolean {
  return word.endsWith(".") && !particle.test(word) && !firstWordAbbreviations.includes(word.slice(0, -1).toLowerCase()) && !/^(?:\p{Lu}\.){1,4}$/u.test(word);
}

function kindOf(words: readonly Word[]): StreetKind | undefined {
  const last = words[0]?.text ?? "";
  const ending = last.toLowerCase().replace(/\.$/, "");
  if (box.test(ending)) return undefined;
  if (never.test(ending)) return isCapital(last) ? "bare" : undefined;
  if (opensWithGeneric(words)) return "strong";
  if (generic.test(ending)) return kindOfGeneric(words);
  if (generic.test(/\p{Ll}(\p{Lu}\p{Ll}{2,9})$/u.exec(last)?.[1] ?? "")) return "bare"; // ThinkPad
  if (saysStreet(last, ending)) return kindOfStreetWord(words, ending);
  if (!isCapital(last)) return undefined;
  return weakEnding.test(ending) ? "weak" : "bare";
}

/** An abbreviation needs small letters before it, since `STR` and `LN` mean much else. */
function saysStreet(last: string, ending: string): boolean {
  return strongEnding.test(ending) || (/\p{Ll}{3}/u.test(last) && shortEnding.test(ending));
}

/** "Oude Dijk", but not "Van Dijk". */
function kindOfGeneric([last, before]: readonly Word[]): StreetKind | undefined {
  if (before !== undefined && isCapital(before.text) && !particle.test(before.text)) return "strong";
  const isName = before !== undefined && particle.test(before.text) && !preposition.test(before.text);
  return last !== undefined && isCapital(last.text) && !isName ? "generic" : "bare";
}

function kindOfStreetWord(words: readonly Word[], ending: string): StreetKind | undefined {
  if (words.slice(0, 2).some(({ text }) => isCapital(text))) return words.length === 1 && isCommonNoun(ending) ? "small" : "strong";
  return ending.length > 7 && !notStreets.has(ending) ? "small" : undefined;
}

/** With a capital only because a line or sentence starts: "Windpark 3 levert weer". */
function isCommonNoun(word: string): boolean {
  if (notStreets.has(word)) return true;
  return /(?:pad|park|baan|markt|lei)$/.test(word) || (/(?:hof|weg|dijk)$/.test(word) && commonWordBand(lookup(word, 0, word.length)) > 0);
}

/** `Laan van Voorbeeld`: a generic word with a capital, a particle, a name. */
function opensWithGeneric(words: readonly Word[]): boolean {
  if (words.some(({ text }, place) => place > 0 && french.test(text) && isCapital(text))) return true;
  const at = words.findIndex(({ text }, place) => place > 1 && generic.test(text) && isCapital(text));
  return at > 1 && particle.test(words[at - 1]?.text ?? "") && isCapital(words[0]?.text ?? "");
}

function isCapital(word: string): boolean {
  return /^(?:'[st]-?|\d{1,2}-)?\p{Lu}|^\d{1,2}-\p{Ll}/u.test(word);
}

/** Back over capitals, particles, ordinals and abbreviations; what only leads up to the street is left out again. */
function startOf(text: string, words: readonly Word[]): number {
  let count = 1;
  while (count < words.length && belongs(text, words, count)) count++;
  while (count > 1 && leadsUp(words, count - 1)) count--;
  return (words[count - 1] as Word).start;
}

function belongs(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at] as Word;
  if (labelWord.test(word.text)) return false;
  if (particle.test(word.text) || /^\d{1,2}e$/.test(word.text)) return true;
  return word.text.endsWith(".") || (isCapital(word.text) && !isPersonBefore(text, words, at));
}

/** In "Jansen Kerkstraat 5" the surname belongs to a person, in "Daniël Stalpertstraat" the given name to the street. */
function isPersonBefore(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at] as Word;
  const bits = lookup(text, word.start, word.start + word.text.length);
  return at === 1 && !generic.test((words[0] as Word).text) && isSurname(bits) && !isGivenName(bits) && !isPlace(bits) && nameness(bits) > 1;
}

function leadsUp(words: readonly Word[], first: number): boolean {
  const { text } = words[first] as Word;
  if (preposition.test(text)) return true;
  return !isCapital(text) && !/^\d/.test(text);
}
