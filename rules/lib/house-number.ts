import { late } from "./late.js";

const letter = "[A-TV-Za-tv-z](?![\\p{L}\\p{N}/])";
const lettered = "-?[A-Z]\\d{1,2}(?![\\p{L}\\p{N}])";
const word = "(?:bis\\d?|hs|huis|hoog|boven|beneden|achter|rood|zwart|rd|zw|[A-Z]?Toe|X{0,2}(?:IX|IV|V?I{1,3}|V))(?![\\p{L}\\p{N}])";
const numeric = "[ -]\\d{1,2}[ -]?hoog(?!\\p{L})|-\\d{1,4}(?!\\d)|/\\d{1,3}(?!\\d)| t/m \\d{1,5}|,? bus \\d{1,4}(?!\\d)";
const form = late(
  `(?!\\d{1,2}[-/]\\d{1,2}[-/]\\d)\\d{1,5}(?:${numeric}|${lettered})?(?:[ -]?(?:${letter}|${word})){0,2}(?:${numeric})?(?![\\p{L}\\p{N}_]|[.,:-]\\d|/\\d(?!\\d{3} ?[A-Z]{2}))`,
  "uy",
);
/** What is counted or dated has no address: "wandelpad 4 km", "hof 2 november". */
const counted = late(
  String.raw`\d{1,5} ?(?:%|€|(?:km|hm|m|m2|cm|mm|kg|gr|ton|liter|mb|gb|kb|uur|uren|u|min|minuten|minuut|sec|seconden|ms|jaar|jaren|maand|maanden|week|weken|dag|dagen|keer|maal|x|graden|euro|eur|cent|procent|personen|mensen|stuks|punten|items|errors|times|files|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)(?![\p{L}\p{N}]))`,
  "iuy",
);

/** Where the house number that starts at `at` ends, with letter and addition: `103 c`, `35 III`, `9-2`, `12 bis`. */
export function houseNumberEnd(text: string, at: number): number | undefined {
  counted().lastIndex = at;
  if (counted().test(text)) return undefined;
  form().lastIndex = at;
  const number = form().exec(text)?.[0];
  return number === undefined || /^0/.test(number) ? undefined : at + number.length;
}
