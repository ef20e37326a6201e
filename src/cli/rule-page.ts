import { readMarks } from "../gate/marks.js";
import type { LegalClass, Rule, Scores } from "../rule.js";
import { wrapped } from "./layout.js";

/** Width of the text behind the names of the sections. */
const WIDTH = 100;

const LAW: { readonly [C in LegalClass]: string } = {
  G1: "special or criminal data (AVG art. 9, 10)",
  G2: "national identification number (AVG art. 87, UAVG art. 46)",
  G3: "identity document, bank or card data",
  G4: "direct identifier",
  G5: "indirect or online identifier",
  G6: "company identifier; personal when it points to one person",
  GX: "secret or credential",
};

const EVIDENCE: { readonly [S in keyof Required<Scores>]: string } = {
  alone: "its form alone",
  checked: "its form with a passed check",
  context: "a word near it",
  contextUnchecked: "a word near it, with a failed check",
  field: "the name of its field",
};

/** Everything that is known about one identifier, from the rule itself. */
export function rulePage(rule: Rule): string {
  const { id, label, title, legal, statement, context = [], counterContext = [], fields = [], weakFields = [], references } = rule;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ["law", [typeof legal === "string" ? `${legal}: ${LAW[legal]}` : "depends on the value"]],
    ["statement", [`"${statement}" in a privacy statement`]],
    ["found by", evidence(rule)],
    ["context", wrapped(context.join(", "), WIDTH)],
    ["against it", wrapped(counterContext.join(", "), WIDTH)],
    ["fields", wrapped(fields.join(", "), WIDTH)],
    ["weak fields", wrapped(weakFields.join(", "), WIDTH)],
    ["masks", masks(rule, label ?? id.toUpperCase())],
    ["found", rule.examples.match.map(oneLine)],
    ["not found", rule.examples.ignore.map(oneLine)],
    ["sources", references],
  ];
  const body = sections.filter(([, lines]) => lines.some((line) => line !== "")).map(([name, lines]) => section(name, lines));
  return `${id}: ${title}\n\n${body.join("\n")}\n`;
}

function section(name: string, lines: readonly string[]): string {
  return lines.map((line, index) => `${(index === 0 ? name : "").padEnd(12)}${line}`).join("\n");
}

/** What is enough, and the score that it gives; more evidence gives more. */
function evidence({ score, validate }: Rule): string[] {
  const lines = Object.entries(EVIDENCE).flatMap(([kind, words]) => {
    const value = score[kind as keyof Scores];
    return value === undefined ? [] : [`${value.toFixed(2)}  ${words}`];
  });
  return validate === undefined ? lines : [...lines, "      It has a check digit or another test of its own."];
}

function masks({ examples, partial }: Rule, label: string): string[] {
  const value = examples.match.map(firstValue).find((candidate) => candidate !== undefined && !candidate.includes("\n"));
  return [`label    [${label}]`, ...(value === undefined ? [] : [`stars    ${"*".repeat(value.length)}`, `partial  ${partial(value) || "(nothing)"}`])];
}

function firstValue(example: string): string | undefined {
  const { text, spans } = readMarks(example);
  const [span] = spans;
  return span && text.slice(span.start, span.end);
}

function oneLine(example: string): string {
  return example.replaceAll("\n", "\\n");
}
