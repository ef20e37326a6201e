/**
 * The text that names are looked for in, as numbers. The rule looks at each character near a capital several times. A look into a string takes three times as
 * long as one into an array, and thirty times as much machine code, which is what the time of a rule as large as this one goes into; one call copies a text
 * of a thousand characters in 0.15 µs.
 */
import { lookup, lookupCodes } from "../../lists/words.js";
import { letters } from "./letters.js";

const { cases, LOWER, smallAscii, smallOf } = letters;

/** Longer texts are read in stretches of this length, which begin at a multiple of its half. No look goes further to a side than the margin. */
const MOST = 16_384;
const MARGIN = 1024;
/** Before and behind the text are zeros, more than anybody looks at. */
const BESIDE = 64;

/** The last bits of a place are its index, so that a look takes no more than an addition and cannot leave the array. */
const units = new Uint16Array(2 * MOST);
const LAST_BITS = 2 * MOST - 1;
/** Without it, or where the higher byte comes first, characters are copied one by one. */
const bytes = typeof Buffer === "undefined" || new Uint8Array(Uint16Array.of(1).buffer)[0] === 0 ? undefined : Buffer.from(units.buffer);

let whole = "";
/** The part of the text that is at hand. */
let from = 0;
let until = 0;

/** Makes a text the one that is read, around the place `at`; true when another one was read before. */
function read(text: string, at: number): boolean {
  const isOther = text !== whole;
  // Also when it is equal: the next comparison with the same string takes no time.
  whole = text;
  const isAtHand = !isOther && (from === 0 || at - from >= MARGIN) && (until === text.length || until - at >= MARGIN);
  if (!isAtHand) copy(text, text.length <= MOST ? 0 : Math.max(0, at - MARGIN) & -(MOST / 2));
  return isOther;
}

function copy(text: string, start: number): void {
  const piece = text.length <= MOST ? text : text.slice(start, start + MOST);
  const first = indexOf(start);
  const room = units.length - first;
  write(piece.length <= room ? piece : piece.slice(0, room), first);
  if (piece.length > room) write(piece.slice(room), 0);
  // Nothing is ever written before the first stretch of a text but by another one.
  if (start + from > 0) clear(start - BESIDE);
  from = start;
  until = start + piece.length;
  clear(until);
}

/** Up to here a loop takes less time than a call of the system's. */
const SHORT = 40;

function write(piece: string, index: number): void {
  if (bytes === undefined || piece.length < SHORT) for (let at = 0; at < piece.length; at++) units[index + at] = piece.charCodeAt(at);
  else bytes.write(piece, 2 * index, "utf16le");
}

function clear(place: number): void {
  const first = indexOf(place);
  units.fill(0, first, first + BESIDE);
  if (first + BESIDE > units.length) units.fill(0, 0, first + BESIDE - units.length);
}

function indexOf(at: number): number {
  return (at + BESIDE) & LAST_BITS;
}

/** The code unit at a place of the text that is read; 0 outside. */
function codeAt(at: number): number {
  return units[(at + BESIDE) & LAST_BITS] as number;
}

/** Where the letters from `at` on end; `most` at most. */
function lettersEnd(at: number, most: number): number {
  let end = at;
  while (end < most && cases[units[(end + BESIDE) & LAST_BITS] as number] !== 0) end++;
  return end;
}

/** Where the small letters from `at` on end; `most` at most. */
function smallLettersEnd(at: number, most: number): number {
  let end = at;
  while (end < most && cases[units[(end + BESIDE) & LAST_BITS] as number] === LOWER) end++;
  return end;
}

/** Where the letters begin that end at `end`; `least` at least. */
function lettersStart(end: number, least: number): number {
  let start = end;
  while (start > least && cases[units[(start - 1 + BESIDE) & LAST_BITS] as number] !== 0) start--;
  return start;
}

/** A hash of a word of the text that is read, the same in any case; `hashOf` makes the same of a word that is written small. */
function wordHash(start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) {
    const code = units[(at + BESIDE) & LAST_BITS] as number;
    hash = Math.imul(hash ^ (code < 128 ? (smallAscii[code] as number) : smallOf(code)), STEP);
  }
  return hash;
}

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), STEP);
  return hash;
}

const STEP = 0x9e3779b1;

/** What the lists know about a word of the text that is read. */
function listed(start: number, end: number): number {
  const first = indexOf(start);
  return first + end - start <= units.length ? lookupCodes(units, first, first + end - start) : lookup(whole, start, end);
}

/** Taken apart where they are used, for the reason that letters.ts gives. */
export const codes = { read, codeAt, lettersEnd, smallLettersEnd, lettersStart, wordHash, hashOf, listed } as const;
