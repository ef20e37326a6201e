import { RedactorError } from "../errors.js";

export const SIZE = /^(\d{1,15}) ?([kmg]?b)?$/i;
const UNITS: { readonly [unit: string]: number } = { "": 1, b: 1, kb: 1000, mb: 1e6, gb: 1e9 };

/** Bytes of `500`, `500KB`, `20MB`. */
export function sizeOf(text: string, flag = "max-file-size"): number {
  const [, number, unit = ""] = SIZE.exec(text.trim()) ?? [];
  if (number === undefined) throw new RedactorError("ERR_USAGE", `--${flag} has to be a number of bytes, or one with KB, MB or GB behind it, such as 20MB.`);
  return Number(number) * (UNITS[unit.toLowerCase()] as number);
}

/** A whole number, as `--threads 2`. */
export function countOf(text: string, flag: string, least: number): number {
  if (/^\d{1,6}$/.test(text) && Number(text) >= least) return Number(text);
  throw new RedactorError("ERR_USAGE", `--${flag} has to be a whole number of ${least} or more.`);
}
