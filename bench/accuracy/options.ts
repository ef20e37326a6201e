import { parseArgs } from "node:util";

export const SECTIONS = ["vectors", "fixtures", "noise", "accidents", "annotated", "names", "profiles", "statement", "rivals"] as const;
export type SectionName = (typeof SECTIONS)[number];

export const HELP = `npm run accuracy -- [options]

Measures zwartlak on the corpora and writes bench/accuracy.md. A run with options that leave something out prints and writes nothing.

  --only SECTION        one of ${SECTIONS.join(", ")}; may be repeated
  --kind KIND           a rule id or a kind of the corpora; may be repeated; for vectors, fixtures and noise
  --show                print where each miss and each false finding stands; with its text where the licence allows that
  --no-rivals           leave out the libraries that are measured beside it
  --json FILE           write every finding to FILE: rule and place, no values
  --record              the same to bench/record/accuracy-<date>.json
  --compare FILE        print what was found now and not in FILE, and the other way round
`;

export interface Options {
  readonly sections: readonly SectionName[];
  readonly kinds: readonly string[];
  readonly show: boolean;
  readonly json?: string;
  readonly compare?: string;
  /** Nothing is left out. */
  readonly complete: boolean;
}

/** Undefined: help is asked for. Throws on what it does not know. */
export function optionsFrom(args: readonly string[], today: string): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      only: { type: "string", multiple: true, default: [] },
      kind: { type: "string", multiple: true, default: [] },
      show: { type: "boolean", default: false },
      rivals: { type: "boolean", default: true },
      json: { type: "string" },
      record: { type: "boolean", default: false },
      compare: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return undefined;
  const sections = sectionsFrom(values.only).filter((name) => name !== "rivals" || values.rivals);
  const json = values.record ? `bench/record/accuracy-${today}.json` : values.json;
  return {
    sections,
    kinds: values.kind,
    show: values.show,
    ...(json && { json }),
    ...(values.compare && { compare: values.compare }),
    complete: sections.length === SECTIONS.length && values.kind.length === 0,
  };
}

function sectionsFrom(only: readonly string[]): SectionName[] {
  const unknown = only.find((name) => !SECTIONS.some((section) => section === name));
  if (unknown !== undefined) throw new Error(`There is no section "${unknown}"; --only takes ${SECTIONS.join(", ")}.`);
  return SECTIONS.filter((name) => only.length === 0 || only.includes(name));
}
