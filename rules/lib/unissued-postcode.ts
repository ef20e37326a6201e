import type { RandomInt } from "../../src/rule.js";
import { same } from "./same.js";

/** A postcode of series 9999, which ends at XL: what follows is not issued. It has the gap and the case of the written one. */
export function unissuedPostcode(written: string, random: RandomInt): string {
  const [, digits = "", gap = " ", letters = ""] = /(\d{4})( {0,2})([A-Za-z]{0,2})/.exec(written) ?? [];
  const drawn = same(random, "postcode", `${digits}${letters.toUpperCase()}`, drawnLetters);
  return `9999${gap}${letters !== "" && letters === letters.toLowerCase() ? drawn.toLowerCase() : drawn}`;
}

/** YA to ZZ, and what is left of X. */
function drawnLetters(random: RandomInt): string {
  const place = random(66);
  return place < 52 ? `${"YZ".charAt(place % 2)}${letter(place >> 1)}` : `X${letter(place - 40)}`;
}

function letter(place: number): string {
  return String.fromCharCode(65 + place);
}
