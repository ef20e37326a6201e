import { codes } from "./codes.js";
import { isItalianArticle } from "./italian.js";
import { letters } from "./letters.js";

const { codeAt, lettersEnd, smallLettersEnd } = codes;
const { COLON, DOT, HYPHEN, isApostrophe, isDigit, isLetter, isLower, isUpper, tableOf } = letters;

/** Longer words are no names of people. */
const LONGEST_WORD = 40;

/** What a capital inside a word may follow: McDonald, VanDijk, LaToya. Anything else is camel case, so code. */
const innerCapital = new Set("Mc Mac De Di Du La Le Van Von Ter Ten Fitz Del Des San El Al".split(" "));

/** Initials of more than one letter. */
const longInitials = new Set("Th Ph Ch Chr Fr Joh Jac Jos Wm Sj Tj IJ Ij Hk Gerh Corn Alb Ger Adr Chl Ant".split(" "));

/**
 * Where the capitalised name word at `at` ends: `Jansen`, `Anne-Fleur`, `O'Brien`, `McDonald`, `VRIES`. Zero when it is part of code, of a path, or of a
 * compound such as `Ajax-trainer`.
 */
function wordEnd(text: string, at: number): number {
  if (at !== lastAt) {
    lastEnd = endOfWord(text, at);
    lastAt = at;
  }
  return lastEnd;
}

/** The word that was asked for last: each step of reading a name asks for it again. */
let lastAt = -1;
let lastEnd = 0;

/** Another text is read from here on. */
function forgetWord(): void {
  lastAt = -1;
}

function endOfWord(text: string, at: number): number {
  let part = at;
  let end = at + 1;
  while (end - at < LONGEST_WORD) {
    // A small letter behind a small letter is what nearly all are; it needs no further look.
    if (isLower(codeAt(end - 1))) end = smallLettersEnd(end, at + LONGEST_WORD - 1);
    const code = codeAt(end);
    if (isLetter(code)) {
      if (isCamelCase(text, part, end)) return 0;
    } else if ((code === HYPHEN && isUpper(codeAt(end + 1))) || isJoiningApostrophe(text, part, end)) part = end + 1;
    else break;
    end++;
  }
  return isFreeAfter(text, end) ? end : 0;
}

/** Whether the letter at `end` has a case that no name has there: `getUser`, `SQLite`. */
function isCamelCase(text: string, part: number, end: number): boolean {
  const isAfterUpper = isUpper(codeAt(end - 1));
  if (isUpper(codeAt(end))) {
    return !isAfterUpper && end > part && !(isLower(codeAt(end + 1)) && innerCapital.has(text.slice(part, end)));
  }
  return isAfterUpper && end - part >= 2 && isUpper(codeAt(end - 2)) && !isDigraph(text, part, end);
}

/** IJsbrand: IJ is one letter. */
function isDigraph(text: string, part: number, end: number): boolean {
  return end - part === 2 && text.startsWith("IJ", part);
}

/** The apostrophe of O'Brien, D'Angelo and Dell'Orto; not that of Jan's. */
function isJoiningApostrophe(text: string, part: number, at: number): boolean {
  if (!isApostrophe(codeAt(at)) || !isLetter(codeAt(at + 1)) || !isLetter(codeAt(at + 2))) return false;
  return at - part <= 2 || (isUpper(codeAt(at + 1)) && isItalianArticle(text, part, at));
}

/** What code, paths, addresses of machines and partial masks put behind a word. */
const glueAfter = tableOf("_@(\\$=#+~^[{");
const BULLET = 0x2022;
const SLASH = 47;
const EQUALS = 61;
const AMPERSAND = 38;

function isFreeAfter(text: string, end: number): boolean {
  const code = codeAt(end);
  if (code === 32 || code === 0) return true;
  if (isLetter(code) || isDigit(code) || glueAfter[code] === 1 || code === BULLET) return false;
  const next = codeAt(end + 1);
  if (code === DOT || code === SLASH) return (!isLetter(next) && !isDigit(next)) || (code === SLASH && isAgency(end + 1)) || endsPath(text, end, code);
  if (code === AMPERSAND) return !isUpper(next);
  if (code === HYPHEN) return !isDigit(next) && (!isLower(next) || prefixAfterHyphen(text, end + 1));
  return !(code === COLON && next === COLON);
}

/** "Foto: Jan de Vries/ANP" */
function isAgency(at: number): boolean {
  let end = at;
  while (end - at < 5 && isUpper(codeAt(end))) end++;
  return end - at > 1 && end - at < 5 && !isLetter(codeAt(end)) && !isDigit(codeAt(end)) && codeAt(end) !== SLASH;
}

/** What stands before a full stop or slash with a word behind it, where that is the end of a file's name or of a part of its path. */
function endsPath(text: string, end: number, code: number): boolean {
  return code === DOT ? isFileOfPerson(text, end) : mayEndSegment(end) && segmentBefore.test(text.slice(Math.max(0, end - LONGEST_SEGMENT), end));
}

const LONGEST_SEGMENT = 80;

/** Whether a slash or equals sign with a capital behind it stands before, and no other between: not in `Version/18.1 Safari/605.1`. */
function mayEndSegment(end: number): boolean {
  const from = Math.max(0, end - LONGEST_SEGMENT);
  for (let at = end - 1; at >= from; at--) if (codeAt(at) === SLASH || codeAt(at) === EQUALS) return codeAt(at + 1) > 127 || isUpper(codeAt(at + 1));
  return false;
}

/** Documents and pictures are called after people: `CV Jan Jansen.pdf`. Code is not. */
const document = /\.(?:pdf|docx?|odt|rtf|txt|xlsx?|ods|csv|pptx?|msg|eml|vcf|jpe?g|png|heic|tiff?|mp[34]|wav|m4a|zip)(?![\p{L}\d_./-])/iuy;

function isFileOfPerson(text: string, dot: number): boolean {
  document.lastIndex = dot;
  return document.test(text);
}

const joined = /(?:van|de|den|der|von|ter|ten|'t|el|in|op)(?=[ '])/y;

/** Jansen-de Boer, Bakker-van den Berg. */
function prefixAfterHyphen(text: string, at: number): boolean {
  joined.lastIndex = at;
  return joined.test(text);
}

/** What code and paths put in front of a word. */
const glueBefore = tableOf("_@\\$#+~/%^.-{<");

/** Whether a word may start here; `naam=Jan` may, `org.Jan` and `/Jan` may not. */
function isFreeBefore(text: string, at: number): boolean {
  if (at === 0) return true;
  const code = codeAt(at - 1);
  if (code === 32 || code === 10) return true;
  if (isLetter(code) || isDigit(code)) return false;
  if (code === COLON) return codeAt(at - 2) !== COLON;
  if (code === SLASH) return isSegmentWithSpaces(text, at) || isPartyOfPayment(text, at);
  return glueBefore[code] !== 1 && code !== BULLET;
}

const segment = /\p{Lu}[\p{L}'-]{1,30} (?:\p{Ll}{1,4} ){0,3}\p{Lu}[\p{L}' -]{1,60}(?:\.[a-z]{2,4}(?![\p{L}\d])|[/?"]|$)/uy;

/** `en/of`, `Ajax/Feyenoord`: a word before the slash that is itself no part of a path. */
const partOfWord = /(?:^|[^\p{L}\d/._-])[\p{L}\d._-]+\/$/u;
/** The part of a path before a slash that ends here; in a matrix parameter it stands behind an equals sign. */
const segmentBefore = /[/=]\p{Lu}[^/\n]{0,60} [^/\n]{1,60}$/u;

/** Code and addresses have no spaces: a part of a path that has some is the name of something, or someone. */
function isSegmentWithSpaces(text: string, at: number): boolean {
  segment.lastIndex = at;
  return segment.test(text) && !partOfWord.test(text.slice(Math.max(0, at - 42), at));
}

/** The other side of a payment in a bank statement: `/NAME/J. DE VRIES/REMI/`, `/CNTP/NL02ABNA0123456789/ABNANL2A/J. DE VRIES///`. */
function isPartyOfPayment(text: string, at: number): boolean {
  if (text.startsWith("/NAME/", at - 6)) return payment.test(text.slice(Math.max(0, at - 100), at + 80));
  return party.test(text.slice(Math.max(0, at - 64), at));
}

const payment = /:86:|\/(?:REMI|EREF|MARF|TRTP|BENM|ORDP|IBAN|BIC|ADDR)\//;
const party = /\/CNTP\/[A-Z\d]{0,34}\/[A-Z\d]{0,11}\/$/;

/** Where the initials at `at` end: `J.`, `A.C.`, `Th.M.`, `J. P.`; zero when there are none. */
function initialsEnd(text: string, at: number): number {
  let end = 0;
  let next = at;
  for (let count = 0; count < 8; count++) {
    const after = initialEnd(text, next);
    if (after === 0) return end;
    end = after;
    next = codeAt(end) === 32 || codeAt(end) === HYPHEN ? end + 1 : end;
  }
  return end;
}

function initialEnd(text: string, at: number): number {
  if (!isUpper(codeAt(at))) return 0;
  if (codeAt(at + 1) === DOT) return at + 2;
  const end = lettersEnd(at + 1, at + 5);
  return codeAt(end) === DOT && longInitials.has(text.slice(at, end)) ? end + 1 : 0;
}

/** Taken apart where they are used, as `letters` are. */
export const wordReader = {
  wordEnd,
  forgetWord,
  prefixAfterHyphen,
  isFreeAfter,
  isFreeBefore,
  isPartyOfPayment,
  initialsEnd,
} as const;
