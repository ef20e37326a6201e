import type { RandomInt, Rule } from "../rule.js";
import { createAllotment } from "./allotment.js";
import { fits } from "./fits.js";
import { keyedRandom } from "./keyed-random.js";

/** Chooses the test values of one run: the same for the same value, and as far as possible different ones for different values. */
export interface TestValues {
  /** Undefined when the rule has no test value that can stand in this place. */
  readonly of: (rule: Rule, value: string) => string | undefined;
  /** Replacements that had to be given to a second value: the range of test values was used up. */
  readonly shared: () => number;
}

export function createTestValues(seed: string): TestValues {
  const words = createAllotment();
  const whole = createAllotment();
  const known = new Map<string, string | undefined>();

  function drawn(rule: Rule, value: string, tries: number): string | undefined {
    const random = keyedRandom(seed, `${rule.id}\0${plain(value)}\0${tries}`);
    const made = surrogateOf(rule, value, Object.assign(random, { same }));
    return made !== undefined && made !== value && rule.isTestValue?.(made) === true && fits(made, value) ? made : undefined;
  }

  function same(kind: string, text: string, make: (random: RandomInt, tries: number) => string): string {
    return words.given(kind, text, (tries) => make(keyedRandom(seed, `${kind}\0${text}\0${tries}`), tries), identity) as string;
  }

  function of(rule: Rule, value: string): string | undefined {
    // Signs alone belong to nobody: they are part of what stands around a value.
    if (!/[\p{L}\p{N}]/u.test(value)) return undefined;
    const key = `${rule.id}\0${value}`;
    if (!known.has(key))
      known.set(
        key,
        whole.given(rule.id, value, (tries) => drawn(rule, value, tries), plain),
      );
    return known.get(key);
  }

  return { of, shared: whole.shared };
}

/** A rule that fails on an odd value has no test value for it; what it throws may quote the value. */
function surrogateOf(rule: Rule, value: string, random: RandomInt): string | undefined {
  try {
    return rule.surrogate(value, random);
  } catch {
    return undefined;
  }
}

/** What tells two values apart, whatever is written between their characters: `123.456.782`, and 123456782 without the zero that a number loses. */
function plain(value: string): string {
  const bare = value.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();
  return (bare === "" ? value : bare).replace(/^0{1,20}(?=\d)/, "");
}

function identity(text: string): string {
  return text;
}
