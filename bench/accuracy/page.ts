import { type Section, table } from "./section.js";

const INTRODUCTION = `# Accuracy

Written by \`npm run accuracy\` (\`-- --help\` lists its options). Every figure is at the default settings, through the public API.

The corpora are public texts and fixtures, some under licences that allow measuring but not copying, so they are not part of this repository:
the folder that \`ZWARTLAK_CORPORA\` names holds them. Nothing in the rules or lists was made from them. Of texts that may not be shown this page holds
counts and shapes only, and of the vectors their notes.`;

/** The whole page: what was wanted and reached, then each section. */
export function pageOf(sections: readonly Section[]): string {
  return `${[INTRODUCTION, "", ...targetLines(sections), ...sections.flatMap(sectionLines)].join("\n")}\n`;
}

function sectionLines({ title, lines }: Section): string[] {
  return ["", `## ${title}`, "", ...lines];
}

function targetLines(sections: readonly Section[]): string[] {
  const targets = sections.flatMap((section) => section.targets);
  const met = targets.filter((target) => target.met).length;
  if (targets.length === 0) return [];
  return [
    "## Targets",
    "",
    `${met} of ${targets.length} reached.`,
    "",
    ...table(
      ["target", "wanted", "reached", ""],
      targets.map((target) => [target.name, target.wanted, target.reached, target.met ? "" : "not yet"]),
    ),
  ];
}
