import { parseArgs } from "node:util";

export const HELP = `npm run bench -- [options]

  --quick      in about a minute, without other libraries; says where zwartlak became more than 25 % slower than recorded
  --gate       with --quick: fails then (for a quiet machine of the kind that made the record)
  --only PART  one of lines, pino, texts, start
  --record     writes the figures to bench/record/, which later quick runs are compared with

A complete run writes bench/README.md.
`;

export const PARTS = ["lines", "pino", "texts", "start"] as const;
export type Part = (typeof PARTS)[number];

export interface Options {
  readonly quick: boolean;
  readonly parts: readonly Part[];
  readonly record: boolean;
  readonly gate: boolean;
}

/** Undefined when help is wanted. */
export function optionsFrom(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: "boolean" },
      only: { type: "string" },
      record: { type: "boolean" },
      gate: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return undefined;
  const part = PARTS.find((name) => name === values.only);
  if (values.only !== undefined && part === undefined) throw new Error(`--only takes one of ${PARTS.join(", ")}`);
  return { quick: values.quick ?? false, parts: part === undefined ? PARTS : [part], record: values.record ?? false, gate: values.gate ?? false };
}
