import type { RandomInt } from "../../../src/rule.js";
import { lookup } from "../../lists/words.js";

/** Invented names begin with a letter that hardly any name begins with: people see at a glance what they are. */
const initials = "xq";
const vowels = "aeiou";
const consonants = "bdfghklmnprstvwz";
const form = new RegExp(`^[${initials}](?:[${vowels}][${consonants}]){0,30}[${vowels}]?$`);
/** One in three words of the form counts, so that a real name that has the form is seldom taken for an invented one. */
const divisor = 3;
const shortestChecked = 4;
/** Tries before a word becomes longer than the one that it stands for. */
const triesPerLength = 24;
const triesPerCall = 60;

/** A word in small letters that reads as a name and is none; `length` is kept as long as there are such words. */
export function inventedWord(initial: string, length: number, random: RandomInt, tries: number): string {
  const wanted = Math.max(length, 2) + Math.floor(tries / triesPerLength);
  let word = "";
  for (let i = 0; i < triesPerCall && !isInventedWord(word); i++) word = drawn(initial, wanted, random);
  return word;
}

function drawn(initial: string, length: number, random: RandomInt): string {
  const rest = Array.from({ length: length - 1 }, (_, place) => {
    const letters = place % 2 === 0 ? vowels : consonants;
    return letters.charAt(random(letters.length));
  });
  return initial + rest.join("");
}

/**
 * Which letter stands for the first letter of a word in small letters. It depends on that letter alone, so that `J. Jansen` and `Jan Jansen` stay one
 * person and a name becomes the same whatever other names are near.
 */
export function inventedInitial(word: string): string {
  return initials.charAt((word.charCodeAt(0) + 1) % initials.length);
}

/** Whether a word is one of those that `inventedWord` makes; names that people have are not. */
export function isInventedWord(word: string): boolean {
  const small = word.toLowerCase();
  if (!form.test(small) || small.length < 2) return false;
  if (small.length >= shortestChecked && weight(small) % divisor !== 0) return false;
  return lookup(small, 0, small.length) === 0;
}

/** An initial that stands for another. */
export function isInventedInitial(letter: string): boolean {
  return initials.includes(letter.toLowerCase());
}

function weight(word: string): number {
  let sum = 0;
  for (let i = 0; i < word.length; i++) sum += (i + 1) * word.charCodeAt(i);
  return sum;
}
