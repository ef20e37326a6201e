import type { Writing } from "./passage.js";

/** Inside the quotes of a JSON string; numbers are written as they are. */
export const JSON_STRING: Writing = {
  read: (written) => {
    try {
      return String(JSON.parse(`"${written}"`));
    } catch {
      return written;
    }
  },
  write: (value) => JSON.stringify(value).slice(1, -1),
};

const NAMED: { readonly [name: string]: string } = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([A-Za-z]{2,8}));/g;
const UNSAFE = /[&<>"']/g;
const NAMES = new Map(Object.entries(NAMED).map(([name, char]) => [char, `&${name};`]));

/** Text and attributes of XML and HTML. */
export const MARKUP: Writing = {
  read: (written) => written.replace(ENTITY, (entity, decimal?: string, hexadecimal?: string, name?: string) => charOf(decimal, hexadecimal, name) ?? entity),
  write: (value) => value.replace(UNSAFE, (char) => NAMES.get(char) as string),
};

function charOf(decimal?: string, hexadecimal?: string, name?: string): string | undefined {
  if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  const code = decimal === undefined ? Number.parseInt(hexadecimal as string, 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** Inside quotes that are doubled where they are meant, as in CSV and SQL. */
export function doubled(quote: string): Writing {
  return { read: (written) => written.replaceAll(quote + quote, quote), write: (value) => value.replaceAll(quote, quote + quote) };
}
