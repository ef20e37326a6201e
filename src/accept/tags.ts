import { createHmac, scryptSync } from "node:crypto";

/** How the values of a baseline are tagged. */
export interface Tagging {
  /** Random, one for each baseline. */
  readonly salt: string;
  /** Work factor of scrypt; 0 when a secret key is used instead. */
  readonly cost: number;
}

/**
 * About 20 ms and 8 MB a value. To try all 91 million numbers that pass the eleven test takes 22 days of a core then, and gives nothing but the
 * 1,400 numbers that share each tag.
 */
export const COST = 8192;

/**
 * Two bytes. Short on purpose: some 1,400 valid BSNs have the same tag, so no amount of work turns a baseline into a list of them. A value that
 * replaces an accepted one is taken for it once in 65,536 times.
 */
const TAG_BYTES = 2;

/**
 * Gives a value the tag under which a baseline knows it. The rule and the place are not in it: two tags of one value would tell four bytes about it.
 *
 * @param key the secret of a keyed baseline
 */
export function createTags({ salt, cost }: Tagging, key: string | undefined): (value: string) => string {
  const known = new Map<string, string>();
  const tag = (value: string) =>
    cost === 0
      ? createHmac("sha256", key ?? "")
          .update(`${salt}\n${value}`)
          .digest()
          .subarray(0, TAG_BYTES)
      : scryptSync(value, salt, TAG_BYTES, { N: cost, r: 8, p: 1, maxmem: 256 * 1024 * cost });
  return (written) => {
    const value = plain(written);
    const tagged = known.get(value) ?? tag(value).toString("hex");
    known.set(value, tagged);
    return tagged;
  };
}

/** The same for all ways to write a value: `NL13 QQQQ 0987…` and `nl13qqqq0987…`. */
function plain(value: string): string {
  return value
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[\s./()-]/g, "");
}
