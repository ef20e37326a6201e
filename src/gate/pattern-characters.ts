/** Latin, Greek and Cyrillic, and general punctuation: what patterns tell apart lies in here, or is named in the pattern. */
const SAMPLED = [
  [0, 0x52f],
  [0x2000, 0x206f],
] as const;
/** One of each kind that is not in there: Hebrew, Arabic, Chinese, full-width, a currency, an emoji. */
const OTHERS = [0x5d0, 0x627, 0x4e2d, 0xff21, 0xff11, 0x20ac, 0x1f600];

/**
 * The kinds of characters that a pattern tells apart: for each kind, which of its tokens (`a`, `\d`, `[^<>]`) match such a character.
 * The engine is asked, so that flags and Unicode properties mean what they mean.
 */
export function kindsOf(tokens: readonly string[], flags: string): ReadonlySet<string>[] {
  const tests = [...new Set(tokens)].map((token) => ({ token, form: new RegExp(`^(?:${token})$`, flags.replace(/[dgmy]/g, "")) }));
  const kinds = new Map<string, ReadonlySet<string>>();
  for (const code of sampleOf(tokens)) {
    const character = String.fromCodePoint(code);
    const matching = tests.filter(({ form }) => form.test(character)).map(({ token }) => token);
    if (matching.length > 0) kinds.set(matching.join("\n"), new Set(matching));
  }
  return [...kinds.values()];
}

function sampleOf(tokens: readonly string[]): Set<number> {
  const sample = new Set(OTHERS);
  for (const [first, last] of SAMPLED) for (let code = first; code <= last; code++) sample.add(code);
  for (const token of tokens) for (const code of namedIn(token)) sample.add(code);
  return sample;
}

/** Characters that stand in a token as such or by their number. */
function namedIn(token: string): number[] {
  const numbers = [...token.matchAll(/\\u\{?([\da-fA-F]{4,6})/g)].map(([, code = ""]) => Number.parseInt(code, 16));
  return [...numbers, ...[...token].map((character) => character.codePointAt(0) as number)];
}
