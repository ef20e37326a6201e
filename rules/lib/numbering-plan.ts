import { createRequire } from "node:module";
import type { MetadataJson } from "libphonenumber-js/core";

/**
 * Numbers by the numbering plans that libphonenumber-js keeps. Its plans are read without its parser, which is made for what people type and takes a hundred
 * files, 30 ms and 8 MB more; in tests both say the same. The layout of a plan is described in METADATA.md of that package.
 */
export interface PlannedNumber {
  /** Without the code of the country and the trunk prefix. */
  readonly national: string;
  readonly plan: Plan;
}

/** A pattern, and the lengths if they are not those of the plan. */
type NumberType = readonly [pattern: string, lengths?: readonly number[]] | 0;

type Plan = readonly unknown[];
const patternOf = (plan: Plan) => plan[2] as string;
const lengthsOf = (plan: Plan) => plan[3] as readonly number[];
/** The prefix as it is read goes before the one that is written. */
const trunkPrefixOf = (plan: Plan) => (plan[7] || plan[5]) as string | 0 | undefined;
const trunkRuleOf = (plan: Plan) => plan[8] as string | 0 | undefined;
const leadingDigitsOf = (plan: Plan) => plan[10] as string | 0 | undefined;
const typesOf = (plan: Plan) => plan[11] as readonly NumberType[];

const longestCode = 3;
const shortest = 2;
const longest = 17;

/** @param digits the number from the code of its country on; undefined when no country has this code, or none such numbers */
export function plannedNumber(digits: string): PlannedNumber | undefined {
  if (digits.startsWith("0")) return undefined;
  for (let length = 1; length <= longestCode; length++) {
    const code = digits.slice(0, length);
    const countries = countriesOf(code);
    const usual = countries[0] ?? plans().nonGeographic[code];
    if (usual === undefined) continue;
    const national = withoutTrunkPrefix(digits.slice(length), usual, countries);
    return national.length < shortest || national.length > longest ? undefined : { national, plan: countryOf(national, countries) ?? usual };
  }
  return undefined;
}

/** It is in use, for some type of telephone. */
export function isAssigned({ national, plan }: PlannedNumber): boolean {
  return matches(patternOf(plan), national) && typesOf(plan).some((type) => isOfType(national, type, plan));
}

export function isOfRightLength({ national, plan }: PlannedNumber): boolean {
  return lengthsOf(plan).includes(national.length);
}

function isOfType(national: string, type: NumberType, plan: Plan): boolean {
  if (type === 0 || !type[0]) return false;
  return (type[1] || lengthsOf(plan)).includes(national.length) && matches(type[0], national);
}

/** The usual country comes first. */
function countriesOf(code: string): readonly Plan[] {
  const { country_calling_codes: codes, countries } = plans();
  return (codes[code] ?? []).map((country) => countries[country]).filter((plan) => plan !== undefined);
}

/** Of several that share a code, the one that says that the number is its own. */
function countryOf(national: string, countries: readonly Plan[]): Plan | undefined {
  if (countries.length === 1) return countries[0];
  return countries.find((plan) => {
    const leading = leadingDigitsOf(plan);
    return leading ? compiled(`^(?:${leading})`).test(national) : isAssigned({ national, plan });
  });
}

/** What only looks like a prefix is part of the number. */
function withoutTrunkPrefix(number: string, usual: Plan, countries: readonly Plan[]): string {
  const prefix = trunkPrefixOf(usual);
  if (!prefix) return number;
  const pattern = compiled(`^(?:${prefix})`);
  const found = pattern.exec(number);
  if (found === null) return number;
  const rule = trunkRuleOf(usual);
  const rest = rule && found.length > 1 && found.at(-1) ? number.replace(pattern, rule) : number.slice(found[0].length);
  if (matches(patternOf(usual), number) && !matches(patternOf(usual), rest)) return number;
  return isLongEnough(rest.length, lengthsOf(countryOf(rest, countries) ?? usual)) ? rest : number;
}

function isLongEnough(length: number, lengths: readonly number[]): boolean {
  return lengths.includes(length) || length > (lengths.at(-1) ?? 0);
}

function matches(pattern: string, digits: string): boolean {
  return compiled(`^(?:${pattern})$`).test(digits);
}

const patterns = new Map<string, RegExp>();

/** Each pattern is made once: there are some thousands, and few are ever asked for. */
function compiled(source: string): RegExp {
  let pattern = patterns.get(source);
  if (pattern === undefined) {
    pattern = new RegExp(source);
    patterns.set(source, pattern);
  }
  return pattern;
}

interface Plans {
  readonly country_calling_codes: { readonly [code: string]: readonly string[] };
  readonly countries: { readonly [country: string]: Plan };
  readonly nonGeographic: { readonly [code: string]: Plan };
}

let loaded: Plans | undefined;

/** Loaded at the first foreign number: most texts hold none. */
function plans(): Plans {
  loaded ??= createRequire(import.meta.url)("libphonenumber-js/max/metadata") as MetadataJson as unknown as Plans;
  return loaded;
}
