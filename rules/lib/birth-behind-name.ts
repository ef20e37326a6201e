import { codeBefore } from "./chars.js";
import { writtenDate } from "./dutch-date.js";
import { late } from "./late.js";
import { fullNameBefore, isOfChild } from "./names/name-before.js";

const SPACE = 32;
/** Between a name and a date of birth: a bracket, a comma, the border of a cell. */
const between = / ?\($|,? (?:\(?[MVmv]\)?,? )?$| - $|[ \t]{0,20}[|;\t][ \t]{0,20}$|,$|<\/td>\s{0,8}<td[^<>]{0,20}>$/i;
const longestBetween = 44;
/** Who wrote, signed or said something did so on a day, and so did a court. */
const author = late(
  String.raw`(?<!\p{L})(?:door|by|auteur|author|ondertekend|ondertekening|getekend|handtekening|akkoord|paraaf|gezien|namens|foto|bron|tekst|redactie|verslag|opgesteld|gewijzigd|aangemaakt|aldus|minister|premier|president|rechter|kantonrechter|voorzitter|secretaris|notaris|griffier|copyright|\(c\)|arrest|vonnis|uitspraak|hr|rb|hof|zie|©|groet|groeten|overleden|cursus|afspraak|factuur|order|bestelling)[ .:,]{1,3}(?:(?:dr|drs|mr|prof|ir|ing|mw|mevr|mevrouw|dhr|de heer)\.? ){0,2}$`,
  "iu",
);
const authorReach = 40;
/** In a table the header says what a date is, and a date of birth is found by its name. */
const otherDates = /dat(?:um|e)|dienst|sinds|since|start|begin|eind|d\.d\.|jaar/i;
const headerReach = 2000;
/** A period, a time, the rest of a title. */
const goesOn = /^[ ,]{0,2}(?:: ?\p{Ll}|versie|version|v\d|akkoord|- \p{Ll}|t\/m|tot|en met|\d{1,2}[:.]\d\d|om \d|[-–] ?\d{1,2}[-/. ]\d)/u;

/** After this year a date with a name is as often that of a letter or a visit as that of a birth; in brackets it is mostly a birth. */
const lastYear = 1999;
const lastYearInBrackets = 2010;

/** Of a child any year may be that of its birth, but then nothing else is said of the day. */
const endsClause = /^(?:[),;.]| en |\s*$|\n)/;

/** `J. de Vries, 12-03-1985`, `De Vries, Jan (12-03-1985)`, `| J. de Vries | 12-03-1985 |`: directly behind the full name of a person the date that can only be one of birth. */
export function isBehindPerson(text: string, start: number, end: number): boolean {
  const gap = between.exec(text.slice(Math.max(0, start - longestBetween), start))?.[0];
  if (gap === undefined || gap.includes("\n") || (goesOn.test(text.slice(end, end + 14)) && !gap.endsWith("("))) return false;
  const date = writtenDate(text.slice(start, end));
  const name = date === undefined ? undefined : fullNameBefore(text, start - gap.length);
  if (date === undefined || name === undefined) return false;
  const isLate = Number.parseInt(date.iso, 10) > (gap.endsWith("(") ? lastYearInBrackets : lastYear);
  if (isLate && !(isOfChild(text, name) && endsClause.test(text.slice(end, end + 4)))) return false;
  return !isOfAuthor(text, name) && (isOfSentence(gap) || !otherDates.test(text.slice(Math.max(0, start - headerReach), start)));
}

function isOfAuthor(text: string, name: number): boolean {
  if (codeBefore(text, name) !== SPACE) return false;
  const before = text.slice(Math.max(0, name - authorReach), name);
  return author().test(before) || comment.test(before);
}

/** Who changed a program, and when. */
const comment = /(?:\/\/|\/\*|#|--|@\w{2,10}) {1,3}$/;

function isOfSentence(gap: string): boolean {
  return /^,? (?:\(?[MV]\)?,? )?$/i.test(gap) || gap === " - " || gap.endsWith("(");
}
