import { createRequire } from "node:module";

/** Verdicts of the validator package. Each is loaded with the first value that needs it: most programs meet neither a foreign script in a domain nor a BIC. */
type Verdict = (value: string) => boolean;

const load = createRequire(import.meta.url);
let fqdn: Verdict | undefined;
let bic: Verdict | undefined;

/** A domain name with a top level in letters, in any script. */
export function isFqdn(domain: string): boolean {
  fqdn ??= load("validator/lib/isFQDN.js") as Verdict;
  return fqdn(domain);
}

/** Bank, country and place, perhaps with a branch (ISO 9362), in letters of either case. */
export function isBic(text: string): boolean {
  bic ??= load("validator/lib/isBIC.js") as Verdict;
  return bic(text);
}
