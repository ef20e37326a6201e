import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { isBehindPerson } from "./lib/birth-behind-name.js";
import { isBehindYearLabel, isInBirthElement, isInBirthRecord, isPartOfBirthRecord, isUnderBirthLabel } from "./lib/birth-label.js";
import { brpColumns } from "./lib/brp-columns.js";
import { codeAt, codeBefore, digitsEnd, isAsciiLetter } from "./lib/chars.js";
import { constructedEnd, isConstructed } from "./lib/date-in-program.js";
import { dateInWords, isBehindWordsOfBirth, isDateInWords, yearsInWords } from "./lib/date-in-words.js";
import { dateForms, dayAndYear, isBirthDate, monthBefore, type WrittenDate, withoutClock, writtenDate } from "./lib/dutch-date.js";
import { standsFree } from "./lib/edges.js";
import { late } from "./lib/late.js";
import { same } from "./lib/same.js";
import { words } from "./lib/words.js";

const SPACE = 32;
const STAR = 42;

/** "Geboren voor 1 januari 1965" is a rule for many, not somebody's date. */
const bound = late(String.raw`(?:^|[^\p{L}])(?:v(?:oo|óó)r|na|vanaf|sinds|tot|before|after|since) $`, "iu");

/** A date is personal by its role only, so the form is worth nothing alone. */
function match(text: string, at: number): Match | undefined {
  const first = text.charCodeAt(at);
  if (first === STAR) return inGenealogy(text, at);
  return isAsciiLetter(first) ? dateInWords(text, at) : inDigits(text, at);
}

function inDigits(text: string, at: number): Match | undefined {
  if (codeBefore(text, at) === SPACE && bound().test(text.slice(Math.max(0, at - 10), at))) return undefined;
  for (const form of mayBeginDate(text, at) ? dateForms : []) {
    form.lastIndex = at;
    const value = form.exec(text)?.[0];
    if (value === undefined || !standsFree(text, at, at + value.length) || isPartOfRow(text, at, value)) continue;
    if (value === withoutClock(value) || isBehindBirthWord(text, at)) return labelled(text, at, at + value.length);
  }
  return inProgram(text, at) ?? numberAlone(text, at) ?? afterMonth(text, at);
}

/** `geboren = LocalDate.of(1985, 12, 1)`: test data in a program. */
function inProgram(text: string, at: number): Match | undefined {
  const end = constructedEnd(text, at);
  return end > 0 && isBehindBirthWord(text, at) ? { start: at, end, score: 0.9, reason: "context" } : undefined;
}

/** Whether digits are as many as a date begins with, and what follows them is what dates have there. */
function mayBeginDate(text: string, at: number): boolean {
  const end = digitsEnd(text, at);
  const length = end - at;
  const next = codeAt(text, end);
  const isJoint = next === 45 || next === 46 || next === 47;
  if (length < 3) return isJoint || next === SPACE || isAsciiLetter(next);
  return length >= 8 || (length === 4 && isJoint);
}

/** `Jan de Vries (*1-1-1970)`; without the bracket a star is a bullet. */
function inGenealogy(text: string, at: number): Match | undefined {
  if (text.charAt(at - 1) !== "(") return undefined;
  const start = text.charAt(at + 1) === " " ? at + 2 : at + 1;
  for (const form of dateForms) {
    form.lastIndex = start;
    const value = form.exec(text)?.[0];
    if (value !== undefined) return { start, end: start + value.length, score: 0.85, reason: "context" };
  }
  return undefined;
}

/** With a clock time it is mostly the time of the log line, whatever the line goes on to say. */
function isBehindBirthWord(text: string, at: number): boolean {
  return /(?:geb|birth|born|dob|jarig|verjaar)[^\n]{0,40}$/i.test(text.slice(Math.max(0, at - 56), at));
}

/** With the labels that do not stand on the same line or in the same field, and the name of a person for one. */
function labelled(text: string, start: number, end: number): Match {
  const isLabelled =
    isUnderBirthLabel(text, start) ||
    isInBirthRecord(text, start) ||
    isInBirthElement(text, start) ||
    isBehindWordsOfBirth(text, start) ||
    isBehindPerson(text, start, end);
  return isLabelled ? { start, end, score: 0.9, reason: "context" } : { start, end };
}

/** A year, or a day or month on its own, where the text says just that. */
function numberAlone(text: string, at: number): Match | undefined {
  const end = digitsEnd(text, at);
  if (end - at > 4 || !standsFree(text, at, end)) return undefined;
  const isLabelled = (end - at === 4 && (isBehindYearLabel(text, at) || isInBirthRecord(text, at))) || isPartOfBirthRecord(text, at);
  return isLabelled ? { start: at, end, score: 0.9, reason: "context" } : undefined;
}

/** Pairs of digits with spaces may be a telephone number: `06 18 49 30 61`. */
function isPartOfRow(text: string, at: number, value: string): boolean {
  return (
    /^\d{1,2} \d{1,2} /.test(value) && (/^ ?\d/.test(text.slice(at + value.length, at + value.length + 2)) || /\d ?$/.test(text.slice(Math.max(0, at - 2), at)))
  );
}

function afterMonth(text: string, at: number): Match | undefined {
  if (codeBefore(text, at) !== SPACE) return undefined;
  const month = monthBefore.exec(text.slice(Math.max(0, at - 12), at))?.[0];
  dayAndYear.lastIndex = at;
  const rest = month === undefined ? undefined : dayAndYear.exec(text)?.[0];
  return month === undefined || rest === undefined ? undefined : { start: at - month.length, end: at + rest.length };
}

function isDate(value: string): boolean {
  return isBirthDate(value) || isConstructed(value) || isDateInWords(value) || /^(?:(?:19|20)\d{2}|0?[1-9]|[12]\d|3[01])$/.test(value);
}

/** The year stays; above the age of 89 a year is rare enough to hide. */
function partial(value: string): string {
  const shown = /(?<!\d)(?:19[4-9]\d|20\d{2})(?!\d)/.exec(value)?.[0] ?? /^(?:19[4-9]\d|20\d{2})(?=\d{4}$)/.exec(value)?.[0];
  return shown === undefined || shown === value ? "••-••-••••" : `••-••-${shown}`;
}

/** Nobody alive was born before 1910, and everybody alive is younger than 118. */
const bygone = /(?<!\d)190\d(?!\d)|^190\d(?=\d{4}$|\d{2}$)|(?<=^\d{4})190\d$/;

/** The same form, with the day changed and a year from 1900 to 1909. */
function surrogate(value: string, random: RandomInt): string {
  const date = withoutClock(value);
  return `${otherDate(date, random)}${value.slice(date.length)}`;
}

function otherDate(value: string, random: RandomInt): string {
  if (/^\d{1,3}$/.test(value)) return value === "118" ? "119" : "118";
  const drawn = `190${random(10)}`;
  const year = value.includes(drawn) ? `190${(Number(drawn) + 1) % 10}` : drawn;
  if (/^\d{4}$/.test(value)) return year;
  if (/^\d{4}(?:0\d|1[0-2])$/.test(value)) return `${year}${value.slice(4)}`;
  const written = writtenDate(value);
  if (written !== undefined) return bygoneDate(written, random);
  if (/^\d{8}$/.test(value)) return `${year}10${10 + random(18)}`;
  // No date that can be read: the words around it stay.
  const other = value.replace(/(?:19|20)\d{2}(?!\d)/, year);
  return bygone.test(other) ? other : `${10 + random(18)}-10-${year}`;
}

/** The month stays, and so does the width of the day, so that all written forms of a date agree. */
function bygoneDate({ iso, between, parts }: WrittenDate, random: RandomInt): string {
  const day = Number(iso.split("-")[2]);
  const drawn = same(random, "date", iso, (draw) => `${1900 + draw(10)} ${day < 10 ? 1 + draw(9) : 10 + draw(19)}`);
  const [year = "", newDay = ""] = (drawn === `${iso.slice(0, 4)} ${day}` ? `190${(Number(drawn[3]) + 1) % 10} ${day}` : drawn).split(" ");
  const texts = parts.map(({ name, text }) => {
    if (name === "year") return year;
    return name === "day" && Number(text) > 0 ? newDay.padStart(text.length, "0") : text;
  });
  return between.map((gap, i) => gap + (texts[i] ?? "")).join("");
}

export default defineRule({
  id: "date-of-birth",
  title: "Date of birth",
  legal: "G4",
  statement: "technische gegevens",
  precedence: PRECEDENCE.dateTime,
  trigger: [
    { digits: [1, 2, 4, 8], nearContext: true },
    // Behind a name, in brackets or a cell.
    { digits: [1, 2, 4], twoBefore: /[,|;-]/, before: / /, after: /[-/. ]/, twoAfter: /[\da-z]/i },
    { digits: [1, 2, 4], twoBefore: /[ .)a-z"']/i, before: /[(\t|;,>]/, after: /[-/. ]/, twoAfter: /[\da-z]/i },
    { digits: [4], before: /\(/, after: /,/ },
    { digits: [1, 2], twoBefore: /[a-zMV.)]/, before: / /, after: /-/, twoAfter: /\d/ },
    { char: "*" },
    { prefix: yearsInWords },
  ],
  match,
  maxLength: 40,
  validate: isDate,
  score: { context: 0.9, field: 0.97 },
  context: words(
    "geboren geb gebdat gebdatum geboortedd geboortedatum geboortedag geboorte geboortejaar gd verjaardag verjaart jarig born dob birthday birthdate birth",
  ).concat("date of birth", "geb dat", "geb dd", "geb d d", "geb datum", "d o b", "geboorte datum"),
  counterContext: words(
    "factuurdatum besteldatum geldig geldigheid ingangsdatum vervaldatum einddatum begindatum startdatum datum date created updated timestamp tijdstip aangemaakt gewijzigd overleden overlijdensdatum gehuwd " +
      "opgenomen opname ontslag ontslagen gezien spreekuur consult intake operatie geopereerd onderzocht afgegeven verlopen expires expiry afspraak factuur order bestelling besteld betaald verzonden geleverd ondertekend getekend ingediend ontvangen deadline",
  ),
  fields: words(
    "geboortedatum geboortedat geboortedag geboortemaand geboortejaar gebdatum gebdat gebdt gebdag gebjaar gbdatum gbdat geb geboren geborenop datumgeboorte datgeboorte datgeb gebdtm geboortedtm geboorte leeftijd birthdate birthdt datebirth dateofbirth dob dobday dobmonth dobyear birthday birthyear birthmonth customerdob personbirthdate bday " +
      "geboortedatumkind geboortedatumpartner geboortedatumjaar geboortedatummaand geboortedatumdag dateofbirthday dateofbirthmonth dateofbirthyear birthdateday birthdatemonth birthdateyear datumdatum datumjaar datummaand datumlangformaat datum0310 geboortegegevensdatum geboortedatumdatum",
  ).concat(brpColumns("0310")),
  // Not the next field of the line.
  fieldValue: /^(?=\D{0,20}\d)(?![^\n]{0,40}(?: {2}|\p{L} ?:))[\p{L}\d][\p{L}\d '.,:/+-]{0,39}$|^\/Date\(-?\d{1,15}\)\/$|^-\d{1,12}$/u,
  isTestValue: (value) => bygone.test(value) || /^11[89]$/.test(value),
  partial,
  surrogate,
  presidio: "DATE_OF_BIRTH",
  examples: {
    match: [
      "geboren op [[1 december 1985]]",
      "geb. [[01-12-1985]] te Zwolle",
      "geboortedatum: [[1-12-1985]]",
      "geboortedatum [[01/12/1985]], [[01.12.1985]] geboren",
      '"geboortedatum":"[[1985-12-01]]"',
      "geboortedatum=[[19851201]]; geboortedatum [[19850000]]",
      "geb. [[1 dec '85]]",
      "DOB: [[12/01/1985]], born [[December 1, 1985]]",
      '{"geboorte":{"datum":{"type":"Datum","datum":"[[1985-12-01]]","langFormaat":"[[1 december 1985]]"}}}',
      "geboortejaar [[1985]]; GEBOORTEJAAR: [[1985]], geboren in [[1985]]",
      "Geboortedatum\n[[12-05-1980]]",
      '<Vraag id="13">Geboortedatum</Vraag><Antwoord>[[12-05-1980]]</Antwoord>',
      "geb.datum [[12-05-1980]], geboren [[12-05-2020 10:30]]",
      "Geboortedatum: [[03-04-1978]]    Kleur: rood",
      "born on the [[1st of December 1985]]",
      '"birthDate":"[[1985-12-01T00:00:00Z]]"',
      "geboren [[01-dec-1985]] of [[1/12/'85]]; D.O.B. [[1-12-1985]]",
      "Anna Bakker (*[[1-12-1985]])",
      "<Geboorte><Datum>[[19850312]]</Datum></Geboorte><ns:geboorte><ns:plaats>Assen</ns:plaats><ns:datum>[[1985-03-12]]</ns:datum></ns:geboorte> <x:Geboortedatum><x:Datum>[[1985-03-12]]</x:Datum>",
      "J. de Vries, [[12-03-1985]]; De Vries, Jan ([[12-03-1985]]), mw. A. Jansen, [[4 mei 1962]], opgenomen op 12-03-2024",
      "| J. de Vries | [[12-03-1985]] | Zwolle |",
      "kinderen: Jip ([[12-05-2018]]) en Saar ([[03-04-2021]]); zoon Tim, [[12-05-2018]]. Dhr. Tim Bakker [[3-9-1980]] komt; J. Bakker V [[12-04-1961]]",
      "geboren te Zwolle op [[zeven juli negentienhonderd zestig]] ([[07-07-1960]]), geboren=datetime.date([[1985, 12, 1]])",
      'dag van geboorte: [[twaalf maart tweeduizend vierentwintig]]; {"geboortegegevens":{"datum":"[[1977-02-01]]"}}',
      "- Jan de Vries - [[12-03-1985]] - Zwolle",
      "withGeboortedatum(LocalDate.of([[1985, 12, 1]])), geboren = new Date([[1985, Calendar.MARCH, 1]], 0)",
      "<tr><td>J. de Vries</td><td>[[12-03-1985]]</td></tr>",
    ],
    ignore: [
      "31-02-1985",
      "geboren 13-13-2013",
      "geldig tot 01-12-2030",
      "geldig = LocalDate.of(1985, 12, 1)",
      "factuurdatum 01-12-1985",
      "01-12-1785",
      "geboren 12.01.1985.3",
      "00000000",
      "2024-01-15T10:00:00Z created",
      "besteld op 1 december 2023",
      "2024-01-15T10:00:00Z INFO kind geboren in Utrecht",
      "geboren, 12-01-1985-44",
      "geboren te Utrecht, opgenomen van 2-11-2026 tot 9-11-2026",
      "wie geboren is vóór 1 januari 1965",
      "geboortedatum onbekend; besteld op 01-02-2024",
      '{"overlijden":{"datum":"2012-07-01"},"dob":null,"dag":1}',
      "* 1-12-1985 eerste uitgave",
      "Geboortedatum\nKlant\n12-05-1980",
      "Jan de Vries, 12-03-2024; door Jan de Vries (12-03-1998); Den Haag, 12-03-1985",
      "ondertekend door mr. J. de Vries, 12-03-1985; Jan de Vries, 12-03-1985 t/m 14-03-1985",
      "<Geboorte></Geboorte><Overlijden><Datum>20150312</Datum></Overlijden>",
      "// Jan de Vries, 12-03-1999: fixed bug",
      "Copyright (c) Jan de Vries, 12-03-1999; minister De Vries (12-03-1998); P. Bakker, 12-03-1998, akkoord",
      "opgericht op zeven juli negentienhonderd zestig (07-07-1960), created=datetime.date(1985, 12, 1)",
      "zoon Tim is er sinds 12-05-2018; Tim Bakker 3-9-2024; kinderen van 2018 tot 2021",
      "naam|in dienst\nJ. de Vries|12-03-1985",
    ],
  },
  references: ["Haal Centraal BRP bevragen (incomplete dates)", "ISO 8601", "AVG art. 4(1)"],
});
