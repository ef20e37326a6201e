import { type Fixing, fixBytes } from "../../src/fix/fix-bytes.js";
import { createTestValues } from "../../src/fix/test-values.js";
import { createRedactor, type Finding, rules } from "../../src/index.js";
import { LIMITS } from "../../src/input/formats/passage.js";

const redactor = createRedactor();

export const SEED = "seed of the tests";

export interface Fixer {
  readonly text: (name: string, text: string) => Promise<string>;
  /** Also when something in it cannot be replaced. */
  readonly anyway: (name: string, text: string) => Promise<string>;
  readonly bytes: (name: string, bytes: Buffer) => Promise<Buffer>;
  /** The test value of a value, in the same run. */
  readonly value: (rule: string, value: string) => string | undefined;
  readonly shared: () => number;
}

/** One run of fix over as many files as are given to it. */
export function createFixer(seed = SEED): Fixer {
  const ruleOf = (id: string) => rules.find((rule) => rule.id === id);
  const testValues = createTestValues(seed);
  const fixing: Fixing = { scan: redactor.scan, ruleOf, testValues, limits: LIMITS };
  const anyway = async (name: string, text: string) => ((await fixBytes(name, Buffer.from(text), fixing))?.bytes ?? "").toString();
  const bytes = async (name: string, content: Buffer) => {
    const fixed = await fixBytes(name, content, fixing);
    if (fixed === undefined || fixed.left.length > 0) throw new Error(`${name} was not fixed`);
    return fixed.bytes;
  };
  return {
    anyway,
    bytes,
    text: async (name, text) => (await bytes(name, Buffer.from(text))).toString(),
    value: (id, value) => testValues.of(ruleOf(id) as (typeof rules)[number], value),
    shared: testValues.shared,
  };
}

/** What a scan reports: everything but known test values. */
export function reported(input: unknown): Finding[] {
  return redactor.scan(input).filter(({ reasons }) => !reasons.includes("test-value"));
}

/** The eleven test of a BSN. */
export function isElfproef(nine: string): boolean {
  return Array.from(nine).reduce((sum, digit, i) => sum + Number(digit) * (i === 8 ? -1 : 9 - i), 0) % 11 === 0;
}

/** Invented numbers that pass: as long as there are BSNs, none of these was handed out. */
export function elfproefNumbers(count: number): string[] {
  const found: string[] = [];
  for (let n = 1000; found.length < count; n++) if (isElfproef(String(n).padStart(9, "0"))) found.push(String(n).padStart(9, "0"));
  return found;
}

/** The same keys, the same number of items, the same types. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (value instanceof Date) return "date";
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
  return value === null ? "null" : typeof value;
}
