const SHORTEST = 4;
const LONGEST = 40;

/** Whether a value is the name of such a field itself, as translations and mock-ups have it: `Achternaam`, `Straat en huisnummer`. */
export function isLabelOf(fields: readonly string[]): (value: string) => boolean {
  let names: ReadonlySet<string> | undefined;
  let ends: Uint8Array | undefined;
  return (value) => {
    if (value.length < SHORTEST || value.length > LONGEST) return false;
    names ??= new Set(fields);
    ends ??= endsOf(names);
    return (ends[endOf(value)] === 1 || !isPlain(value)) && names.has(value.toLowerCase().replace(/[ _:-]/g, ""));
  };
}

/** 1 for five bits, which are the same for a capital, of the first and last letter of each name: most values are settled by them. */
function endsOf(names: Iterable<string>): Uint8Array {
  const ends = new Uint8Array(1 << 10);
  for (const name of names) ends[endOf(name)] = 1;
  return ends;
}

function endOf(value: string): number {
  return ((value.charCodeAt(0) & 31) << 5) | (value.charCodeAt(value.length - 1) & 31);
}

/** Whether the first and last character are letters without accents, so that they are those of the name. */
function isPlain(value: string): boolean {
  return isPlainLetter(value.charCodeAt(0)) && isPlainLetter(value.charCodeAt(value.length - 1));
}

function isPlainLetter(code: number): boolean {
  const small = code | 32;
  return small >= 97 && small <= 122;
}
