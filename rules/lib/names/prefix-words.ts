import { words } from "../words.js";

export const arabic: readonly string[] = words("al el ad ar as at az ash an abd abdel abu abou ait ben bin");

/** Prefix words that are everyday prepositions: alone between two capitals they are mostly just that ("Jan in Breda"). */
export const prepositions: readonly string[] = words("in op uit uijt over onder bij voor aan tot to te af of i s t l d am im auf aus ten het a ver e do y to");
export const articles: readonly string[] = words("de den der 't t het gen dem ten ter");
